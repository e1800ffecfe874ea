import type { EmergingPlace, Look, Night } from '../../api/emerging';
import { daysBetween, longDate, moment } from '../../format/dates';
import { plural } from '../../format/numbers';
import { writeView } from '../workspace/view_state';

/** A place on the still map: what stands out is drawn otherwise than what could be chance. */
export interface DrawnPlace {
  geometry: EmergingPlace['outline'];
  look: 'treated' | 'comparison';
  label: string;
}

/** What helps young people, on the still map. */
export interface DrawnStrength {
  kind: 'provision' | 'guardian';
  name: string;
  at: [number, number];
  on: boolean;
}

/** The places on the still map, each with the number it has in the table. */
export const overlaysOf = (places: readonly EmergingPlace[]): DrawnPlace[] =>
  places
    .map((place): DrawnPlace => ({
      geometry: place.outline,
      look: place.stands_out ? 'treated' : 'comparison',
      label: String(place.rank),
    }))
    .reverse();

/** What helps young people near the places, each once. */
export function symbolsOf(places: readonly EmergingPlace[]): DrawnStrength[] {
  const found = new Map<string, DrawnStrength>();
  for (const { kind, name, centre, on } of places.flatMap(({ strengths }) => strengths)) {
    if (kind !== 'provision' && kind !== 'guardian') continue;
    found.set(`${kind} ${name} ${centre.join()}`, { kind, name, at: centre, on });
  }
  return [...found.values()];
}

/** An expectation is no count: "about 4.2", "fewer than 1". */
export function expectedWords(expected: number): string {
  if (expected < 1) return 'fewer than 1';
  return `about ${expected >= 10 ? Math.round(expected) : expected.toFixed(1)}`;
}

/** When a look was made, and on whose wish. */
export function madeWords(look: Look | Night, today: string): string {
  const asked = look.asked_by ? `, asked for by ${look.asked_by}` : '';
  return `${moment(look.made_at, today)}${asked}`;
}

/** "26 November 2026: nothing stood out", with the time where a night was looked at twice. */
export function nightWords(one: Night, all: readonly Night[], today: string): string {
  const alone = all.filter(({ night }) => night === one.night).length === 1;
  return `${alone ? longDate(one.night) : moment(one.made_at, today)}: ${one.reading}`;
}

/** How old the newest records were; nothing where they were of the day itself. */
export function ageWords({ last_day, night }: Look): string {
  if (!last_day) return '';
  const days = daysBetween(last_day, night);
  return days > 1 ? `${plural(days, 'day')} before the look` : '';
}

/** The address of the map where a place is. */
export function mapAddress(slug: string, place: EmergingPlace): string {
  const [lon, lat] = place.centre;
  const change = writeView({ view: { lon, lat, zoom: 15 } });
  const query = new URLSearchParams();
  for (const [key, value] of Object.entries(change)) if (value) query.set(key, value);
  query.set('from', place.first_day.slice(0, 7));
  query.set('to', place.last_day.slice(0, 7));
  if (place.harm_type) query.set('harm', place.harm_type);
  return `/${slug}/map?${query.toString()}`;
}
