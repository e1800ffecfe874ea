import type { Geometry } from 'geojson';

type Look = 'area' | 'comparison';

/** How a record's shape is drawn on a still map; a point alone gets some ground around it. */
export interface ShapeOnMap {
  overlays: { geometry: Geometry; look: Look }[];
  symbols: { kind: 'pin'; at: [number, number]; on: boolean }[];
  bbox: [number, number, number, number] | null;
}

const AROUND_DEG = 0.0022;

export function shapeOnMap(geometry: Geometry, look: Look): ShapeOnMap {
  if (geometry.type !== 'Point') {
    return { overlays: [{ geometry, look }], symbols: [], bbox: null };
  }
  const [lon = 0, lat = 0] = geometry.coordinates;
  return {
    overlays: [],
    symbols: [{ kind: 'pin', at: [lon, lat], on: look === 'area' }],
    bbox: [lon - AROUND_DEG * 1.6, lat - AROUND_DEG, lon + AROUND_DEG * 1.6, lat + AROUND_DEG],
  };
}

/** Two shapes of one record: the earlier dashed, the later with a solid line. */
export function shapesOnMap(before: Geometry | null, after: Geometry | null): ShapeOnMap {
  const parts = [
    ...(before ? [shapeOnMap(before, 'comparison')] : []),
    ...(after ? [shapeOnMap(after, 'area')] : []),
  ];
  const onlyPoints = parts.every(({ overlays }) => overlays.length === 0);
  const boxes = parts.flatMap(({ bbox }) => (bbox ? [bbox] : []));
  return {
    overlays: parts.flatMap(({ overlays }) => overlays),
    symbols: parts.flatMap(({ symbols }) => symbols),
    bbox: onlyPoints && boxes.length > 0 ? around(boxes) : null,
  };
}

function around(boxes: readonly (readonly number[])[]): [number, number, number, number] {
  const column = (at: number): number[] => boxes.map((box) => box[at] ?? 0);
  return [
    Math.min(...column(0)),
    Math.min(...column(1)),
    Math.max(...column(2)),
    Math.max(...column(3)),
  ];
}
