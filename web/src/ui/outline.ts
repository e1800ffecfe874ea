import type { Geometry, Position } from 'geojson';

export type Box = [number, number, number, number];

/** The lon/lat box around some geometries; null if they hold no position. */
export function boxAround(geometries: readonly Geometry[]): Box | null {
  const all = geometries.flatMap(positions);
  if (all.length === 0) return null;
  const lons = all.map((one) => one[0] ?? 0);
  const lats = all.map((one) => one[1] ?? 0);
  return [Math.min(...lons), Math.min(...lats), Math.max(...lons), Math.max(...lats)];
}

/** All positions of a geometry, in order. */
export function positions(geometry: Geometry): Position[] {
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
      return geometry.geometries.flatMap(positions);
  }
}

/** Lon/lat to pixels of a still picture, north up, east and north on one scale. */
export interface Frame {
  width: number;
  height: number;
  metresPerPixel: number;
  x: (lon: number) => number;
  y: (lat: number) => number;
}

const METRES_PER_DEGREE = 111_320;

/** A frame of a size in pixels that holds the box, with room round it. */
export function frameFor(box: Box, width: number, height: number, room = 0.18): Frame {
  const [west, south, east, north] = box;
  const middle = [(west + east) / 2, (south + north) / 2] as const;
  const shrink = Math.cos((middle[1] * Math.PI) / 180);
  const wide = Math.max((east - west) * shrink, 0.0008) * METRES_PER_DEGREE * (1 + 2 * room);
  const high = Math.max(north - south, 0.0005) * METRES_PER_DEGREE * (1 + 2 * room);
  const metresPerPixel = Math.max(wide / width, high / height);
  return {
    width,
    height,
    metresPerPixel,
    x: (lon) => width / 2 + ((lon - middle[0]) * shrink * METRES_PER_DEGREE) / metresPerPixel,
    y: (lat) => height / 2 - ((lat - middle[1]) * METRES_PER_DEGREE) / metresPerPixel,
  };
}

/** The `d` of an SVG path for lines and polygons; points give nothing. */
export function pathOf(geometry: Geometry, frame: Frame): string {
  switch (geometry.type) {
    case 'LineString':
      return lineOf(geometry.coordinates, frame);
    case 'MultiLineString':
      return geometry.coordinates.map((line) => lineOf(line, frame)).join('');
    case 'Polygon':
      return geometry.coordinates.map((ring) => `${lineOf(ring, frame)}Z`).join('');
    case 'MultiPolygon':
      return geometry.coordinates
        .flat()
        .map((ring) => `${lineOf(ring, frame)}Z`)
        .join('');
    case 'GeometryCollection':
      return geometry.geometries.map((one) => pathOf(one, frame)).join('');
    case 'Point':
    case 'MultiPoint':
      return '';
  }
}

function lineOf(line: readonly Position[], frame: Frame): string {
  return line
    .map(([lon = 0, lat = 0], index) => {
      const at = `${frame.x(lon).toFixed(1)} ${frame.y(lat).toFixed(1)}`;
      return `${index === 0 ? 'M' : 'L'}${at}`;
    })
    .join('');
}

const SCALE_STEPS = [10, 20, 50, 100, 200, 500, 1000, 2000, 5000] as const;

/** The longest round length that takes at most a third of the picture, with its words. */
export function scaleBar(frame: Frame): { pixels: number; words: string } {
  const most = (frame.width / 3) * frame.metresPerPixel;
  const metres = SCALE_STEPS.findLast((step) => step <= most) ?? SCALE_STEPS[0];
  const words = metres < 1000 ? `${metres} m` : `${metres / 1000} km`;
  return { pixels: metres / frame.metresPerPixel, words };
}
