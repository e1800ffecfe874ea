import type { Geometry } from 'geojson';
import type { Figure } from '../figures/figure';
import { ask } from './http';

export interface ReviewQuestion {
  change_id?: string | null;
  area_id?: string | null;
  comparison_area_id?: string | null;
  ring_m?: number | null;
  pivot_on: string;
  works_from?: string | null;
  works_to?: string | null;
  window_months: number;
  harm?: string[] | null;
}

/** One place of a before-and-after: its counts and their ratio with an interval. */
export interface ReviewPlace {
  key: 'treated' | 'comparison' | 'ring' | 'against';
  label: string;
  before: Figure | null;
  after: Figure | null;
  difference: number | null;
  ratio: number | null;
  low: number | null;
  high: number | null;
}

export interface ReviewResult {
  verdict: string;
  refused: boolean;
  sentences: { lead: string; seen: string; seen_headline: string };
  places: ReviewPlace[];
  missed: [number, number] | null;
  windows: { before: { from: string; to: string }; after: { from: string; to: string } };
  set_up: string[];
  care: string[];
  geometry: { treated: Geometry; comparison: Geometry | null; ring: Geometry | null };
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
  parameters: ReviewQuestion;
}

export interface ComparisonCandidate {
  id: string;
  name: string;
  hectares: number;
  distance_m: number | null;
}

export const previewReview = (slug: string, question: ReviewQuestion): Promise<ReviewResult> =>
  ask(`/${slug}/reviews/preview`, { method: 'POST', json: question });

export const storeReview = (
  slug: string,
  question: ReviewQuestion & { title: string },
): Promise<Review> => ask(`/${slug}/reviews`, { method: 'POST', json: question });

export const listReviews = async (
  slug: string,
  query: { change_id?: string; area_id?: string } = {},
  signal?: AbortSignal,
): Promise<ReviewRow[]> =>
  (await ask<{ items: ReviewRow[] }>(`/${slug}/reviews`, { query: { ...query }, signal })).items;

export const readReview = (slug: string, id: string, signal?: AbortSignal): Promise<Review> =>
  ask(`/${slug}/reviews/${id}`, { signal });

export const comparisonAreas = async (
  slug: string,
  query: { change_id?: string | null; area_id?: string | null },
  signal?: AbortSignal,
): Promise<ComparisonCandidate[]> =>
  (
    await ask<{ items: ComparisonCandidate[] }>(`/${slug}/reviews/comparison-areas`, {
      query: { ...query },
      signal,
    })
  ).items;
