import type { LineString, Polygon } from 'geojson';
import { analysisQuery, type AnalysisQuestion } from '../../analysis/analysis_question';
import type { PlaceKind, RankedPlace, RankedPlaces } from '../../api/ranked_places';
import type { StillCell, StillOverlay } from '../../map/StillMap.svelte';

/** How the places of the ground are looked at; it lives in the address. */
export interface PlacesView {
  kind: PlaceKind;
  width: string;
  /** Hours of the day as the service reads them: "18-24", or "" for all. */
  hours: string;
}

export const WIDTHS = ['100', '200', '400'];
const WIDTH_AT_FIRST = '200';

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
  return {
    kind: query.get('of') === 'streets' ? 'segment' : 'cell',
    width: WIDTHS.includes(width) ? width : WIDTH_AT_FIRST,
    hours: /^\d{1,2}-\d{1,2}$/.test(hours) ? hours : '',
  };
}

/** The question of the list as parameters of the service. */
export function placesQuery(
  question: AnalysisQuestion,
  { kind, width, hours }: PlacesView,
): Record<string, string> {
  return {
    ...analysisQuery(question),
    ...(hours ? { hours } : {}),
    ...(kind === 'cell' ? { width } : {}),
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

const MOST_LINES = 30;

/** The first stretches of street for the map, the one that is looked at drawn stronger. */
export function linesOf(places: RankedPlaces, marked: string | null): StillOverlay[] {
  if (places.kind === 'cell') return [];
  return places.ranked.slice(0, MOST_LINES).map(({ id, shape, rank }) => {
    const geometry: LineString = { type: 'LineString', coordinates: shape };
    const isMarked = id === marked;
    return isMarked || rank <= 3
      ? { geometry, look: 'change', label: String(rank) }
      : { geometry, look: 'change' };
  });
}

export const polygonOf = (ring: RankedPlace['shape']): Polygon => ({
  type: 'Polygon',
  coordinates: [ring],
});

/** "1", or "2 =" where others have as many. */
export const rankWords = ({ rank, shared }: Pick<RankedPlace, 'rank' | 'shared'>): string =>
  shared ? `${rank} =` : String(rank);

/** How firm the place's rank is, in words. */
export function firmWords(inTop: number | null): string {
  if (inTop === null) return '';
  if (inTop >= 95) return 'Firmly among the first ten';
  if (inTop < 1) return 'Hardly ever among the first ten when drawn anew';
  return `Among the first ten in ${inTop} of 100 draws`;
}
