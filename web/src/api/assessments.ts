import { ask } from './http';

export interface AssessmentFields {
  title: string;
  area_id: string | null;
  context_kind: string;
  lead_id: string | null;
  summary: string;
  started_on: string | null;
  review_on: string | null;
}

export interface Assessment extends AssessmentFields {
  id: string;
  number: number;
  area_name: string | null;
  previous_id: string | null;
  context_label: string;
  stage: string;
  stage_label: string;
  threshold_level: string | null;
  threshold_label: string | null;
  lead: string | null;
  version: number;
  updated_at: string;
  updated_by: string | null;
}

export const listAssessments = async (
  slug: string,
  areaId: string,
  signal?: AbortSignal,
): Promise<Assessment[]> =>
  (
    await ask<{ items: Assessment[] }>(`/${slug}/assessments`, {
      query: { area_id: areaId },
      signal,
    })
  ).items;

export const readAssessment = (slug: string, id: string): Promise<Assessment> =>
  ask(`/${slug}/assessments/${id}`);

export const changeAssessment = (
  slug: string,
  id: string,
  version: number,
  fields: Partial<AssessmentFields>,
): Promise<Assessment> =>
  ask(`/${slug}/assessments/${id}`, { method: 'PATCH', version, json: fields });
