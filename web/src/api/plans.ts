import type { Geometry } from 'geojson';
import { ask } from './http';
import type { components } from './schema';

type Told<Name extends keyof components['schemas']> = components['schemas'][Name];

export type Action = Told<'ActionOut'>;
export type Actions = Told<'ActionsOut'>;
export type ActionDetail = Omit<Told<'ActionDetailOut'>, 'geometry'> & {
  geometry: Geometry | null;
};
type Shaped<Fields> = Omit<Fields, 'geometry'> & { geometry?: Geometry | null };
export type ActionFields = Shaped<Omit<Told<'ActionIn'>, 'assessment_id'>>;
export type ActionEdit = Shaped<Told<'ActionChange'>>;
export type ProgressFields = Told<'ActionProgressIn'>;
export type Plan = Told<'PlanOut'>;
export type PlanGauge = Told<'PlanGaugeOut'>;

export interface ActionFilter {
  mine?: boolean;
  assessment_id?: string;
  conference_id?: string;
  status?: string;
}

export const readPlan = (slug: string, locationId: string, signal?: AbortSignal): Promise<Plan> =>
  ask(`/${slug}/assessments/${locationId}/plan`, { signal });

export const listActions = (
  slug: string,
  filter: ActionFilter,
  signal?: AbortSignal,
): Promise<Actions> => ask(`/${slug}/actions`, { query: { ...filter }, signal });

export const readAction = (slug: string, id: string, signal?: AbortSignal): Promise<ActionDetail> =>
  ask(`/${slug}/actions/${id}`, { signal });

export const agreeAction = (
  slug: string,
  locationId: string,
  fields: Partial<ActionFields>,
): Promise<ActionDetail> =>
  ask(`/${slug}/actions`, { method: 'POST', json: { ...fields, assessment_id: locationId } });

export const changeAction = (
  slug: string,
  id: string,
  version: number,
  fields: Partial<ActionEdit>,
): Promise<ActionDetail> =>
  ask(`/${slug}/actions/${id}`, { method: 'PATCH', version, json: fields });

export const deleteAction = (slug: string, id: string, version: number): Promise<void> =>
  ask(`/${slug}/actions/${id}`, { method: 'DELETE', version });

export const noteProgress = (
  slug: string,
  id: string,
  version: number,
  fields: Partial<ProgressFields>,
): Promise<ActionDetail> =>
  ask(`/${slug}/actions/${id}/progress`, { method: 'POST', version, json: fields });
