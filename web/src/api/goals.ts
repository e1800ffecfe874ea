import { ask } from './http';

export interface GoalFields {
  statement: string;
  domain: string | null;
  status: string;
  measure_kind: string | null;
  measure: string;
  measure_method: string | null;
  measure_on: string | null;
  baseline: string;
}

export interface MeasurementFields {
  measured_on: string;
  seen: string;
  direction: string;
  value: string | null;
  unit: string;
  method_id: string | null;
}

/** What was seen of a goal on a day. `value` is a decimal number as text. */
export interface Measurement extends MeasurementFields {
  id: string;
  goal_id: string;
  direction_label: string;
  method_label: string | null;
  version: number;
  updated_at: string;
  updated_by: string | null;
}

/** One goal with what was seen of it, the newest first. `hints` are advice, not faults. */
export interface Goal extends GoalFields {
  id: string;
  domain_label: string | null;
  status_label: string;
  in_plan: boolean;
  measure_kind_label: string | null;
  measure_method_label: string | null;
  has_measure: boolean;
  measure_due: boolean;
  hints: string[];
  measures: Measurement[];
  version: number;
  updated_at: string;
  updated_by: string | null;
}

export interface Goals {
  items: Goal[];
  count: number;
  without_measure: number;
  reading: string;
}

export const listGoals = (slug: string, location: string, signal?: AbortSignal): Promise<Goals> =>
  ask(`/${slug}/assessments/${location}/goals`, { signal });

export const readGoal = (slug: string, id: string): Promise<Goal> => ask(`/${slug}/goals/${id}`);

export const createGoal = (
  slug: string,
  location: string,
  fields: Partial<GoalFields>,
): Promise<Goal> => ask(`/${slug}/assessments/${location}/goals`, { method: 'POST', json: fields });

export const changeGoal = (
  slug: string,
  id: string,
  version: number,
  fields: Partial<GoalFields>,
): Promise<Goal> => ask(`/${slug}/goals/${id}`, { method: 'PATCH', version, json: fields });

export const deleteGoal = (slug: string, id: string, version: number): Promise<void> =>
  ask(`/${slug}/goals/${id}`, { method: 'DELETE', version });

export const orderGoals = (slug: string, location: string, ids: string[]): Promise<Goals> =>
  ask(`/${slug}/assessments/${location}/goals/order`, { method: 'POST', json: { ids } });

export const addMeasurement = (
  slug: string,
  goal: string,
  fields: Partial<MeasurementFields>,
): Promise<Measurement> =>
  ask(`/${slug}/goals/${goal}/measurements`, { method: 'POST', json: fields });

export const readMeasurement = (slug: string, id: string): Promise<Measurement> =>
  ask(`/${slug}/goal-measurements/${id}`);

export const changeMeasurement = (
  slug: string,
  id: string,
  version: number,
  fields: Partial<MeasurementFields>,
): Promise<Measurement> =>
  ask(`/${slug}/goal-measurements/${id}`, { method: 'PATCH', version, json: fields });

export const deleteMeasurement = (slug: string, id: string, version: number): Promise<void> =>
  ask(`/${slug}/goal-measurements/${id}`, { method: 'DELETE', version });
