import { ask } from './http';

export type FoundKind =
  'postcode' | 'street' | 'place' | 'area' | 'change' | 'ward' | 'provision' | 'guardian_site';

export interface Found {
  kind: FoundKind;
  id: string;
  name: string;
  detail: string | null;
  precision_note: string | null;
  centre: [number, number];
  bbox: [number, number, number, number] | null;
}

export const search = async (slug: string, q: string, signal?: AbortSignal): Promise<Found[]> =>
  (await ask<{ items: Found[] }>(`/${slug}/search`, { query: { q, limit: 12 }, signal })).items;
