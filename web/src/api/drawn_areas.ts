import type { MultiPolygon, Polygon } from 'geojson';
import type { Area } from './areas';
import type { Fault } from './problem';
import { ask } from './http';

/** Where an outline comes from: drawn, a boundary, or so many metres round something. */
export type Outline =
  | { geometry: Polygon | MultiPolygon }
  | { boundary_id: string | number }
  | { centre: [number, number]; radius_m: number }
  | { place_id: string; radius_m: number }
  | { change_id: string; radius_m: number };

export interface AreaFields {
  name: string;
  kind: string;
  reason: string;
  made_by: string;
  /** What it was drawn from, in a few plain values. */
  origin?: Record<string, string | number | boolean | null>;
}

/** What the service finds when it looks at an outline before it is saved. */
export interface AreaCheck {
  geometry: Polygon | MultiPolygon;
  hectares: number;
  vertices: number;
  wards: (string | { name: string })[];
  homes: number | null;
  problems: (string | Fault)[];
  warnings: string[];
  similar: { id: string; name: string; overlap: number }[];
}

export const checkArea = (
  slug: string,
  outline: Outline,
  fields: Partial<AreaFields> = {},
  signal?: AbortSignal,
): Promise<AreaCheck> =>
  ask(`/${slug}/areas/check`, {
    method: 'POST',
    json: { ...WITHOUT_WORDS, ...fields, ...outline },
    signal,
  });

/** The check takes the same body as saving does; an outline still without words gets these. */
const WITHOUT_WORDS: AreaFields = {
  name: 'Being drawn',
  kind: 'scoping',
  reason: '',
  made_by: 'polygon',
};

export const createArea = (slug: string, outline: Outline, fields: AreaFields): Promise<Area> =>
  ask(`/${slug}/areas`, { method: 'POST', json: { ...fields, ...outline } });

export const saveArea = (
  slug: string,
  id: string,
  version: number,
  change: Partial<AreaFields> & { geometry?: Polygon | MultiPolygon },
): Promise<Area> => ask(`/${slug}/areas/${id}`, { method: 'PATCH', version, json: change });
