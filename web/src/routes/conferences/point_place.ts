import type { Geometry, Position } from 'geojson';
import type { Point } from '../../api/conferences';
import { gridReference } from '../../map/grid_reference';
import { boxAround, widened, type Box } from '../../map/still/projection';
import { LEAST_POINTS, shapeOf, type Drawn } from '../safety_maps/marks';

/** What a point of discussion is about: nothing of its own, an area on record, or what is drawn. */
export type Whereabouts = 'none' | 'area' | Drawn;

/** What is kept of a point's place. */
export type PlaceOfPoint = Pick<Point, 'area_id' | 'geometry' | 'location_label'>;

export const WHEREABOUTS: readonly { value: Whereabouts; label: string }[] = [
  { value: 'none', label: 'The place as a whole' },
  { value: 'area', label: 'An area on the map' },
  { value: 'Point', label: 'A spot' },
  { value: 'LineString', label: 'A way or stretch' },
  { value: 'Polygon', label: 'A part, drawn here' },
];
const DRAWN: readonly string[] = ['Point', 'LineString', 'Polygon'];
/** About 400 m each way of a place without an outline, in degrees. */
const ROOM: readonly [number, number] = [0.006, 0.0036];

export const isDrawn = (where: Whereabouts): where is Drawn => DRAWN.includes(where);

export function whereOf({ area_id, geometry }: PlaceOfPoint): Whereabouts {
  if (geometry) return isDrawn(geometry.type as Whereabouts) ? (geometry.type as Drawn) : 'Polygon';
  return area_id === null ? 'none' : 'area';
}

/** The corners that a drawn place was set by, to begin again from. */
export function cornersOf(geometry: Geometry | null): Position[] {
  if (geometry?.type === 'Point') return [geometry.coordinates];
  if (geometry?.type === 'LineString') return geometry.coordinates;
  return geometry?.type === 'Polygon' ? (geometry.coordinates[0] ?? []).slice(0, -1) : [];
}

export const hasPlace = (point: PlaceOfPoint): boolean =>
  point.geometry !== null || point.area_id !== null || point.location_label !== '';

/** "Far end", "Weir Road shops", "SD 0287 3726" or what was drawn. */
export function placeWords(point: PlaceOfPoint & { area_name: string | null }): string {
  if (point.location_label !== '') return point.location_label;
  if (point.geometry?.type === 'Point') {
    const [lon = 0, lat = 0] = point.geometry.coordinates;
    return gridReference([lon, lat]);
  }
  if (point.geometry)
    return point.geometry.type === 'LineString' ? 'A way, drawn' : 'A part, drawn';
  return point.area_name ?? 'The place as a whole';
}

/** What to do next on the map, in words. */
export function drawHint(where: Drawn, points: number): string {
  if (where === 'Point') return points === 0 ? 'Tap the spot.' : 'Tap another spot to move it.';
  const missing = LEAST_POINTS[where] - points;
  if (missing > 0)
    return `Tap ${missing} ${points > 0 ? 'more ' : ''}${missing === 1 ? 'point' : 'points'}.`;
  return where === 'Polygon'
    ? 'Tap another corner, or use this part.'
    : 'Tap another point, or use this way.';
}

/** What is sent of a choice; a sentence where something is missing yet. */
export function placeFrom(
  where: Whereabouts,
  chosen: { area: string; corners: readonly Position[]; label: string },
): PlaceOfPoint | string {
  const nothing = { area_id: null, geometry: null, location_label: chosen.label.trim() };
  if (where === 'none') return nothing;
  if (where === 'area') {
    return chosen.area === '' ? 'Choose the area' : { ...nothing, area_id: chosen.area };
  }
  const geometry = shapeOf(where, chosen.corners);
  if (geometry) return { ...nothing, geometry };
  return {
    Point: 'Tap the spot first',
    LineString: 'A way has two points or more',
    Polygon: 'A part has three corners or more',
  }[where];
}

/** The part of the ground that a place is chosen on. */
export function boxFor(
  outline: Geometry | null,
  near: readonly [number, number] | null,
  ground: readonly number[] | null | undefined,
): Box {
  const around = outline && boxAround([outline]);
  if (around) return widened(around, 0.25);
  if (near) return [near[0] - ROOM[0], near[1] - ROOM[1], near[0] + ROOM[0], near[1] + ROOM[1]];
  const [west = -0.1, south = 51.5, east = 0, north = 51.6] = ground ?? [];
  return [west, south, east, north];
}
