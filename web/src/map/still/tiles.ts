import { VectorTile } from '@mapbox/vector-tile';
import type { Feature } from 'geojson';
import { PbfReader } from 'pbf';
import { problemOf } from '../../api/problem';
import { address, type QueryValue } from '../../api/http';
import type { Box } from './projection';

/** A thing of a tile in lon/lat, and the tile's layer it came from. */
export interface TileFeature extends Feature {
  layer: string;
}

interface TileAddress {
  z: number;
  x: number;
  y: number;
}

const DEEPEST_ZOOM = 15;
const MOST_TILES = 16;

/** Everything of a layer in a box, from the same tiles as the moving map; `width` in pixels. */
export async function readTiles(
  path: string,
  box: Box,
  width: number,
  query: Record<string, QueryValue> = {},
  signal?: AbortSignal,
): Promise<TileFeature[]> {
  const tiles = tilesOver(box, width);
  const read = await Promise.all(tiles.map((tile) => readTile(path, tile, query, signal)));
  return read.flat();
}

async function readTile(
  path: string,
  { z, x, y }: TileAddress,
  query: Record<string, QueryValue>,
  signal?: AbortSignal,
): Promise<TileFeature[]> {
  const response = await fetch(address(`${path}/${z}/${x}/${y}.mvt`, query), {
    credentials: 'same-origin',
    signal: signal ?? null,
  });
  if (response.status === 204) return [];
  if (!response.ok) throw await problemOf(response);
  const tile = new VectorTile(new PbfReader(await response.arrayBuffer()));
  return Object.values(tile.layers).flatMap((layer) =>
    Array.from({ length: layer.length }, (_, index) => ({
      ...layer.feature(index).toGeoJSON(x, y, z),
      layer: layer.name,
    })),
  );
}

/** Tiles of the zoom level that suits a picture so wide, as few as cover the box. */
export function tilesOver(box: Box, width: number): TileAddress[] {
  const [west, south, east, north] = box;
  const wanted = Math.round(Math.log2((width * 360) / (512 * Math.max(1e-6, east - west))));
  for (let z = Math.min(DEEPEST_ZOOM, Math.max(0, wanted)); z >= 0; z -= 1) {
    const [left, top] = tileAt(west, north, z);
    const [right, bottom] = tileAt(east, south, z);
    if ((right - left + 1) * (bottom - top + 1) > MOST_TILES) continue;
    const tiles: TileAddress[] = [];
    for (let x = left; x <= right; x += 1)
      for (let y = top; y <= bottom; y += 1) tiles.push({ z, x, y });
    return tiles;
  }
  return [];
}

function tileAt(lon: number, lat: number, z: number): [number, number] {
  const count = 2 ** z;
  const sin = Math.sin((lat * Math.PI) / 180);
  const clamp = (value: number): number => Math.min(count - 1, Math.max(0, Math.floor(value)));
  return [
    clamp(((lon + 180) / 360) * count),
    clamp((0.5 - Math.log((1 + sin) / (1 - sin)) / (4 * Math.PI)) * count),
  ];
}
