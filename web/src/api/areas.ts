import type { MultiPolygon, Polygon } from 'geojson';
import { ask } from './http';

export interface AreaRow {
  id: string;
  name: string;
  kind: string;
  kind_label: string;
  stage: string | null;
  stage_label: string | null;
  lead: string | null;
  hectares: number;
  last_change_on: string | null;
  review_on: string | null;
  version: number;
  centre: [number, number];
  bbox: [number, number, number, number];
}

export interface Area extends AreaRow {
  reason: string;
  made_by: string;
  geometry: Polygon | MultiPolygon;
  wards: string[];
  homes: number | null;
  updated_at: string;
  updated_by: string | null;
}

export interface AreaFilter {
  q?: string;
  kind?: string;
  stage?: string;
  ward?: string;
  due?: string;
}

/** One field that differs from the version before, in words; an outline has none. */
export interface FieldChange {
  field: string;
  label: string;
  before: string | null;
  after: string | null;
}

/** One state of a record: who saved it, when, and what was different from the one before. */
export interface RecordVersion {
  version: number;
  operation: 'created' | 'changed' | 'deleted' | 'restored';
  changed_at: string;
  changed_by: string | null;
  words: string;
  fields: FieldChange[];
  hectares: number | null;
}

/** The first areas that match, and how many match. */
export const pageOfAreas = (
  slug: string,
  filter: AreaFilter,
  signal?: AbortSignal,
): Promise<{ items: AreaRow[]; count: number }> =>
  ask(`/${slug}/areas`, { query: { ...filter }, signal });

export const readArea = (slug: string, id: string, signal?: AbortSignal): Promise<Area> =>
  ask(`/${slug}/areas/${id}`, { signal });

export const changeArea = (
  slug: string,
  id: string,
  version: number,
  change: Partial<Pick<Area, 'name' | 'kind' | 'reason'>>,
): Promise<Area> => ask(`/${slug}/areas/${id}`, { method: 'PATCH', version, json: change });
