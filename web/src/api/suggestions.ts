import type { Geometry, MultiPolygon, Polygon } from 'geojson';
import type { Figure } from '../figures/figure';
import type { Analysis } from './analyses';
import { ask, type QueryValue } from './http';

export type FittedTo = 'evidence' | 'streets' | 'boundaries';

/** An outline of this size would hold this share of the recorded incidents. */
export interface CoverageStep {
  hectares: number;
  share: number;
}

export interface SuggestedOutline {
  geometry: Polygon | MultiPolygon;
  hectares: number;
  share_held: number | null;
  held: Figure;
  outside: Figure;
  reached: boolean;
  compactness: number;
  corners: number;
  fitted_to: FittedTo;
  names: string[];
}

/** What the outline would be if its sides followed something else. */
export interface OtherOutline {
  fitted_to: FittedTo;
  hectares: number;
  share_held: number | null;
  compactness: number;
}

export interface Elsewhere {
  near: [number, number];
  metres_away: number;
  figure: Figure;
}

/** An outline suggested from recorded incidents; none where too little is recorded. */
export interface Suggestion extends Analysis {
  start: { label: string; geometry: Geometry };
  outline: SuggestedOutline | null;
  share_asked: number;
  coverage: CoverageStep[];
  alternatives: OtherOutline[];
  elsewhere: Elsewhere[];
}

export const suggestOutline = (
  slug: string,
  query: Record<string, QueryValue>,
  signal?: AbortSignal,
): Promise<Suggestion> => ask(`/${slug}/areas/suggestion`, { query, signal });
