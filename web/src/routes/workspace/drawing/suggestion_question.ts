import type { QueryChange } from '../../../router/location.svelte';

/** Where a suggestion starts: around a point or a place, or inside an area or a ward. */
export type Start =
  { kind: 'point'; lon: number; lat: number } | { kind: 'place' | 'area' | 'ward'; id: string };

/** What is asked of a suggestion; all of it lives in the address. */
export interface SuggestionQuestion {
  start: Start | null;
  within: number;
  share: number;
  fit: Fit;
  /** Largest size in hectares; null for any. */
  most: number | null;
}

export const FITS = ['streets', 'boundaries', 'none'] as const;
export type Fit = (typeof FITS)[number];
export const WITHIN = [200, 400, 800, 1500] as const;
export const MOST = [2, 5, 10, 25, 50, 100] as const;
export const SHARES = [50, 55, 60, 65, 70, 75, 80, 85, 90, 95] as const;
const AT_FIRST = { within: 400, share: 80, fit: 'streets' } as const;
const KINDS = ['place', 'area', 'ward'] as const;

/** Read from the address; what it says wrongly is as if it had not been said. */
export function readSuggestion(query: URLSearchParams): SuggestionQuestion {
  const number = (key: string, low: number, high: number): number | null => {
    const value = Number(query.get(key) ?? '');
    return query.get(key) && value >= low && value <= high ? value : null;
  };
  const within = number('within', 200, 1500);
  const share = number('share', 50, 95);
  return {
    start: readStart(query.get('suggest')),
    within: within === null ? AT_FIRST.within : Math.round(within),
    share: share === null ? AT_FIRST.share : Math.round(share),
    fit: FITS.find((one) => one === query.get('fit')) ?? AT_FIRST.fit,
    most: number('most', 0.5, 2000),
  };
}

/** "-3.46,53.83", "place:…", "area:…" or "ward:12". */
export function readStart(text: string | null): Start | null {
  const [kindText = '', ...rest] = (text ?? '').split(':');
  const id = rest.join(':');
  const kind = KINDS.find((one) => one === kindText);
  if (kind && /^[0-9a-f-]{1,36}$/i.test(id)) return { kind, id };
  const parts = (text ?? '').split(',');
  const [lon, lat] = parts.map(Number);
  if (parts.length !== 2 || parts.some((part) => part.trim() === '')) return null;
  if (lon === undefined || lat === undefined || !(Math.abs(lon) <= 180 && Math.abs(lat) <= 90))
    return null;
  return { kind: 'point', lon, lat };
}

export function startText(start: Start): string {
  if (start.kind !== 'point') return `${start.kind}:${start.id}`;
  return `${start.lon.toFixed(5)},${start.lat.toFixed(5)}`;
}

/** The part of the address for some of the question; what is as at first takes no room in it. */
export function writeSuggestion(change: Partial<SuggestionQuestion>): QueryChange {
  const query: QueryChange = {};
  if (change.start !== undefined) query['suggest'] = change.start && startText(change.start);
  if (change.within !== undefined)
    query['within'] = change.within === AT_FIRST.within ? null : change.within;
  if (change.share !== undefined)
    query['share'] = change.share === AT_FIRST.share ? null : change.share;
  if (change.fit) query['fit'] = change.fit === AT_FIRST.fit ? null : change.fit;
  if (change.most !== undefined) query['most'] = change.most;
  return query;
}

/** What the service is asked, without the filter of incidents; null until there is a start. */
export function suggestionQuery(
  question: SuggestionQuestion,
): Record<string, string | number> | null {
  const { start, within, share, fit, most } = question;
  if (!start) return null;
  const rest = { share, fit, ...(most === null ? {} : { most_hectares: most }) };
  switch (start.kind) {
    case 'point':
      return { lon: start.lon, lat: start.lat, within_m: within, ...rest };
    case 'place':
      return { place_id: start.id, within_m: within, ...rest };
    case 'area':
      return { area_id: start.id, ...rest };
    case 'ward':
      return { boundary_id: start.id, ...rest };
  }
}

/** The next share to try, up or down the curve; null at its end. */
export function nextShare(share: number, step: 1 | -1): number | null {
  const others = SHARES.filter((one) => (step > 0 ? one > share : one < share));
  return (step > 0 ? others[0] : others[others.length - 1]) ?? null;
}

/** How an area that was made from a suggestion remembers what was asked. */
export function originOf(
  question: SuggestionQuestion,
  filter: Readonly<Record<string, string>>,
): Record<string, string | number | null> {
  return {
    start: question.start ? startText(question.start) : null,
    within_m: question.within,
    share: question.share,
    fit: question.fit,
    most_hectares: question.most,
    ...filter,
  };
}
