import type { Map as GLMap } from 'maplibre-gl';
import type { Geometry, Position } from 'geojson';
import type { LonLat } from '../measure';

/** Outlines and lines of the map that a point may snap to. */
const SNAP_LAYERS = [
  'area-line',
  'boundary-line',
  'change-line',
  'green',
  'water',
  'water-line',
  'road',
  'path',
];
const REACH_PX = 12;
/** A corner wins over the line it lies on, if it is about as near. */
const CORNER_BONUS_PX = 5;

interface Pixel {
  x: number;
  y: number;
}

/** The corner or line of the map nearest to a point, within reach of a pointer; null if none is. */
export function snapped(map: GLMap, at: LonLat): LonLat | null {
  const pixel = map.project([at[0], at[1]]);
  const layers = SNAP_LAYERS.filter((id) => map.getLayer(id) !== undefined);
  const found = map.queryRenderedFeatures(
    [
      [pixel.x - REACH_PX, pixel.y - REACH_PX],
      [pixel.x + REACH_PX, pixel.y + REACH_PX],
    ],
    { layers },
  );
  const lines = found.flatMap((feature) => linesOf(feature.geometry));
  const project = ([lon = 0, lat = 0]: Position): Pixel => map.project([lon, lat]);
  const nearest = nearestOnLines(
    lines.map((line) => line.map(project)),
    pixel,
    REACH_PX,
  );
  if (!nearest) return null;
  const { lng, lat } = map.unproject([nearest.x, nearest.y]);
  return [lng, lat];
}

/** The nearest corner or point of a line to `at` within `reach_px`. Pure, in pixels. */
export function nearestOnLines(
  lines: readonly (readonly Pixel[])[],
  at: Pixel,
  reach_px: number,
): Pixel | null {
  let best: Pixel | null = null;
  let least = reach_px;
  const offer = (point: Pixel, bonus: number): void => {
    const away = Math.hypot(point.x - at.x, point.y - at.y);
    if (away > reach_px || away - bonus >= least) return;
    best = point;
    least = away - bonus;
  };
  for (const line of lines) {
    line.forEach((corner, index) => {
      offer(corner, CORNER_BONUS_PX);
      const next = line[index + 1];
      if (next) offer(footOn(corner, next, at), 0);
    });
  }
  return best;
}

function footOn(a: Pixel, b: Pixel, at: Pixel): Pixel {
  const [dx, dy] = [b.x - a.x, b.y - a.y];
  const length2 = dx * dx + dy * dy;
  if (length2 === 0) return a;
  const share = Math.max(0, Math.min(1, ((at.x - a.x) * dx + (at.y - a.y) * dy) / length2));
  return { x: a.x + share * dx, y: a.y + share * dy };
}

function linesOf(geometry: Geometry): Position[][] {
  switch (geometry.type) {
    case 'LineString':
      return [geometry.coordinates];
    case 'MultiLineString':
    case 'Polygon':
      return geometry.coordinates;
    case 'MultiPolygon':
      return geometry.coordinates.flat();
    case 'Point':
    case 'MultiPoint':
    case 'GeometryCollection':
      return [];
  }
}
