const NICE_STEPS = [1, 2, 5, 10] as const;

/** Whole numbers from 0 that carry the axis up to `most`, in steps people count in; about `wanted` of them. */
export function niceTicks(most: number, wanted = 4): number[] {
  const top = Math.max(1, most);
  const rough = top / wanted;
  const power = 10 ** Math.floor(Math.log10(Math.max(1, rough)));
  const step = Math.max(1, power * (NICE_STEPS.find((nice) => power * nice >= rough) ?? 10));
  return Array.from({ length: Math.ceil(top / step) + 1 }, (_, index) => index * step);
}

/** A linear scale from a domain to pixels. */
export function linear(
  domain: [number, number],
  range: [number, number],
): (value: number) => number {
  const span = domain[1] - domain[0] || 1;
  return (value) => range[0] + ((value - domain[0]) / span) * (range[1] - range[0]);
}

/** A scale for ratios: half and double are equally far from "no change". */
export function ratioScale(
  domain: [number, number],
  range: [number, number],
): (ratio: number) => number {
  const inner = linear([Math.log(domain[0]), Math.log(domain[1])], range);
  return (ratio) => inner(Math.log(Math.min(domain[1], Math.max(domain[0], ratio))));
}

const RATIO_TICKS = [0.1, 0.2, 0.4, 0.6, 0.8, 1, 1.25, 1.5, 2, 3, 5, 10] as const;

/** Ratios from the smallest to the largest that a chart must hold, never less than 0.6 to 1.5. */
export function ratioDomain(ratios: readonly number[]): [number, number] {
  const low = Math.min(0.6, ...ratios);
  const high = Math.max(1.5, ...ratios);
  return [
    RATIO_TICKS.findLast((tick) => tick <= low) ?? 0.1,
    RATIO_TICKS.find((tick) => tick >= high) ?? 10,
  ];
}

/** The ticks inside a domain of ratios. */
export function ratioTicks([low, high]: [number, number]): number[] {
  return RATIO_TICKS.filter((tick) => tick >= low && tick <= high);
}

const LABEL_ROOM_PX = 62;
/** Where the outermost words stand inside the ends of the axis, not around them. */
export const INSIDE_ROOM_PX = 94;

/**
 * Ticks with the words they have room for: "No change" first, then the ends in full ("60% fewer",
 * "50% more"), then bare shares between them. A tick without room keeps its line and loses its words.
 */
export function labelledTicks(
  ticks: readonly number[],
  x: (ratio: number) => number,
  room_px = LABEL_ROOM_PX,
): { tick: number; words: string | null }[] {
  const ends = [ticks[0], ticks[ticks.length - 1]];
  const inOrder = [1, ...ends, ...ticks].filter((tick) => tick !== undefined);
  const labelled: number[] = [];
  for (const tick of inOrder) {
    const hasRoom = labelled.every((other) => Math.abs(x(other) - x(tick)) >= room_px);
    if (hasRoom) labelled.push(tick);
  }
  return ticks.map((tick) => {
    if (!labelled.includes(tick)) return { tick, words: null };
    const isFull = tick === 1 || ends.includes(tick);
    return {
      tick,
      words: isFull ? ratioWords(tick) : ratioWords(tick).replace(/ (fewer|more)$/, ''),
    };
  });
}

/** "60% fewer", "No change", "50% more", "Twice as many". */
export function ratioWords(ratio: number): string {
  const percent = Math.round((ratio - 1) * 100);
  if (percent === 0) return 'No change';
  if (percent < 0) return `${-percent}% fewer`;
  return percent < 100 ? `${percent}% more` : `${ratio} times`;
}

/** Differences around 0 that a chart must hold, as far to one side as to the other. */
export function differenceDomain(differences: readonly number[]): [number, number] {
  const most = Math.max(1, ...differences.map(Math.abs));
  const end = niceTicks(most, 2).at(-1) ?? most;
  return [-end, end];
}

/** The ends of such a domain in words, and "As many" between them. */
export function differenceTicks([low, high]: [number, number]): { tick: number; words: string }[] {
  return [
    { tick: low, words: `${-low} fewer` },
    { tick: 0, words: 'As many' },
    { tick: high, words: `${high} more` },
  ];
}
