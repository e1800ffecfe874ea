import type { Polygon } from 'geojson';
import { analysisQuery, type AnalysisQuestion } from '../../analysis/analysis_question';
import type {
  Decision,
  Difference,
  PlaceKind,
  RankedPlace,
  RankedPlaces,
} from '../../api/ranked_places';
import { count } from '../../format/numbers';
import type { StillCell, StillLine } from '../../map/StillMap.svelte';

/** How the places of the ground are looked at; it lives in the address. */
export interface PlacesView {
  kind: PlaceKind;
  width: string;
  /** Hours of the day as the service reads them: "18-24", or "" for all. */
  hours: string;
  /** What the list is ordered by; ranks stay by count. */
  order: string;
}

/** The code of a decision that takes the one before it back. */
export const WITHDRAWN = 'withdrawn';
export const WIDTHS = ['100', '200', '400'];
const WIDTH_AT_FIRST = '200';

/** Other orders of the list than by count. */
export const ORDERS = [
  { value: 'change', label: 'Most more than the year before' },
  { value: 'stands_out', label: 'Stands out most with those beside' },
  { value: 'firm', label: 'Firmest among the first ten' },
];

/** Day and night apart, as the review of places is done. */
export const PARTS = [
  { value: '6-15', label: 'Morning and school day, 6am to 3pm' },
  { value: '15-18', label: 'After school, 3pm to 6pm' },
  { value: '18-24', label: 'Evening, 6pm to midnight' },
  { value: '0-6', label: 'Night, midnight to 6am' },
];

export function readPlacesView(query: URLSearchParams): PlacesView {
  const width = query.get('width') ?? '';
  const hours = query.get('hours') ?? '';
  const order = query.get('order') ?? '';
  return {
    kind: query.get('of') === 'streets' ? 'segment' : 'cell',
    width: WIDTHS.includes(width) ? width : WIDTH_AT_FIRST,
    hours: /^\d{1,2}-\d{1,2}$/.test(hours) ? hours : '',
    order: ORDERS.some(({ value }) => value === order) ? order : '',
  };
}

/** The question of the list as parameters of the service. */
export function placesQuery(
  question: AnalysisQuestion,
  { kind, width, hours, order }: PlacesView,
): Record<string, string> {
  return {
    ...analysisQuery(question),
    ...(hours ? { hours } : {}),
    ...(kind === 'cell' ? { width } : {}),
    ...(order ? { order } : {}),
  };
}

/** What a place's own page is asked with: the same incidents, without the size of cells. */
export function placeQuery(
  question: AnalysisQuestion,
  { hours }: Pick<PlacesView, 'hours'>,
): Record<string, string> {
  return { ...analysisQuery(question), ...(hours ? { hours } : {}) };
}

export const placePath = (slug: string, kind: PlaceKind, id: string): string =>
  kind === 'cell' ? `/${slug}/review/places/cells/${id}` : `/${slug}/review/places/streets/${id}`;

/** All cells of a list for the map, the one that is looked at drawn round. */
export const cellsOf = (places: RankedPlaces, marked: string | null): StillCell[] =>
  places.kind === 'segment'
    ? []
    : [...places.ranked, ...places.rest].map(({ id, shape, count }) => ({
        ring: shape,
        figure: count,
        marked: id === marked,
      }));

/** All stretches of street of a list for the map, the one that is looked at drawn round. */
export const linesOf = (places: RankedPlaces, marked: string | null): StillLine[] =>
  places.kind === 'cell'
    ? []
    : [...places.rest, ...[...places.ranked].reverse()].map(({ id, shape, count }) => ({
        line: shape,
        figure: count,
        marked: id === marked,
      }));

export const polygonOf = (ring: RankedPlace['shape']): Polygon => ({
  type: 'Polygon',
  coordinates: [ring],
});

/** The decision that stands on a place: the latest, unless that one took another back. */
export function decisionThatStands(decisions: readonly Decision[]): Decision | undefined {
  const [latest] = decisions;
  return latest?.decision === WITHDRAWN ? undefined : latest;
}

/** "1", or "2 =" where others have as many. */
export const rankWords = ({ rank, shared }: Pick<RankedPlace, 'rank' | 'shared'>): string =>
  shared ? `${rank} =` : String(rank);

/** How firm the place's rank is, in words. */
export function firmWords(inTop: number | null): string {
  if (inTop === null) return '';
  if (inTop >= 95) return 'Firmly in the first ten';
  if (inTop < 5) return '';
  return `In the first ten in ${inTop} of 100 tries`;
}

/**
 * "47 fewer, could be chance": the difference for a table. One that chance seldom brings is told in
 * full, for only the sentence says which way it differs from elsewhere: 10 fewer can be many.
 */
export function differenceWords({ n, could_be_chance, reading }: Difference): string {
  if (n === null || could_be_chance === false) return reading;
  const said = n === 0 ? 'The same' : `${count(Math.abs(n))} ${n < 0 ? 'fewer' : 'more'}`;
  if (could_be_chance === null) return said;
  return `${said}, could be chance`;
}
