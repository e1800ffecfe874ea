import type { Figure } from '../figures/figure';
import type { OpenStretch } from '../format/hours';
import { ask, type QueryValue } from './http';

export interface HarmCount {
  code: string;
  label: string;
  enforcement_driven: boolean;
  figure: Figure;
  before: Figure;
}

export interface LeftOut {
  reason: string;
  figure: Figure;
}

export interface ProfileProvision {
  id: string;
  name: string;
  provision_type: string;
  type_label: string;
  inside: boolean;
  distance_m: number;
  hours: (OpenStretch & { term: string })[];
  /** Whether it is open at the moment asked about; null when that cannot be told. */
  open_now: { open: boolean | null; words: string };
  ages: string | null;
  assured_on: string | null;
  centre: [number, number];
}

export interface ProfileGuardian {
  id: string;
  name: string;
  site_type: string;
  type_label: string;
  status: string;
  status_label: string;
  inside: boolean;
  distance_m: number;
  centre: [number, number];
}

export interface ProfileChange {
  id: string;
  number: number;
  title: string;
  type_label: string;
  status: string;
  status_label: string;
  finished: boolean;
  completed_on: string | null;
  date_words: string;
}

/** A rate a year here, in the borough and in the comparison area; a missing one is told by its state. */
export interface Rate {
  area: number | null;
  area_state: string;
  borough: number | null;
  borough_state: string;
  comparison: number | null;
  comparison_state: string;
}

export interface Profile {
  area: { id: string | null; name: string; hectares: number; km2: number };
  period: { from: string; to: string; months: number; before: { from: string; to: string } };
  basis: string;
  sentences: { lead: string; time: string; caution: string };
  incidents: {
    total: Figure;
    before: Figure;
    difference_reading: string;
    by_month: { month: string; figure: Figure }[];
    by_harm: HarmCount[];
    by_source: { code: string; label: string; figure: Figure }[];
    by_hour: {
      period: { from: string; to: string };
      rows: { weekday: number; cells: Figure[] }[];
      used: Figure;
      left_out: LeftOut[];
    };
    /** Records that follow where enforcement takes place; no part of any other count here. */
    enforcement: { total: Figure; before: Figure; note: string };
    left_out: LeftOut[];
  };
  rate: {
    per_km2: Rate;
    per_1000: Rate | null;
    residents: number | null;
    residents_from: string | null;
    comparison_name: string | null;
    reading: string;
  };
  strengths: {
    provision: ProfileProvision[];
    /** What has closed since as well. */
    provision_ever: string[];
    guardians: ProfileGuardian[];
    open_hours_week: number;
    open_hours_week_before: number | null;
    provision_hours: OpenStretch[];
    guardian_summary: string;
    within_m: number;
  };
  places: { id: string; name: string; place_type: string; type_label: string }[];
  changes: ProfileChange[];
  assessments: { id: string; title: string; stage_label: string }[];
  notes: { from: string[]; hidden: string[]; cannot_say: string[] };
}

export interface ProfileQuestion extends Record<string, QueryValue> {
  from?: string | null;
  to?: string | null;
  comparison_id?: string | null;
  harm?: string | null;
  source?: string | null;
  at?: string | null;
}

export const readProfile = (
  slug: string,
  id: string,
  question: ProfileQuestion,
  signal?: AbortSignal,
): Promise<Profile> => ask(`/${slug}/areas/${id}/profile`, { query: question, signal });
