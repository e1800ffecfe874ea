import type { Figure } from '../figures/figure';
import type { Analysis } from './analyses';
import { address, ask, type QueryValue } from './http';
import type { Profile } from './profile';

export type PlaceKind = 'cell' | 'segment';
type LonLat = [number, number];

/** What to look at before a place is believed to rank where it does. */
export interface PlaceFlag {
  key: string;
  label: string;
  explanation: string;
}

export interface Standing {
  stands_out: boolean | null;
  z: number | null;
  words: string;
}

/** From the same months before, set against the change of the whole partnership. */
export interface Difference {
  n: number | null;
  could_be_chance: boolean | null;
  reading: string;
}

/** A cell or a stretch of street with its rank. */
export interface RankedPlace {
  id: string;
  rank: number;
  shared: boolean;
  name: string;
  centre: LonLat;
  shape: LonLat[];
  length_m: number | null;
  count: Figure;
  before: Figure;
  difference: Difference;
  rate: number;
  standing: Standing;
  /** Percentage of draws in which it is among the first ten. */
  in_top: number | null;
  flags: PlaceFlag[];
  helps: { provision: number; guardians: number; words: string };
  decision: { id: string; decision: string; label: string; decided_at: string } | null;
}

interface Months {
  from: string;
  to: string;
}

export interface RankedPlaces extends Analysis {
  kind: PlaceKind;
  width_m: number | null;
  period: Months | null;
  before: Months | null;
  rate_unit: string;
  ranked: RankedPlace[];
  ranked_count: number;
  /** What is drawn but not listed. */
  rest: { id: string; shape: LonLat[]; count: Figure }[];
  tally: { shown: number; suppressed: number; zero: number; no_data: number };
}

export interface Decision {
  id: string;
  decision: string;
  label: string;
  reason: string;
  area_id: string | null;
  area_name: string | null;
  decided_by: string | null;
  decided_at: string;
  looked_at: string;
}

/** Everything known of one place, strengths first. */
export interface PlaceDetail extends Analysis {
  kind: PlaceKind;
  id: string;
  name: string;
  width_m: number | null;
  length_m: number | null;
  centre: LonLat;
  shape: LonLat[];
  period: Months;
  before_period: Months;
  rank: number | null;
  shared: boolean;
  ranked_count: number;
  count: Figure;
  before: Figure;
  difference: Difference;
  rate: number | null;
  rate_unit: string;
  standing: Standing;
  in_top: number | null;
  flags: PlaceFlag[];
  why: { parts: { label: string; figure: Figure }[]; total: Figure; steps: string[] };
  by_month: { month: string; figure: Figure }[];
  months_words: string;
  kinds: { code: string; label: string; figure: Figure; before: Figure }[];
  by_hour: Pick<Profile['incidents']['by_hour'], 'rows' | 'used'> | null;
  hours_words: string;
  strengths: Profile['strengths'];
  changes: {
    id: string;
    number: number;
    title: string;
    type_label: string;
    date_words: string;
    distance_m: number;
    month: string | null;
    finished: boolean;
  }[];
  areas: { id: string; name: string }[];
  decisions: Decision[];
}

export interface NewDecision {
  kind: PlaceKind;
  key: string;
  decision: string;
  reason: string;
  area_id: string | null;
  /** The latest decision that was on the page. */
  seen: string | null;
  looked_at: Record<string, string>;
}

type Query = Record<string, QueryValue>;
const listed = (kind: PlaceKind): string => (kind === 'cell' ? 'cells' : 'segments');

export const listPlaces = (
  slug: string,
  kind: PlaceKind,
  query: Query,
  signal?: AbortSignal,
): Promise<RankedPlaces> => ask(`/${slug}/hotspots/${listed(kind)}`, { query, signal });

export const readPlace = (
  slug: string,
  kind: PlaceKind,
  key: string,
  query: Query,
  signal?: AbortSignal,
): Promise<PlaceDetail> => ask(`/${slug}/hotspots/${listed(kind)}/${key}`, { query, signal });

export const decide = (slug: string, decision: NewDecision): Promise<Decision> =>
  ask(`/${slug}/hotspots/decisions`, { method: 'POST', json: decision });

export const placesCsv = (slug: string, kind: PlaceKind, query: Query): string =>
  address(`/${slug}/hotspots/${listed(kind)}.csv`, query);
