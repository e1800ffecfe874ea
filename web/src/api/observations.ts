import type { Point } from 'geojson';
import { ask } from './http';
import type { Photo } from './photos';

/** What a person says of one observation. An item that nobody could answer is left out of `ratings`. */
export interface ObservationFields {
  assessment_id: string | null;
  method_id: string | null;
  instrument: string;
  observed_on: string;
  observed_at: string | null;
  light: string;
  school_phase: string | null;
  weather: string | null;
  observer_role: string;
  location_label: string;
  ratings: Record<string, number>;
  round: number;
  note: string;
  geometry: Point;
}

export interface Answer {
  item: string;
  label: string;
  group: string;
  principle: string | null;
  value: number;
  words: string;
}

export interface Observation extends ObservationFields {
  id: string;
  instrument_label: string;
  light_label: string;
  school_phase_label: string | null;
  weather_label: string | null;
  observer_role_label: string;
  grid_reference: string;
  answers: Answer[];
  photos: Photo[];
  version: number;
  created_at: string;
  created_by: string | null;
  updated_at: string;
  updated_by: string | null;
}

export type NewObservation = Partial<ObservationFields> &
  Pick<
    ObservationFields,
    'instrument' | 'observed_on' | 'light' | 'observer_role' | 'ratings' | 'geometry'
  > & { id: string };

export interface ObservationPage {
  items: Observation[];
  count: number;
  next: string | null;
}

/** `none`: nobody looked. `too_few`: each value by itself, no middle one. */
export interface LightFigure {
  light: string;
  light_label: string;
  looked: number;
  state: 'told' | 'too_few' | 'none';
  seen: number | null;
  median: number | null;
  values: number[];
  words: string;
}

export interface ItemSummary {
  item: string;
  label: string;
  group: string;
  principle: string | null;
  figures: LightFigure[];
}

export interface InstrumentSummary {
  instrument: string;
  label: string;
  observations: number;
  places: number;
  first_on: string;
  last_on: string;
  least: number;
  most: number;
  better: 'high' | 'low';
  seen_or_not: boolean;
  items: ItemSummary[];
  reading: string;
}

export interface Round {
  round: number;
  observations: number;
  first_on: string;
  last_on: string;
}

export interface ObservedSummary {
  instruments: InstrumentSummary[];
  rounds: Round[];
  least_for_a_middle: number;
  reading: string;
}

export interface ItemComparison {
  instrument: string;
  instrument_label: string;
  item: string;
  label: string;
  light: string;
  light_label: string;
  before: LightFigure;
  after: LightFigure;
  words: string;
}

export interface RoundPhoto extends Photo {
  observation_id: string;
  place: string;
  light_label: string;
  observed_on: string;
}

export interface RoundsCompared {
  before: Round;
  after: Round;
  items: ItemComparison[];
  photos_before: RoundPhoto[];
  photos_after: RoundPhoto[];
  reading: string;
}

const PAGE_SIZE = 100;

export const listObservations = (
  slug: string,
  filter: { assessment_id?: string; cursor?: string },
  signal?: AbortSignal,
): Promise<ObservationPage> =>
  ask(`/${slug}/observations`, { query: { limit: PAGE_SIZE, ...filter }, signal });

/** One observation; `own` for a person who reads only what they made themself. */
export const readObservation = (
  slug: string,
  id: string,
  own: boolean,
  signal?: AbortSignal,
): Promise<Observation> =>
  ask(`/${slug}/observations/${own ? 'own/' : ''}${encodeURIComponent(id)}`, { signal });

export const listOwnObservations = (slug: string, signal?: AbortSignal): Promise<ObservationPage> =>
  ask(`/${slug}/observations/own`, { query: { limit: PAGE_SIZE }, signal });

export const createObservation = (slug: string, fields: NewObservation): Promise<Observation> =>
  ask(`/${slug}/observations`, { method: 'POST', json: fields });

export const changeObservation = (
  slug: string,
  id: string,
  version: number,
  fields: Partial<ObservationFields>,
): Promise<Observation> =>
  ask(`/${slug}/observations/${id}`, { method: 'PATCH', version, json: fields });

export const removeObservation = (slug: string, id: string, version: number): Promise<undefined> =>
  ask(`/${slug}/observations/${id}`, { method: 'DELETE', version });

export const readSummary = (
  slug: string,
  assessmentId: string,
  round: number | null,
  signal?: AbortSignal,
): Promise<ObservedSummary> =>
  ask(`/${slug}/observations/summary`, { query: { assessment_id: assessmentId, round }, signal });

export const compareRounds = (
  slug: string,
  query: { assessment_id: string; before: number; after: number },
  signal?: AbortSignal,
): Promise<RoundsCompared> =>
  ask(`/${slug}/observations/comparison`, { query: { ...query }, signal });
