import type { Geometry, Position } from 'geojson';
import type { PresentedCell, PresentedMap, PresentedSymbol, Shows } from '../../api/packs';
import type { Figure } from '../../figures/figure';
import type { Ground } from '../../map/still/ground';

/** A hexagon and a symbol as the still map draws them. */
interface DrawnCell {
  ring: (readonly [number, number])[];
  figure: Figure;
}

interface DrawnSymbol {
  kind: PresentedSymbol['kind'];
  at: [number, number];
  on: boolean;
  name: string;
  number?: number;
}

const GROUND: Readonly<Record<string, Ground['kind']>> = {
  green: 'park',
  landuse: 'landuse',
  water: 'water',
  building: 'building',
  path: 'path',
  rail: 'rail',
  road: 'road',
};

/** Streets, water, parks and buildings as the still map takes them: nothing is fetched in the room. */
export function groundOf(map: PresentedMap): Ground[] {
  return map.context.features.flatMap(({ geometry, properties }) => {
    const kind = GROUND[properties.layer];
    return kind ? [{ kind, class: properties.class, name: properties.name ?? '', geometry }] : [];
  });
}

export function cellsOf(map: PresentedMap): DrawnCell[] {
  return map.cells.map((cell) => ({
    ring: (cell.geometry.coordinates[0] ?? []).map(([lon = 0, lat = 0]) => [lon, lat] as const),
    figure: figureOf(cell),
  }));
}

function figureOf({ state, n }: PresentedCell): Figure {
  if (state === 'count' && n !== null) return { state: 'count', n };
  return state === 'zero' ? { state: 'zero', n: 0 } : { state: 'suppressed' };
}

/** Where the second to the fifth step of the ramp begin; steps that are not used begin nowhere. */
export function breaksOf(map: PresentedMap): [number, number, number, number] {
  const starts = map.classes.slice(1).map((one) => one.start);
  return [0, 1, 2, 3].map((index) => starts[index] ?? Infinity) as [number, number, number, number];
}

const ON = new Set(['open', 'active', 'finished']);

const ROOM = 0.45;

/** The part of the map to show: the area with its surroundings, no further than what was sent. */
export function boxOf(map: PresentedMap): [number, number, number, number] {
  const corners = positionsOf(map.outline);
  if (corners.length === 0) return map.bbox;
  const lons = corners.map(([lon = 0]) => lon);
  const lats = corners.map(([, lat = 0]) => lat);
  const [west, east] = [Math.min(...lons), Math.max(...lons)];
  const [south, north] = [Math.min(...lats), Math.max(...lats)];
  const [wide, high] = [(east - west) * ROOM, (north - south) * ROOM];
  return [
    Math.max(map.bbox[0], west - wide),
    Math.max(map.bbox[1], south - high),
    Math.min(map.bbox[2], east + wide),
    Math.min(map.bbox[3], north + high),
  ];
}

function positionsOf(outline: Geometry): Position[] {
  if (outline.type === 'Polygon') return outline.coordinates.flat();
  return outline.type === 'MultiPolygon' ? outline.coordinates.flat(2) : [];
}

/** The symbols of a slide: strengths stand on every map; changes only where they are the subject. */
export function symbolsOf(map: PresentedMap, shows: Shows): DrawnSymbol[] {
  return map.symbols
    .filter((one) => one.kind !== 'change' || shows === 'changes_map')
    .map((one) => ({
      kind: one.kind,
      at: one.at,
      on: ON.has(one.state),
      name: one.name,
      ...(one.number === null ? {} : { number: one.number }),
    }));
}
