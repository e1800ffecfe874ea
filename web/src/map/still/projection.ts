import type { Geometry, Position } from 'geojson';

export type Box = readonly [west: number, south: number, east: number, north: number];

/** Lon/lat to pixels of a picture that holds the whole box, in the web map's own projection. */
export interface Projection {
  to: (position: readonly number[]) => [number, number];
  /** The place at a pixel. */
  from: (pixel: readonly [number, number]) => [lon: number, lat: number];
  /** Metres on the ground that a pixel stands for, in the middle of the picture. */
  metresPerPixel: number;
  /** The box of the whole picture, wider than asked for where the picture is. */
  box: Box;
}

const EARTH_M = 6378137;
const RADIANS = Math.PI / 180;

const mercatorX = (lon: number): number => lon * RADIANS;
const mercatorY = (lat: number): number => Math.log(Math.tan(Math.PI / 4 + (lat * RADIANS) / 2));
const latitudeOf = (y: number): number => (2 * Math.atan(Math.exp(y)) - Math.PI / 2) / RADIANS;

export function projectionFor(box: Box, width: number, height: number): Projection {
  const [west, south, east, north] = box;
  const left = mercatorX(west);
  const top = mercatorY(north);
  const wide = Math.max(1e-9, mercatorX(east) - left);
  const high = Math.max(1e-9, top - mercatorY(south));
  const scale = Math.min(width / wide, height / high);
  const offsetX = (width - wide * scale) / 2;
  const offsetY = (height - high * scale) / 2;
  const middle = (north + south) / 2;
  return {
    to: ([lon = 0, lat = 0]) => [
      (mercatorX(lon) - left) * scale + offsetX,
      (top - mercatorY(lat)) * scale + offsetY,
    ],
    from: ([x, y]) => [
      ((x - offsetX) / scale + left) / RADIANS,
      latitudeOf(top - (y - offsetY) / scale),
    ],
    metresPerPixel: (EARTH_M * Math.cos(middle * RADIANS)) / scale,
    box: [
      west - offsetX / scale / RADIANS,
      latitudeOf(mercatorY(south) - offsetY / scale),
      east + offsetX / scale / RADIANS,
      latitudeOf(top + offsetY / scale),
    ],
  };
}

/** A box with so much room round it, as a share of its longer side. */
export function widened([west, south, east, north]: Box, share: number): Box {
  const x = (east - west) * share;
  const y = (north - south) * share;
  return [west - x, south - y, east + x, north + y];
}

/** The box round geometries; null when there is nothing to go round. */
export function boxAround(geometries: readonly Geometry[]): Box | null {
  let box: [number, number, number, number] | null = null;
  for (const geometry of geometries) {
    for (const [lon = 0, lat = 0] of positionsOf(geometry)) {
      box = box
        ? [
            Math.min(box[0], lon),
            Math.min(box[1], lat),
            Math.max(box[2], lon),
            Math.max(box[3], lat),
          ]
        : [lon, lat, lon, lat];
    }
  }
  return box;
}

export function positionsOf(geometry: Geometry): Position[] {
  switch (geometry.type) {
    case 'Point':
      return [geometry.coordinates];
    case 'MultiPoint':
    case 'LineString':
      return geometry.coordinates;
    case 'MultiLineString':
    case 'Polygon':
      return geometry.coordinates.flat();
    case 'MultiPolygon':
      return geometry.coordinates.flat(2);
    case 'GeometryCollection':
      return geometry.geometries.flatMap(positionsOf);
  }
}

/** A ring of corners as the path of an SVG. */
export function ringPath(
  ring: readonly (readonly [number, number])[],
  projection: Projection,
): string {
  const coordinates = [ring.map((at) => [...at])];
  return pathOf({ type: 'Polygon', coordinates }, projection);
}

/** The middle of the box round some points, in pixels. */
export function middleOf(
  points: readonly (readonly number[])[],
  { to }: Projection,
): [number, number] {
  const pixels = points.map(to);
  const xs = pixels.map(([x]) => x);
  const ys = pixels.map(([, y]) => y);
  return [(Math.min(...xs) + Math.max(...xs)) / 2, (Math.min(...ys) + Math.max(...ys)) / 2];
}

export const isLine = (geometry: Geometry): boolean =>
  geometry.type === 'LineString' || geometry.type === 'MultiLineString';

/** A geometry as the path of an SVG; points give nothing. */
export function pathOf(geometry: Geometry, { to }: Projection): string {
  const line = (positions: Position[]): string =>
    positions
      .map(to)
      .map(([x, y], index) => `${index === 0 ? 'M' : 'L'}${x.toFixed(1)} ${y.toFixed(1)}`)
      .join('');
  const ring = (positions: Position[]): string => `${line(positions)}Z`;
  switch (geometry.type) {
    case 'LineString':
      return line(geometry.coordinates);
    case 'MultiLineString':
      return geometry.coordinates.map(line).join('');
    case 'Polygon':
      return geometry.coordinates.map(ring).join('');
    case 'MultiPolygon':
      return geometry.coordinates.flat().map(ring).join('');
    case 'GeometryCollection':
      return geometry.geometries
        .map((one) => pathOf(one, { to, from: () => [0, 0], metresPerPixel: 0, box: [0, 0, 0, 0] }))
        .join('');
    case 'Point':
    case 'MultiPoint':
      return '';
  }
}
