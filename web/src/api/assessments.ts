import { ask } from './http';
import type { RecordVersion } from './areas';

export interface AssessmentFields {
  title: string;
  context_kind: string;
  stage: string;
  threshold_level: string | null;
  lead_id: string | null;
  summary: string;
  started_on: string | null;
  review_on: string | null;
}

export interface Assessment extends AssessmentFields {
  id: string;
  number: number;
  area_id: string | null;
  area_name: string | null;
  previous_id: string | null;
  version: number;
  updated_at: string;
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

export const createAssessment = (
  slug: string,
  areaId: string,
  fields: AssessmentFields,
): Promise<Assessment> =>
  ask(`/${slug}/assessments`, { method: 'POST', json: { ...fields, area_id: areaId } });

export const changeAssessment = (
  slug: string,
  id: string,
  version: number,
  fields: Partial<AssessmentFields>,
): Promise<Assessment> =>
  ask(`/${slug}/assessments/${id}`, { method: 'PATCH', version, json: fields });

export const assessmentHistory = async (slug: string, id: string): Promise<RecordVersion[]> =>
  (await ask<{ items: RecordVersion[] }>(`/${slug}/assessments/${id}/history`)).items;
