import type { Gap, GapCell, Gaps, Offer, Parted } from '../../api/gaps';
import type { StillCell, StillSymbol } from '../../map/StillMap.svelte';

/** How the gap is measured; it lives in the address. */
export interface GapQuestion {
  walk: string;
  width: string;
  school: string;
  ages: string;
  area: string;
}

export const WALKS = ['200', '400', '600', '800'].map((value) => ({
  value,
  label: `${value} m, about ${Math.round(Number(value) / 80)} minutes`,
}));
export const WIDTHS = ['200', '400'].map((value) => ({ value, label: `Hexagons of ${value} m` }));
export const SCHOOL = [
  { value: 'term_time', label: 'A school week' },
  { value: 'holidays', label: 'School holidays' },
];
export const AGES = ['10-13', '14-17', '18-25'].map((value) => ({
  value,
  label: `${value.replace('-', ' to ')} years`,
}));

const known = (
  choices: readonly { value: string }[],
  given: string | null,
  otherwise: string,
): string => (choices.some(({ value }) => value === given) && given ? given : otherwise);

export function readGapQuestion(query: URLSearchParams): GapQuestion {
  return {
    walk: known(WALKS, query.get('walk'), '400'),
    width: known(WIDTHS, query.get('width'), '400'),
    school: known(SCHOOL, query.get('school'), 'term_time'),
    ages: known(AGES, query.get('ages'), ''),
    area: query.get('area') ?? '',
  };
}

/** The question as parameters of the service; what was not chosen is left to it. */
export function gapQuery(question: GapQuestion): Record<string, string> {
  const { walk, width, school, ages, area } = question;
  return { walk, width, school, ...(ages ? { ages } : {}), ...(area ? { area_id: area } : {}) };
}

export type OpenState = 'open' | 'closed' | 'unknown';

/** Whether a place is open at some time of a part of the week, or of the whole week. */
export function openState(offer: Offer, part: number): OpenState {
  if (offer.open_hours === null) return 'unknown';
  const hours = part < 0 ? (offer.hours_a_week ?? 0) : (offer.open_hours[part] ?? 0);
  return hours > 0 ? 'open' : 'closed';
}

export function symbolsOf(offers: readonly Offer[], part: number): StillSymbol[] {
  return offers.map((offer) => {
    const state = openState(offer, part);
    const words = { open: 'open', closed: 'closed', unknown: 'hours not recorded' }[state];
    return {
      kind: 'provision',
      at: offer.centre,
      on: state === 'open',
      unknown: state === 'unknown',
      name: `${offer.name}, ${words}`,
    };
  });
}

export const cellsOf = (cells: readonly GapCell[], picked: string | null): StillCell[] =>
  cells.map(({ key, ring, without }) => ({
    ring,
    figure: without,
    ...(key === picked ? { marked: true } : {}),
  }));

/** A ranked gap with the names of its cell and its part of the week. */
export interface GapRow {
  gap: Gap;
  cell: GapCell;
  when: string;
}

/** Ranked gaps, those of one part of the week where one is chosen. */
export function rowsOf({ gaps, cells, parts }: Gaps, part: string): GapRow[] {
  const byKey = new Map(cells.map((cell) => [cell.key, cell]));
  return gaps.flatMap((gap) => {
    const cell = byKey.get(gap.cell);
    const when = parts.find(({ key }) => key === gap.part)?.label;
    return cell && when && (part === '' || part === gap.part) ? [{ gap, cell, when }] : [];
  });
}

/** "150 m to Canal club, open 12 hours a week". */
export function nearestWords({ nearest }: GapCell): string {
  if (!nearest) return 'None within 2 km on foot';
  const { name, walk_m, hours_a_week } = nearest;
  const open =
    hours_a_week === null
      ? 'hours not recorded'
      : `open ${hours_a_week} ${hours_a_week === 1 ? 'hour' : 'hours'} a week`;
  return `${walk_m} m to ${name}, ${open}`;
}

/** The first letter of a place's words is small in a sentence, and large in a table. */
export const capital = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1);

/** Where an area is begun: the drawing, with an outline suggested round the middle of a cell. */
export const startHere = (slug: string, { centre: [lon, lat] }: GapCell): string =>
  `/${slug}/areas/new?suggest=${lon.toFixed(5)},${lat.toFixed(5)}&within=200`;

/** Several parts of a row are hidden: some of them may be large, and only guard a small one. */
export const hidesSeveral = ({ open_near, untold, without }: Parted): boolean =>
  [open_near, untold, without].filter(({ state }) => state === 'suppressed').length > 1;
