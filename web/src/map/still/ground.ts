import type { FeatureCollection, Geometry } from 'geojson';
import { ask } from '../../api/http';
import type { Box } from './projection';

/** One thing of the ground of a still map. */
export interface Ground {
  kind: 'park' | 'landuse' | 'water' | 'building' | 'path' | 'rail' | 'road';
  class: string;
  name: string;
  geometry: Geometry;
}

/** What the service calls its layers of the ground, and what they are drawn as. */
const KINDS: Readonly<Record<string, Ground['kind']>> = {
  green: 'park',
  park: 'park',
  landuse: 'landuse',
  water: 'water',
  building: 'building',
  path: 'path',
  rail: 'rail',
  road: 'road',
};

/** Ask for streets, water, parks and buildings in a box. */
export async function readGround(slug: string, box: Box, signal?: AbortSignal): Promise<Ground[]> {
  const bbox = box.map((one) => one.toFixed(5)).join();
  const answer = await ask<FeatureCollection>(`/${slug}/features/base.geojson`, {
    query: { bbox },
    signal,
  });
  return answer.features.flatMap(({ geometry, properties }): Ground[] => {
    const kind = KINDS[String(properties?.['layer'] ?? properties?.['kind'] ?? '')];
    const text = (name: string): string => String(properties?.[name] ?? '');
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
