import type { Geometry } from 'geojson';
import type { Box } from './projection';
import { readTiles } from './tiles';

/** One thing of the ground of a still map. */
export interface Ground {
  kind: 'park' | 'landuse' | 'water' | 'building' | 'path' | 'rail' | 'road';
  class: string;
  name: string;
  geometry: Geometry;
}

/** Layers of the ground's tiles, and what they are drawn as. */
const KINDS: Readonly<Record<string, Ground['kind']>> = {
  green: 'park',
  landuse: 'landuse',
  water: 'water',
  building: 'building',
  path: 'path',
  rail: 'rail',
  road: 'road',
};

/** Streets, water, parks and buildings in a box, for a picture so many pixels wide. */
export async function readGround(
  slug: string,
  box: Box,
  width: number,
  signal?: AbortSignal,
): Promise<Ground[]> {
  const features = await readTiles(`/${slug}/tiles/base_land`, box, width, {}, signal);
  return features.flatMap(({ geometry, properties, layer }): Ground[] => {
    const kind = KINDS[layer];
    const text = (name: string): string => {
      const value: unknown = properties?.[name];
      return typeof value === 'string' ? value : '';
    };
    return kind ? [{ kind, class: text('class'), name: text('name'), geometry }] : [];
  });
}

const MAIN = new Set(['main', 'primary', 'trunk', 'motorway']);
const MIDDLE = new Set(['secondary', 'tertiary']);

/** How wide a street is drawn, in metres on the ground, edge included. */
export function roadWidth_m(roadClass: string): number {
  if (MAIN.has(roadClass)) return 17;
  return MIDDLE.has(roadClass) ? 12 : 8;
}
