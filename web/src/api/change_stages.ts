import type { Geometry } from 'geojson';
import type { Change, ChangeRow } from './changes';
import { ask } from './http';

/** A stage that may follow. `may` says whether this person may bring the change there. */
export interface NextMove {
  to: string;
  label: string;
  words: string;
  asks: string;
  ahead: boolean;
  needs_reason: boolean;
  asks_expiry: boolean;
  asks_move: boolean;
  may: boolean;
}

export interface Moves {
  stage: string;
  stage_label: string;
  made: { to: string; label: string; at: string; by: string | null; words: string }[];
  next: NextMove[];
  version: number;
  today: string;
}

export interface MoveFields {
  to: string;
  on: string;
  reason: string;
  expires_on: string | null;
  move_on: string | null;
}

export interface Redeploying {
  geometry: Geometry;
  on: string;
  location_label: string | null;
  move_on: string | null;
}

/** An order or a redeployable item, with the day it runs out or must move. */
export interface DueChange extends ChangeRow {
  due_on: string | null;
  due_words: string;
  days_left: number | null;
  reminder: number | null;
  month: string | null;
  shape: Geometry;
}

export interface Orders {
  items: DueChange[];
  count: number;
  reminder_days: number[];
  reading: string;
}

export interface SightingFields {
  seen_on: string;
  seen_by: string;
  body: string;
  observation_id: string | null;
}

/** One thing seen after a change; never a claim that the change was the cause. */
export interface Sighting extends SightingFields {
  id: string;
  change_id: string;
  seen_by_label: string;
  observation_words: string | null;
  created_at: string;
  created_by: string | null;
  version: number;
}

export interface Sightings {
  items: Sighting[];
  count: number;
  care: string;
}

/** An action of a plan as its doer may read it. */
export interface ServedAction {
  id: string;
  number: number;
  title: string;
  task: string;
  goal: string | null;
  location_label: string;
  centre: [number, number] | null;
  due_on: string | null;
}

export const readMoves = (slug: string, id: string, signal?: AbortSignal): Promise<Moves> =>
  ask(`/${slug}/changes/${id}/moves`, { signal });

export const moveChange = (
  slug: string,
  id: string,
  version: number,
  fields: Partial<MoveFields>,
): Promise<Moves> => ask(`/${slug}/changes/${id}/moves`, { method: 'POST', version, json: fields });

export const redeployChange = (
  slug: string,
  id: string,
  version: number,
  fields: Partial<Redeploying>,
): Promise<{ left: Change; now: Change }> =>
  ask(`/${slug}/changes/${id}/redeploy`, { method: 'POST', version, json: fields });

export const readOrders = (slug: string, past: boolean, signal?: AbortSignal): Promise<Orders> =>
  ask(`/${slug}/changes/orders`, { query: { past: past || null }, signal });

export const readServedAction = (
  slug: string,
  action: string,
  signal?: AbortSignal,
): Promise<ServedAction> => ask(`/${slug}/changes/for-action/${action}`, { signal });

export const readSightings = (slug: string, id: string, signal?: AbortSignal): Promise<Sightings> =>
  ask(`/${slug}/changes/${id}/sightings`, { signal });

export const addSighting = (
  slug: string,
  id: string,
  fields: Partial<SightingFields>,
): Promise<Sighting> => ask(`/${slug}/changes/${id}/sightings`, { method: 'POST', json: fields });

export const changeSighting = (
  slug: string,
  { id, change_id }: Sighting,
  version: number,
  fields: Partial<SightingFields>,
): Promise<Sighting> =>
  ask(`/${slug}/changes/${change_id}/sightings/${id}`, { method: 'PATCH', version, json: fields });

export const deleteSighting = (slug: string, { id, change_id, version }: Sighting): Promise<void> =>
  ask(`/${slug}/changes/${change_id}/sightings/${id}`, { method: 'DELETE', version });
