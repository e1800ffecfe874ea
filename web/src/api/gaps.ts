import type { Geometry } from 'geojson';
import type { Figure } from '../figures/figure';
import type { HourRow } from '../figures/hour_grid';
import type { Analysis } from './analyses';
import { ask, type QueryValue } from './http';

/** Incidents by what was open within the walk: something, nothing, or it cannot be told. */
export interface Parted {
  incidents: Figure;
  open_near: Figure;
  untold: Figure;
  without: Figure;
}

export interface WeekPart extends Parted {
  key: string;
  label: string;
}

export interface GapCell extends Parted {
  key: string;
  where: string;
  ring: [number, number][];
  centre: [number, number];
  share: number | null;
  nearest: { id: string; name: string; walk_m: number; hours_a_week: number | null } | null;
}

/** Incidents of a cell in a part of the week with nothing open. */
export interface Gap {
  cell: string;
  part: string;
  without: Figure;
}

/** Provision; without hours on record both are null, which is not closed. */
export interface Offer {
  id: string;
  name: string;
  type_label: string;
  centre: [number, number];
  hours_a_week: number | null;
  /** Hours open in each part of the week, in the order of the parts. */
  open_hours: number[] | null;
}

export interface Gaps extends Analysis {
  strengths: string;
  place: string;
  walk_m: number;
  width_m: number;
  all: Parted;
  parts: WeekPart[];
  cells: GapCell[];
  gaps: Gap[];
  week: HourRow[];
  week_without: HourRow[];
  offers: Offer[];
}

/** Ground within 25 m of what a walk reaches. */
export interface Reach {
  geometry: Geometry;
  walk_m: number;
  street_m: number;
  reading: string;
}

export const readGaps = (
  slug: string,
  query: Record<string, QueryValue>,
  signal?: AbortSignal,
): Promise<Gaps> => ask(`/${slug}/gaps`, { query, signal });

export const readReach = (
  slug: string,
  query: Record<string, QueryValue>,
  signal?: AbortSignal,
): Promise<Reach> => ask(`/${slug}/gaps/reach`, { query, signal });
