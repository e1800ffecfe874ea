import type {
  InstrumentSummary,
  ItemSummary,
  LightFigure,
  Observation,
} from '../../api/observations';
import { clock, longDate } from '../../format/dates';

/** A bar of one figure: how much of the scale it fills, from 0 to 1; null where there is none. */
export function shareOf(figure: LightFigure, summary: InstrumentSummary): number | null {
  if (figure.state !== 'told') return null;
  if (figure.seen !== null) return figure.looked === 0 ? null : figure.seen / figure.looked;
  if (figure.median === null) return null;
  return (figure.median - summary.least) / Math.max(1, summary.most - summary.least);
}

/** The figure in few words, for a table's cell. The whole sentence stands beside it. */
export function cellWords(figure: LightFigure): string {
  if (figure.state === 'none') return 'Nobody looked';
  if (figure.seen !== null) return `Seen in ${figure.seen} of ${figure.looked}`;
  if (figure.median !== null) return `Middle value ${figure.median}, ${figure.looked} looked`;
  return `${figure.values.join(', ')} (too few)`;
}

/** The lights in which somebody used the instrument, in the order of the list. */
export function lightsOf(summary: InstrumentSummary): { light: string; label: string }[] {
  const figures = summary.items.flatMap((item) => item.figures);
  const used = figures.filter((figure) => figure.looked > 0).map((figure) => figure.light);
  const first = summary.items[0]?.figures ?? [];
  return first
    .filter((figure) => used.includes(figure.light))
    .map(({ light, light_label }) => ({ light, label: light_label }));
}

export const figureIn = (item: ItemSummary, light: string): LightFigure | undefined =>
  item.figures.find((figure) => figure.light === light);

/** "3 March 2026, 5:30pm, dark, rain". */
export function whenWords(one: Observation): string {
  return [
    longDate(one.observed_on),
    one.observed_at ? clock(one.observed_at) : '',
    one.light_label.toLowerCase(),
    one.school_phase_label?.toLowerCase() ?? '',
    one.weather_label?.toLowerCase() ?? '',
  ]
    .filter((words) => words !== '')
    .join(', ');
}

/** The address at which the next observation of a location is noted. */
export function observeAddress(
  slug: string,
  purpose: {
    location: string;
    /** The planned method that it is for. */
    method?: string;
    round?: number;
    /** The place itself. */
    near?: readonly number[];
    /** Where the map begins. */
    around?: readonly number[] | null;
  },
): string {
  const query = new URLSearchParams({ location: purpose.location });
  if (purpose.method !== undefined) query.set('method', purpose.method);
  if (purpose.round !== undefined) query.set('round', String(purpose.round));
  const degrees = (place: readonly number[]): string =>
    place.map((one) => one.toFixed(6)).join(',');
  if (purpose.near) query.set('near', degrees(purpose.near));
  if (purpose.around) query.set('around', degrees(purpose.around));
  return `/${slug}/observe?${query.toString()}`;
}
