import type { MultiPolygon, Point, Polygon, MultiPoint } from 'geojson';
import { address, ask } from './http';

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

/** The first locations that match, and how many match. */
export const pageOfLocations = (
  slug: string,
  filter: LocationFilter,
  signal?: AbortSignal,
): Promise<{ items: LocationRow[]; count: number }> =>
  ask(`/${slug}/locations`, { query: { ...filter }, signal });

export const locationsCsvAddress = (slug: string, filter: LocationFilter): string =>
  address(`/${slug}/locations.csv`, { ...filter });

export const readLocation = (slug: string, id: string, signal?: AbortSignal): Promise<Location> =>
  ask(`/${slug}/locations/${id}`, { signal });

export interface MoveMissing {
  need: string;
  words: string;
  tab: string;
  link: string;
  excusable: boolean;
}

/** One move that could be made from the present stage. */
export interface PossibleMove {
  to: string;
  to_label: string;
  words: string;
  direction: 'next' | 'back' | 'end';
  roles: string[];
  may: boolean;
  ready: boolean;
  reason_needed: boolean;
  missing: MoveMissing[];
  /** What else changes of the location with it, in sentences. */
  brings: string[];
}

export interface Moves {
  stage: string;
  stage_label: string;
  version: number;
  words: string;
  /** What the newest conference decided, and who did not agree; empty where none did. */
  decided: string;
  /** The stage that this decision leads to; null where nothing is decided for the next step. */
  decided_to: string | null;
  items: PossibleMove[];
}

export interface ScreeningFields {
  screened_on: string;
  threshold_level: string;
  frequency_band: string | null;
  people_band: string | null;
  outcome: string;
  reason: string;
}

export interface Screening extends ScreeningFields {
  id: string;
  threshold_label: string;
  frequency_label: string | null;
  people_label: string | null;
  outcome_label: string;
  version: number;
  created_at: string;
  created_by: string | null;
  updated_at: string;
  updated_by: string | null;
}

export const readMoves = (slug: string, id: string, signal?: AbortSignal): Promise<Moves> =>
  ask(`/${slug}/assessments/${id}/moves`, { signal });

export const makeMove = (
  slug: string,
  id: string,
  version: number,
  move: { to: string; reason: string },
): Promise<unknown> =>
  ask(`/${slug}/assessments/${id}/moves`, { method: 'POST', version, json: move });

export const listScreenings = async (
  slug: string,
  id: string,
  signal?: AbortSignal,
): Promise<Screening[]> =>
  (await ask<{ items: Screening[] }>(`/${slug}/assessments/${id}/screenings`, { signal })).items;

export const readScreening = (slug: string, id: string): Promise<Screening> =>
  ask(`/${slug}/screenings/${id}`);

export const addScreening = (
  slug: string,
  location: string,
  fields: Partial<ScreeningFields>,
): Promise<Screening> =>
  ask(`/${slug}/assessments/${location}/screenings`, { method: 'POST', json: fields });

export const changeScreening = (
  slug: string,
  id: string,
  version: number,
  fields: Partial<ScreeningFields>,
): Promise<Screening> =>
  ask(`/${slug}/screenings/${id}`, { method: 'PATCH', version, json: fields });

export const mergeLocation = (
  slug: string,
  id: string,
  version: number,
  merge: { into_id: string; reason: string },
): Promise<{ id: string; title: string }> =>
  ask(`/${slug}/assessments/${id}/merge`, { method: 'POST', version, json: merge });
