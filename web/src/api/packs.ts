import type { Geometry } from 'geojson';
import type { Figure } from '../figures/figure';
import { address, ask } from './http';

/** A hexagon of a slide's map: its outline in lon/lat and what may be told of it. */
export interface SlideCell {
  ring: [number, number][];
  figure: Figure;
}

export interface SlideMap {
  bbox: [number, number, number, number];
  area: Geometry;
  cells: SlideCell[];
  base: { kind: 'park' | 'water' | 'building' | 'road' | 'rail'; geometry: Geometry }[];
  labels: { text: string; at: [number, number] }[];
  provision: { name: string; at: [number, number]; open: boolean }[];
  guardians: { name: string; at: [number, number]; active: boolean }[];
  changes: { number: number; at: [number, number]; finished: boolean }[];
}

export interface Slide {
  kind: string;
  title: string;
  bullets: string[];
  description: string;
  notes: string | null;
  map: SlideMap | null;
  months: { month: string; figure: Figure }[] | null;
  hours: {
    rows: { weekday: number; cells: Figure[] }[];
    openings: { weekday: number; opens: string; closes: string }[];
  } | null;
  timeline: { number: number; title: string; words: string; finished: boolean }[] | null;
}

export interface Presentation {
  area: { id: string; name: string };
  period: { from: string; to: string };
  level: string;
  attribution: string;
  threshold: number;
  slides: Slide[];
}

export const readPresentation = (
  slug: string,
  areaId: string,
  period: { from?: string; to?: string },
  signal?: AbortSignal,
): Promise<Presentation> =>
  ask(`/${slug}/areas/${areaId}/presentation`, { query: { ...period }, signal });

export const packAddress = (slug: string, areaId: string): string =>
  address(`/${slug}/areas/${areaId}/pack.pdf`);

export const offlineMapAddress = (slug: string, areaId: string): string =>
  address(`/${slug}/areas/${areaId}/map.html`);
