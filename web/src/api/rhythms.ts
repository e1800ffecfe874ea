import type { Figure } from '../figures/figure';
import type { HourRow } from '../figures/hour_grid';
import type { OpenStretch } from '../format/hours';
import type { Analysis } from './analyses';
import { ask, type QueryValue } from './http';

/** Provision for young people, and when it is open in a school week. */
export interface OpenPlace {
  id: string;
  name: string;
  type_label: string;
  /** False where nobody wrote the hours down, which is not closed. */
  hours_known: boolean;
  hours: OpenStretch[];
}

export interface OpenWeek {
  places: OpenPlace[];
  without_hours: number;
  stretches: OpenStretch[];
  /** How many places are open in each of the 24 hours; 1 is Monday. */
  days: { weekday: number; places: number[] }[];
  within_m: number | null;
  reading: string;
}

/** Recorded incidents by hour of the week, beside what is open then. */
export interface Week extends Analysis {
  place: { kind: 'partnership' | 'area' | 'box'; name: string };
  rows: HourRow[];
  shared_out: Figure;
  open: OpenWeek;
}

export interface Band {
  low: number;
  high: number;
  label: string;
}

/** Pairs of incidents in one band of distance and one of days. */
export interface Pairs {
  observed: Figure;
  expected: number | null;
  ratio: number | null;
  p_value: number | null;
  stands_out: boolean;
}

/** Pairs of incidents by metres (rows) and days (columns) apart, beside shuffled days. */
export interface Repeats extends Analysis {
  space: Band[];
  time: Band[];
  cells: Pairs[][];
  shuffles: number;
}

export const readWeek = (
  slug: string,
  query: Record<string, QueryValue>,
  signal?: AbortSignal,
): Promise<Week> => ask(`/${slug}/analyses/week`, { query, signal });

export const readRepeats = (
  slug: string,
  query: Record<string, QueryValue>,
  signal?: AbortSignal,
): Promise<Repeats> => ask(`/${slug}/analyses/repeats`, { query, signal });
