import { ask } from './http';

export interface WeightingFields {
  weighed_on: string;
  /** Percent by context, 100 in all. */
  weights: Record<string, number>;
  first_context: string;
  reason: string;
  agencies: string[];
}

/** One weighting that partners made together. */
export interface Weighting extends WeightingFields {
  id: string;
  contexts: { code: string; label: string; percent: number }[];
  first_context_label: string;
  agency_labels: { code: string; label: string }[];
  reading: string;
  version: number;
  updated_at: string;
  updated_by: string | null;
}

export const listWeightings = async (
  slug: string,
  location: string,
  signal?: AbortSignal,
): Promise<Weighting[]> =>
  (await ask<{ items: Weighting[] }>(`/${slug}/assessments/${location}/weightings`, { signal }))
    .items;

export const readWeighting = (slug: string, id: string): Promise<Weighting> =>
  ask(`/${slug}/weightings/${id}`);

export const addWeighting = (
  slug: string,
  location: string,
  fields: Partial<WeightingFields>,
): Promise<Weighting> =>
  ask(`/${slug}/assessments/${location}/weightings`, { method: 'POST', json: fields });

export const changeWeighting = (
  slug: string,
  id: string,
  version: number,
  fields: Partial<WeightingFields>,
): Promise<Weighting> =>
  ask(`/${slug}/weightings/${id}`, { method: 'PATCH', version, json: fields });

export const deleteWeighting = (slug: string, id: string, version: number): Promise<void> =>
  ask(`/${slug}/weightings/${id}`, { method: 'DELETE', version });
