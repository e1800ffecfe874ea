import { ask } from './http';

export type MethodState = 'done' | 'overdue' | 'planned' | 'undated';

export interface MethodFields {
  method: string;
  detail: string;
  owner_agency: string | null;
  owner_id: string | null;
  due_on: string | null;
  done_on: string | null;
  note: string;
}

/** One planned method; `again_id` is the same method in the next round. */
export interface Method extends MethodFields {
  id: string;
  method_label: string;
  owner_agency_label: string | null;
  owner: string | null;
  state: MethodState;
  round: number;
  repeats_id: string | null;
  again_id: string | null;
  findings: number;
  /** The kind of record that usually comes of it: `observation`, `safety_session`, `survey`, `evidence`. */
  recorded_as: string;
  /** How many records of any kind came of it, and the day of the newest. */
  records: number;
  last_on: string | null;
  version: number;
  updated_at: string;
  updated_by: string | null;
}

export interface Methods {
  items: Method[];
  count: number;
  done: number;
  overdue: number;
  next_due: string | null;
  reading: string;
}

export const listMethods = (
  slug: string,
  location: string,
  signal?: AbortSignal,
): Promise<Methods> => ask(`/${slug}/assessments/${location}/methods`, { signal });

export const readMethod = (slug: string, id: string): Promise<Method> =>
  ask(`/${slug}/methods/${id}`);

export const planMethod = (
  slug: string,
  location: string,
  fields: Partial<MethodFields>,
): Promise<Method> =>
  ask(`/${slug}/assessments/${location}/methods`, { method: 'POST', json: fields });

export const changeMethod = (
  slug: string,
  id: string,
  version: number,
  fields: Partial<MethodFields>,
): Promise<Method> => ask(`/${slug}/methods/${id}`, { method: 'PATCH', version, json: fields });

export const planMethodAgain = (
  slug: string,
  id: string,
  fields: Partial<Pick<MethodFields, 'due_on' | 'owner_agency' | 'owner_id'>>,
): Promise<Method> => ask(`/${slug}/methods/${id}/again`, { method: 'POST', json: fields });

export const deleteMethod = (slug: string, id: string, version: number): Promise<void> =>
  ask(`/${slug}/methods/${id}`, { method: 'DELETE', version });
