import type { Feature, FeatureCollection, MultiPolygon, Polygon, Position } from 'geojson';
import type { LonLat, Piece, Ring } from '../measure';
import { rounded } from './rings';
import { allPoints, faultOf, isPoint, type Sketch } from './sketch';

/** The shape as the service takes it: one polygon, or several, each with its holes. */
export function geometryOf(pieces: readonly Piece[]): Polygon | MultiPolygon | null {
  const coordinates = pieces.map((rings) => rings.map(closedRing));
  const [first] = coordinates;
  if (!first) return null;
  return coordinates.length === 1
    ? { type: 'Polygon', coordinates: first }
    : { type: 'MultiPolygon', coordinates };
}

/** A saved shape taken apart for editing. */
export function piecesOf(geometry: Polygon | MultiPolygon): Piece[] {
  const polygons = geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates;
  return polygons.map((rings) => rings.map(openRing));
}

const closedRing = (ring: Ring): Position[] => {
  const points = ring.map(rounded);
  return [...points, ...points.slice(0, 1)];
};

const openRing = (ring: Position[]): LonLat[] =>
  ring.slice(0, -1).map(([lon = 0, lat = 0]): LonLat => [lon, lat]);

/** The sketch as the map draws it. `live` is the outline a pointer is drawing at this moment. */
export function sketchFeatures(sketch: Sketch, live: readonly LonLat[] = []): FeatureCollection {
  const features: Feature[] = sketch.pieces.flatMap((rings) => [
    feature('piece', { type: 'Polygon', coordinates: rings.map(closedRing) }),
    ...rings.map((ring) => feature('ring', { type: 'LineString', coordinates: closedRing(ring) })),
  ]);
  const open = live.length > 0 ? live : sketch.open;
  if (open.length > 1)
    features.push(feature('open', { type: 'LineString', coordinates: open.map(rounded) }));
  features.push(...open.map((at) => marker('handle', at)));
  if (sketch.tool === 'edit') features.push(...handles(sketch));
  const fault = faultOf(sketch.pieces);
  if (fault) features.push(marker('crossing', fault));
  return { type: 'FeatureCollection', features };
}

function handles(sketch: Sketch): Feature[] {
  const middles = sketch.pieces.flatMap((rings, piece) =>
    rings.flatMap((ring, number) =>
      ring.map((at, index) => {
        const next = ring[(index + 1) % ring.length] ?? at;
        const middle: LonLat = [(at[0] + next[0]) / 2, (at[1] + next[1]) / 2];
        return marker('middle', middle, { piece, ring: number, index });
      }),
    ),
  );
  const points = allPoints(sketch.pieces).map(({ point, at }) => {
    const isPicked = sketch.picked !== null && isPoint(point, sketch.picked);
    return marker(isPicked ? 'handle-picked' : 'handle', at, { ...point });
  });
  return [...middles, ...points];
}

function marker(kind: string, at: LonLat, more: Record<string, number> = {}): Feature {
  return feature(kind, { type: 'Point', coordinates: [...at] }, more);
}

function feature(
  kind: string,
  geometry: Feature['geometry'],
  more: Record<string, number> = {},
): Feature {
  return { type: 'Feature', properties: { kind, ...more }, geometry };
}
