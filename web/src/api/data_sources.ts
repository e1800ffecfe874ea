import { ask } from './http';

export interface DataSource {
  id: string;
  key: string;
  name: string;
  kind: string;
  publisher: string | null;
  licence: string | null;
  attribution: string | null;
  url: string | null;
  location_precision: string | null;
  time_precision: string | null;
  handling_level: string | null;
  shows: string | null;
  not_for: string | null;
  latest: string | null;
  updated_at: string | null;
  records: number | null;
}

export const listDataSources = async (slug: string, signal?: AbortSignal): Promise<DataSource[]> =>
  (await ask<{ items: DataSource[] }>(`/${slug}/data-sources`, { signal })).items;
