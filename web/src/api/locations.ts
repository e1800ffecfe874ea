import type { MultiPolygon, Point, Polygon, MultiPoint } from 'geojson';
import { ask } from './http';

export interface Labelled {
  code: string;
  label: string;
}

/** One location of concern, as the tracker shows it. */
export interface LocationRow {
  id: string;
  number: number;
  title: string;
  context_kind: string;
  context_label: string;
  stage: string;
  stage_label: string;
  finished: boolean;
  threshold_level: string | null;
  threshold_label: string | null;
  lead_id: string | null;
  lead: string | null;
  started_on: string | null;
  review_on: string | null;
  area_id: string | null;
  area_name: string | null;
  hectares: number | null;
  centre: [number, number] | null;
  referrals: number;
  agencies: Labelled[];
  harm_types: Labelled[];
  latest_referral_on: string | null;
  next_on: string | null;
  next_kind: 'method' | 'conference' | 'review' | null;
  next_words: string | null;
  version: number;
  updated_at: string;
  updated_by: string | null;
}

export interface PathStep {
  stage: string;
  label: string;
  state: 'done' | 'present' | 'ahead';
  reached_on: string | null;
}

export interface MoveMade {
  from_stage: string | null;
  from_label: string | null;
  to_stage: string;
  to_label: string;
  reason: string;
  moved_at: string;
  moved_by: string | null;
}

/** One location of concern with its path; `version` is that of its assessment. */
export interface Location extends LocationRow {
  summary: string;
  previous: { id: string; number: number; title: string; stage_label: string } | null;
  outline: Polygon | MultiPolygon | null;
  points: Point | MultiPoint | null;
  path: PathStep[];
  moves: MoveMade[];
  created_at: string;
}

export interface LocationFilter {
  q?: string;
  stage?: string;
  open?: boolean;
  threshold?: string;
  context?: string;
  agency?: string;
  harm?: string;
  lead_id?: string;
  unled?: boolean;
  several?: boolean;
}

export const listLocations = async (
  slug: string,
  filter: LocationFilter,
  signal?: AbortSignal,
): Promise<LocationRow[]> =>
  (await ask<{ items: LocationRow[] }>(`/${slug}/locations`, { query: { ...filter }, signal }))
    .items;

export const readLocation = (slug: string, id: string, signal?: AbortSignal): Promise<Location> =>
  ask(`/${slug}/locations/${id}`, { signal });
