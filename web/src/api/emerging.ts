import type { Polygon } from 'geojson';
import type { Figure } from '../figures/figure';
import type { Analysis } from './analyses';
import { ask } from './http';

/** Provision or a guardianship site near a place; `on` is open, or serving. */
export interface StrengthNear {
  kind: string;
  name: string;
  centre: [number, number];
  on: boolean;
}

/** One place and its last days. */
export interface EmergingPlace {
  rank: number;
  harm_type: string | null;
  kind_label: string;
  stands_out: boolean;
  name: string;
  first_day: string;
  last_day: string;
  days: number;
  observed: Figure;
  expected: number;
  year_before: Figure;
  once: string;
  /** At how many earlier dates some place was as unusual; empty where that was not looked at. */
  earlier: string;
  radius_m: number;
  centre: [number, number];
  outline: Polygon;
  strengths: StrengthNear[];
  strengths_reading: string;
}

/** One look: when it was made, on whose wish, and of which days. */
export interface Look {
  id: string;
  night: string;
  made_at: string;
  asked_by: string | null;
  first_day: string | null;
  last_day: string | null;
  outdated: boolean;
}

export interface Emerging extends Analysis {
  scan: Look | null;
  places: EmergingPlace[];
  kinds: { code: string | null; label: string; used: Figure }[];
}

/** One look in the list of nights. */
export interface Night {
  id: string;
  night: string;
  made_at: string;
  asked_by: string | null;
  last_day: string | null;
  standing: number;
  reading: string;
}

/** The latest look, or the one of an id. */
export const readEmerging = (
  slug: string,
  look: string | null,
  signal?: AbortSignal,
): Promise<Emerging> =>
  ask(`/${slug}/analyses/emerging${look ? `/nights/${encodeURIComponent(look)}` : ''}`, { signal });

export const listNights = (slug: string, signal?: AbortSignal): Promise<Night[]> =>
  ask<{ items: Night[] }>(`/${slug}/analyses/emerging/nights`, { signal }).then(
    ({ items }) => items,
  );

/** Ask for a look now; `waiting` is whether one waited already. */
export const askForLook = (slug: string): Promise<{ waiting: boolean }> =>
  ask(`/${slug}/analyses/emerging/run`, { method: 'POST' });
