import type { Geometry } from 'geojson';
import type { ServedAction } from './change_stages';
import { address, ask } from './http';
import type { Photo } from './photos';

export type DatePrecision = 'day' | 'month';

export interface ChangeFields {
  title: string;
  intervention_type: string;
  description: string;
  mechanism: string | null;
  status: string;
  location_label: string;
  agency: string;
  requested_on: string | null;
  decided_on: string | null;
  started_on: string | null;
  completed_on: string | null;
  ended_on: string | null;
  expires_on: string | null;
  date_precision: DatePrecision;
  decision_reason: string | null;
  area_id: string | null;
  action_id: string | null;
  move_on: string | null;
}

export interface ChangeRow {
  id: string;
  number: number;
  title: string;
  intervention_type: string;
  type_label: string;
  family: string;
  family_label: string;
  status: string;
  status_label: string;
  finished: boolean;
  location_label: string;
  grid_reference: string;
  agency: string;
  agency_label: string;
  completed_on: string | null;
  expires_on: string | null;
  move_on: string | null;
  unplanned: boolean;
  redeployable: boolean;
  is_order: boolean;
  date_words: string;
  centre: [number, number];
  geometry_type: string;
  photo_id: string | null;
  version: number;
}

export interface Overlap {
  id: string;
  number: number;
  title: string;
  type_label: string;
  date_words: string;
  distance_m: number;
  days_apart: number;
}

export interface Overlaps {
  items: Overlap[];
  count: number;
  reading: string;
}

/** Another entry of the ledger. */
export interface NumberedChange {
  id: string;
  number: number;
  title: string;
}

export interface Change extends ChangeRow, ChangeFields {
  id: string;
  agency: string;
  location_label: string;
  completed_on: string | null;
  expires_on: string | null;
  move_on: string | null;
  geometry: Geometry;
  mechanism_label: string | null;
  asset_ref: string | null;
  action: ServedAction | null;
  replaces: NumberedChange | null;
  replaced_by: NumberedChange | null;
  /** How long such a change may last by law: "3 years". */
  longest: string | null;
  areas: { id: string; name: string }[];
  photos: Photo[];
  reviews: { id: string; title: string }[];
  overlaps: Overlaps;
  updated_at: string;
  updated_by: string | null;
  warnings: string[];
}

export interface NearbyChange {
  id: string;
  number: number;
  title: string;
  type_label: string;
  status_label: string;
  distance_m: number;
  date_words: string;
  photo_id: string | null;
}

/** What is sent of a new change; the device chooses its id, so that it is never logged twice. */
export type NewChange = Partial<ChangeFields> &
  Pick<ChangeFields, 'intervention_type'> & { id: string; geometry: Geometry };

const PAGE_SIZE = 40;

export interface ChangeFilter {
  q?: string;
  status?: string;
  family?: string;
  type?: string;
  area_id?: string;
  from?: string;
  to?: string;
  cursor?: string;
  limit?: number;
}

export interface ChangePageAnswer {
  items: ChangeRow[];
  count: number;
  next: string | null;
}

export const listChanges = (
  slug: string,
  filter: ChangeFilter,
  signal?: AbortSignal,
): Promise<ChangePageAnswer> =>
  ask(`/${slug}/changes`, { query: { limit: PAGE_SIZE, ...filter }, signal });

/** As many as the service gives at once. */
const MOST_AT_ONCE = 500;

/** Every change that matches, page after page: where one that is left out would be missed. */
export async function everyChange(
  slug: string,
  filter: Omit<ChangeFilter, 'cursor' | 'limit'>,
  signal?: AbortSignal,
): Promise<ChangeRow[]> {
  const found: ChangeRow[] = [];
  let next: string | null = null;
  do {
    const asked: ChangeFilter = { ...filter, limit: MOST_AT_ONCE };
    if (next !== null) asked.cursor = next;
    const page: ChangePageAnswer = await listChanges(slug, asked, signal);
    found.push(...page.items);
    next = page.next;
  } while (next !== null);
  return found;
}

export const changesCsvAddress = (slug: string, filter: ChangeFilter): string =>
  address(`/${slug}/changes.csv`, { ...filter });

export const readChange = (slug: string, id: string, signal?: AbortSignal): Promise<Change> =>
  ask(`/${slug}/changes/${id}`, { signal });

export const createChange = (slug: string, fields: NewChange): Promise<Change> =>
  ask(`/${slug}/changes`, { method: 'POST', json: fields });

export const editChange = (
  slug: string,
  id: string,
  version: number,
  fields: Partial<ChangeFields>,
): Promise<Change> => ask(`/${slug}/changes/${id}`, { method: 'PATCH', version, json: fields });

export const nearbyChanges = async (
  slug: string,
  query: { lon: number; lat: number; type: string; on: string },
  signal?: AbortSignal,
): Promise<NearbyChange[]> =>
  (await ask<{ items: NearbyChange[] }>(`/${slug}/changes/nearby`, { query: { ...query }, signal }))
    .items;
