import { ask } from './http';

export type LayerGroup = 'strengths' | 'changes' | 'harm' | 'areas' | 'place';

export interface LayerSource {
  name: string;
  publisher: string;
  licence: string | null;
  attribution: string | null;
  latest: string | null;
}

/** One layer of the map: what it shows, from whom, of when, and what it must not be used for. */
export interface LayerInfo {
  key: string;
  group: LayerGroup;
  title: string;
  count: number | null;
  source: LayerSource[];
  shows: string;
  not_for: string;
  geometry: string;
  min_zoom: number;
  max_zoom: number;
  tile_url: string;
  data_version: number;
}

export const listLayers = async (slug: string, signal?: AbortSignal): Promise<LayerInfo[]> =>
  (await ask<{ layers: LayerInfo[] }>(`/${slug}/layers`, { signal })).layers;
