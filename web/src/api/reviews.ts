import type { Geometry } from 'geojson';
import type { Figure } from '../figures/figure';
import type { Method } from './analyses';
import { ask } from './http';

export interface ReviewQuestion {
  change_id: string | null;
  area_id: string | null;
  comparison_area_id: string | null;
  comparison_boundary_id: number | null;
  ring_m: number | null;
  around_m: number;
  pivot_on: string | null;
  works_from: string | null;
  works_to: string | null;
  window_months: number;
  same_months: boolean;
  harm: string[] | null;
}

export type PlaceKey = 'treated' | 'comparison' | 'ring' | 'ring_comparison' | 'against';

/** One place of a before and after: its counts and their ratio with an interval. */
export interface ReviewPlace {
  key: PlaceKey;
  label: string;
  before: Figure | null;
  after: Figure | null;
  difference: number | null;
  ratio: number | null;
  low: number | null;
  high: number | null;
}

interface Months {
  from: string;
  to: string;
}

export type LookSays = 'could_be_chance' | 'seldom_chance' | 'not_usable';

/** One comparison where nothing was changed: another date, or another place. */
export interface Pretended {
  label: string;
  ratio: number;
}

/** One further way of comparing before and after, and what it says. */
export interface Look {
  key: string;
  title: string;
  says: LookSays;
  reading: string;
  ratio: number | null;
  low: number | null;
  high: number | null;
  pretended: Pretended[];
  method: Method;
}

/** Incidents more or fewer than the comparison suggests, with what chance, and chance and other areas' ups and downs, leave open. */
export interface IncidentsRow {
  key: 'place' | 'ring' | 'together';
  label: string;
  estimate: number;
  chance_low: number;
  chance_high: number;
  low: number | null;
  high: number | null;
}

/** The months themselves, and whether further ways of looking agree. */
export interface CloserLook {
  months: string[];
  /** Numbers of the first and last month. */
  before: [number, number];
  works: [number, number] | null;
  after: [number, number];
  series: { key: string; label: string; figures: Figure[] }[];
  looks: Look[];
  in_incidents?: { rows: IncidentsRow[]; reading: string; method: Method } | null;
  agreement: string;
  care: string[];
}

export interface ReviewResult {
  verdict: string;
  verdict_kind: 'too_few' | 'could_be_chance' | 'seldom_chance';
  refused: boolean;
  sentences: { lead: string; seen: string; seen_headline: string };
  places: ReviewPlace[];
  difference: { estimate: number; low: number; high: number; reading: string } | null;
  chance: { p_value: number; reading: string } | null;
  missed: [number, number] | null;
  windows: { before: Months; after: Months; left_out: Months | null };
  set_up: string[];
  care: string[];
  left_out: { reason: string; figure: Figure }[];
  geometry: { treated: Geometry; comparison: Geometry | null; ring: Geometry | null };
  /** Missing where the reading was refused or a count is hidden, and in older readings. */
  closer?: CloserLook | null;
}

export interface ReviewRow {
  id: string;
  title: string;
  change_id: string | null;
  area_id: string | null;
  pivot_on: string;
  verdict: string;
  updated_at: string;
  created_by: string | null;
}

export interface Review extends ReviewRow {
  result: ReviewResult;
  /** Incidents have changed since it was worked out. */
  outdated: boolean;
  created_at: string;
}

/** One set look after a change: taken, still to come, or without data. */
export interface WatchLook {
  months: number;
  due_on: string;
  state: 'not_yet' | 'no_data' | 'read';
  windows: { before: Months; after: Months; left_out: Months | null };
  places: {
    key: 'treated' | 'ring';
    label: string;
    before: Figure;
    after: Figure;
    says: ReviewResult['verdict_kind'];
    /** Where it stands out, set against the change elsewhere. */
    direction: 'more' | 'fewer' | null;
    reading: string;
  }[];
  reading: string;
}

export interface Watch {
  label: string;
  reading: string;
  ring_m: number;
  looks: WatchLook[];
  next_due: string | null;
  care: string[];
  method: Method;
}

export const readWatch = (slug: string, change: string, signal?: AbortSignal): Promise<Watch> =>
  ask(`/${slug}/reviews/watch`, { query: { change_id: change }, signal });

export const previewReview = (slug: string, question: ReviewQuestion): Promise<ReviewResult> =>
  ask(`/${slug}/reviews/preview`, { method: 'POST', json: question });

export const storeReview = (
  slug: string,
  question: ReviewQuestion & { title: string },
): Promise<Review> => ask(`/${slug}/reviews`, { method: 'POST', json: question });

/** The newest readings, and how many there are. */
export const listReviews = (
  slug: string,
  query: { change_id?: string; area_id?: string } = {},
  signal?: AbortSignal,
): Promise<{ items: ReviewRow[]; count: number }> =>
  ask(`/${slug}/reviews`, { query: { ...query }, signal });

export const readReview = (slug: string, id: string, signal?: AbortSignal): Promise<Review> =>
  ask(`/${slug}/reviews/${id}`, { signal });
