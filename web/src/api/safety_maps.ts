import type { Geometry } from 'geojson';
import { ask } from './http';

/** Suppressed: fewer took part than needed. Zero: enough, and no mark. No data: nobody yet. */
export type SafetyState = 'shown' | 'zero' | 'suppressed' | 'no_data';

export interface MarkCounts {
  red: number;
  amber: number;
  green: number;
  avoided: number;
}

export interface SafetySessionFields {
  title: string;
  held_on: string;
  contributors: number;
  correction: string | null;
  age_band: string | null;
  setting: string;
  facilitator_agency: string;
  time_asked: string | null;
  method_id: string | null;
  note: string;
}

export interface SafetySession extends Omit<SafetySessionFields, 'correction'> {
  id: string;
  assessment_id: string;
  least_contributors: number;
  state: SafetyState;
  reading: string;
  has_marks: boolean;
  counts: MarkCounts | null;
  age_band_label: string | null;
  facilitator_agency_label: string;
  time_asked_label: string | null;
  corrections: { at: string; by: string | null; words: string }[];
  version: number;
  updated_at: string;
  updated_by: string | null;
}

export interface SafetySessions {
  items: SafetySession[];
  count: number;
  least_contributors: number;
}

export interface NewMark {
  id: string;
  mark_kind: string;
  colour: string | null;
  reason: string | null;
  geometry: Geometry;
}

export interface Mark extends NewMark {
  mark_kind_label: string;
  colour_label: string | null;
  reason_label: string | null;
  version: number;
}

export interface Marks {
  state: SafetyState;
  reading: string;
  items: Mark[];
  counts: MarkCounts | null;
}

export interface Kept {
  kept: number;
  state: SafetyState;
  reading: string;
}

export interface ComparedCell {
  key: string;
  ring: [number, number][];
  label: string;
  before: MarkCounts;
  after: MarkCounts;
  words: string;
}

export interface SessionsCompared {
  before: SafetySession;
  after: SafetySession;
  cells: ComparedCell[];
  summary: { words: string; cells: number }[];
  cell_width_m: number;
  reading: string;
  cautions: string[];
}

export const listSafetySessions = (
  slug: string,
  assessmentId: string,
  signal?: AbortSignal,
): Promise<SafetySessions> =>
  ask(`/${slug}/safety-sessions`, { query: { assessment_id: assessmentId }, signal });

export const readSafetySession = (
  slug: string,
  id: string,
  signal?: AbortSignal,
): Promise<SafetySession> => ask(`/${slug}/safety-sessions/${encodeURIComponent(id)}`, { signal });

export const createSafetySession = (
  slug: string,
  assessmentId: string,
  fields: Partial<SafetySessionFields>,
): Promise<SafetySession> =>
  ask(`/${slug}/safety-sessions`, {
    method: 'POST',
    json: { ...fields, assessment_id: assessmentId },
  });

export const changeSafetySession = (
  slug: string,
  id: string,
  version: number,
  fields: Partial<SafetySessionFields>,
): Promise<SafetySession> =>
  ask(`/${slug}/safety-sessions/${id}`, { method: 'PATCH', version, json: fields });

export const removeSafetySession = (
  slug: string,
  id: string,
  version: number,
): Promise<undefined> => ask(`/${slug}/safety-sessions/${id}`, { method: 'DELETE', version });

export const readMarks = (slug: string, id: string, signal?: AbortSignal): Promise<Marks> =>
  ask(`/${slug}/safety-sessions/${encodeURIComponent(id)}/marks`, { signal });

export const addMarks = (slug: string, id: string, marks: readonly NewMark[]): Promise<Kept> =>
  ask(`/${slug}/safety-sessions/${id}/marks`, { method: 'POST', json: { marks } });

export const removeMark = (slug: string, id: string, mark: Mark): Promise<undefined> =>
  ask(`/${slug}/safety-sessions/${id}/marks/${mark.id}`, {
    method: 'DELETE',
    version: mark.version,
  });

export const removeAllMarks = (slug: string, session: SafetySession): Promise<undefined> =>
  ask(`/${slug}/safety-sessions/${session.id}/marks`, {
    method: 'DELETE',
    version: session.version,
  });

export const compareSafetySessions = (
  slug: string,
  query: { before: string; after: string },
  signal?: AbortSignal,
): Promise<SessionsCompared> =>
  ask(`/${slug}/safety-sessions/comparison`, { query: { ...query }, signal });
