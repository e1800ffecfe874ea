import type { Geometry } from 'geojson';
import type { Figure } from '../figures/figure';
import type { Analysis } from './analyses';
import { ask, type QueryValue } from './http';

/** What is set side by side of two places, all from before the works began. */
export interface Alike {
  before: Figure;
  months: Figure[];
  hectares: number;
  per_hectare: number | null;
  main_kind: string | null;
  /** Shares of the incidents whose hour is known; null where they may not be told. */
  evening: number | null;
  night: number | null;
  schools: number;
  stations: number;
  licensed: number;
  open_hours: number;
}

/** A place that can be compared: a saved area, or a boundary, by its id. */
export interface ComparisonCandidate extends Alike {
  area_id: string | null;
  boundary_id: number | null;
  name: string;
  kind: 'saved_area' | 'ward' | 'small_area';
  kind_label: string;
  distance_m: number;
  drawn_on: string | null;
  reasons_for: string[];
  reasons_against: string[];
  geometry: Geometry;
}

export interface RefusedCandidate {
  name: string;
  kind_label: string;
  reason: string;
}

export interface ComparisonCandidates extends Analysis {
  place: Alike | null;
  months: string[];
  items: ComparisonCandidate[];
  refused: RefusedCandidate[];
  refused_more: number;
}

export const comparisonAreas = (
  slug: string,
  query: Record<string, QueryValue>,
  signal?: AbortSignal,
): Promise<ComparisonCandidates> => ask(`/${slug}/reviews/comparison-areas`, { query, signal });
