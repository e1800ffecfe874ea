import { ask } from './http';

export interface Boundary {
  id: number;
  code: string;
  name: string;
  type: string;
  population: number | null;
}

export const listWards = async (slug: string, signal?: AbortSignal): Promise<Boundary[]> =>
  (await ask<{ items: Boundary[] }>(`/${slug}/boundaries`, { query: { type: 'ward' }, signal }))
    .items;
