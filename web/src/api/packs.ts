import type { FeatureCollection, Geometry, Polygon } from 'geojson';
import type { Figure } from '../figures/figure';
import type { OpenStretch } from '../format/hours';
import { address, ask } from './http';

export interface PresentedCell {
  id: string;
  state: 'count' | 'suppressed' | 'zero';
  n: number | null;
  class_index: number | null;
  geometry: Polygon;
  centre: [number, number];
}

export interface PresentedSymbol {
  kind: 'provision' | 'guardian' | 'change';
  id: string;
  name: string;
  /** open or closed, active or lapsed, finished or planned. */
  state: string;
  detail: string;
  number: number | null;
  at: [number, number];
}

export interface PresentedMap {
  bbox: [number, number, number, number];
  outline: Geometry;
  /** Streets, buildings, water and green, with their layer, class and name. */
  context: FeatureCollection<Geometry, { layer: string; class: string; name: string | null }>;
  cells: PresentedCell[];
  classes: { start: number; end: number | null; label: string }[];
  cell_width_m: number;
  symbols: PresentedSymbol[];
}

export type Shows = 'strengths_map' | 'harm_map' | 'hours' | 'changes_map' | 'words';

export interface Slide {
  key: string;
  title: string;
  bullets: string[];
  description: string;
  shows: Shows;
}

/** A place as it is shown to a room: counts suppressed, incidents only as hexagons. */
export interface Presentation {
  area: { id: string; name: string; hectares: number };
  period: { first: string; last: string; words: string };
  audience: string;
  footer: string;
  map: PresentedMap;
  hours: {
    rows: { weekday: number; label: string; cells: Figure[] }[];
    provision_hours: OpenStretch[];
    words: string;
  };
  months: { month: string; figure: Figure }[];
  slides: Slide[];
  sources: string[];
  hidden: string[];
}

interface Months {
  from?: string | null;
  to?: string | null;
}

export const readPresentation = (
  slug: string,
  areaId: string,
  period: Months,
  signal?: AbortSignal,
): Promise<Presentation> =>
  ask(`/${slug}/areas/${areaId}/presentation`, { query: { ...period }, signal });

export const packAddress = (slug: string, areaId: string, period: Months = {}): string =>
  address(`/${slug}/areas/${areaId}/pack.pdf`, { ...period });

export const offlineMapAddress = (slug: string, areaId: string, period: Months = {}): string =>
  address(`/${slug}/areas/${areaId}/map.html`, { ...period });
