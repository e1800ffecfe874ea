import type { Point } from 'geojson';
import { ask } from './http';
import type { Photo } from './photos';

export interface FindingFields {
  domain: string;
  prompt: string | null;
  standing: string;
  body: string;
  evidence_strength: string;
  source: string;
  voice: string | null;
  found_on: string;
  method_id: string | null;
  geometry: Point | null;
}

/** One finding: a strength, a need or something not known. `near` names the street at its point. */
export interface Finding extends FindingFields {
  id: string;
  domain_label: string;
  prompt_label: string | null;
  standing_label: string;
  evidence_strength_label: string;
  voice_label: string | null;
  method_label: string | null;
  near: string | null;
  photos: Photo[];
  version: number;
  updated_at: string;
  updated_by: string | null;
}

export interface Counted {
  code: string;
  label: string;
  count: number;
}

export interface NamedCode {
  code: string;
  label: string;
}

/** One domain: its findings, strengths first, and the prompts with nothing yet. */
export interface Domain {
  code: string;
  label: string;
  standings: Counted[];
  items: Finding[];
  silent: NamedCode[];
  reading: string;
}

export interface Findings {
  domains: Domain[];
  count: number;
  voices: Counted[];
  unheard: NamedCode[];
}

export const listFindings = (
  slug: string,
  location: string,
  signal?: AbortSignal,
): Promise<Findings> => ask(`/${slug}/assessments/${location}/evidence`, { signal });

export const readFinding = (slug: string, id: string): Promise<Finding> =>
  ask(`/${slug}/evidence/${id}`);

export const addFinding = (
  slug: string,
  location: string,
  fields: Partial<FindingFields>,
): Promise<Finding> =>
  ask(`/${slug}/assessments/${location}/evidence`, { method: 'POST', json: fields });

export const changeFinding = (
  slug: string,
  id: string,
  version: number,
  fields: Partial<FindingFields>,
): Promise<Finding> => ask(`/${slug}/evidence/${id}`, { method: 'PATCH', version, json: fields });

export const deleteFinding = (slug: string, id: string, version: number): Promise<void> =>
  ask(`/${slug}/evidence/${id}`, { method: 'DELETE', version });
