import type { Tier } from '../api/session';

/** Lower bounds of classes 2 to 5 of a count; class 1 starts at the smallest count that is shown. */
export type Breaks = readonly [number, number, number, number];

export const BREAKS_AT_FIRST: Breaks = [7, 10, 14, 18];

/** Shares of the counted cells below each class: few cells stand out, as counts of harm are skewed. */
const SHARES = [0.42, 0.72, 0.88, 0.96] as const;

/**
 * Class bounds for the counts in sight. They rise by at least two, so that each class holds a range,
 * and stay as they are while the map is moved: only another filter or cell size asks for new ones.
 */
export function breaksFor(counts: readonly number[], threshold: number): Breaks {
  const shown = counts.filter((n) => n >= threshold).sort((a, b) => a - b);
  if (shown.length < 5) return BREAKS_AT_FIRST;
  let least = threshold + 2;
  const bounds = SHARES.map((share) => {
    const bound = Math.max(least, rounded(shown[Math.floor(share * shown.length)] ?? least));
    least = bound + Math.max(2, Math.round(bound / 10));
    return bound;
  });
  return bounds as unknown as Breaks;
}

function rounded(value: number): number {
  if (value < 30) return value;
  const step = value < 100 ? 5 : value < 500 ? 10 : 50;
  return Math.round(value / step) * step;
}

/** "5–6", "7–9", …, "18 or more": the words under the legend's colours. */
export function classWords(breaks: Breaks, threshold: number): string[] {
  const lower = [threshold, ...breaks];
  return lower.map((from, index) => {
    const next = lower[index + 1];
    if (next === undefined) return `${from} or more`;
    return next - 1 === from ? String(from) : `${from}–${next - 1}`;
  });
}

/** Which class a count belongs to, 0 to 4. */
export function classOf(n: number, breaks: Breaks): number {
  return breaks.filter((bound) => n >= bound).length;
}

export type CellWidth = 100 | 200 | 400 | 800;
export const CELL_WIDTHS: readonly CellWidth[] = [100, 200, 400, 800];

/** The cell sizes of a person: whoever sees no places of incidents has none narrower than 200 m. */
export const cellWidthsOf = (tier: Tier | undefined): readonly CellWidth[] =>
  tier === 'count' ? CELL_WIDTHS.filter((width) => width >= 200) : CELL_WIDTHS;

/** The cell size the service gives at a zoom level when none is asked for. */
export function cellWidthAt(zoom: number): CellWidth {
  const level = Math.floor(zoom);
  if (level <= 11) return 800;
  if (level === 12) return 400;
  return level === 13 ? 200 : 100;
}
