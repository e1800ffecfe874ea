import type { Incident } from '../../../api/incidents';
import { clock, monthYear, weekdayName } from '../../../format/dates';
import type { OpenStretch } from '../../../format/hours';
import type { WeekTime } from '../../../map/filters';
import type { Picked } from '../../../map/picking';

/** The stretch of opening that holds at a moment of the week, if one does. */
export function stretchAt(
  hours: readonly OpenStretch[],
  { weekday, hour }: WeekTime,
): OpenStretch | undefined {
  const time = `${String(hour).padStart(2, '0')}:00`;
  return hours.find(
    (one) =>
      one.weekday === weekday && one.opens.slice(0, 5) <= time && time < one.closes.slice(0, 5),
  );
}

/** "Open on Friday at 5pm, until 7pm." or "Closed on Friday at 5pm." */
export function openWords(hours: readonly OpenStretch[], at: WeekTime): string {
  const when = `on ${weekdayName(at.weekday)} at ${clock(`${at.hour}:00`)}`;
  const open = stretchAt(hours, at);
  return open ? `Open ${when}, until ${clock(open.closes)}.` : `Closed ${when}.`;
}

/** "Ages 11 to 16, free." */
export function agesWords(least: number | null, most: number | null, cost: string): string {
  const ages =
    least !== null && most !== null
      ? `Ages ${least} to ${most}`
      : least !== null
        ? `Ages ${least} and over`
        : most !== null
          ? `Up to age ${most}`
          : '';
  const parts = [ages, cost].filter((part) => part !== '');
  return parts.length === 0 ? '' : `${parts.join(', ')}.`;
}

/** Where the mark on the map comes from, so that nobody takes it for an address. */
export const PRECISION_WORDS: Readonly<Record<string, string>> = {
  exact: 'The recorded place.',
  address: 'The recorded address.',
  street_segment: 'Somewhere along this street.',
  snapped_map_point: 'Moved to a nearby map point before it reached us. Not an address.',
  area_only: 'Only the area is known.',
  withheld: 'The place is withheld.',
  none: 'No place was recorded.',
};

/** When it was recorded, no finer than is known. */
export function incidentTimeWords(
  incident: Pick<Incident, 'month' | 'weekday' | 'hour'>,
  day = weekdayName,
  time: (hour: number) => string = (hour) => clock(`${hour}:00`),
): string {
  const month = incident.month ? monthYear(`${incident.month.slice(0, 7)}-01`) : 'Month not known';
  const parts = [month];
  if (incident.weekday !== null) parts.push(`a ${day(incident.weekday)}`);
  if (incident.hour !== null)
    parts.push(`between ${time(incident.hour)} and ${time(incident.hour + 1)}`);
  if (incident.weekday === null && incident.hour === null) parts.push('the day is not recorded');
  return `${parts.join(', ')}.`;
}

const KIND_WORDS: Readonly<Record<Picked['kind'], string>> = {
  provision: 'youth provision',
  guardian: 'guardianship site',
  place: 'place',
  change: 'change to the place',
  area: 'area',
  assessment: 'assessment',
  cell: 'recorded incidents in this cell',
  incident: 'recorded incident',
};

/** How a thing on the map is read out: "Boathouse youth club, youth provision". */
export function pickedWords({ kind, properties }: Picked): string {
  if (kind === 'cell') {
    const state = properties['state'];
    const n =
      state === 'count' ? String(properties['n']) : state === 'zero' ? '0' : 'few, not shown';
    return `${KIND_WORDS.cell}: ${n}`;
  }
  const name = properties['name'] ?? properties['title'];
  return typeof name === 'string' && name !== ''
    ? `${name}, ${KIND_WORDS[kind]}`
    : KIND_WORDS[kind];
}
