import type { Point } from 'geojson';
import { ask } from './http';

export interface ReferralFields {
  referred_on: string;
  context_kind: string;
  referrer_agency: string;
  source_panel: string | null;
  harm_types: string[];
  frequency_band: string | null;
  people_band: string | null;
  description: string;
  known_strengths: string;
  immediate_action: string;
  location_label: string;
  place_id: string | null;
  geometry: Point | null;
}

/** What is sent of a new referral: to a known location, or with the name of a new one. */
export interface NewReferral extends Partial<ReferralFields> {
  assessment_id?: string;
  title?: string;
}

export interface Referral extends ReferralFields {
  id: string;
  number: number;
  assessment_id: string;
  location_number: number | null;
  location_title: string | null;
  standing: 'received' | 'at_work' | 'ended';
  standing_words: string;
  context_label: string;
  referrer_label: string;
  source_label: string | null;
  harms: { code: string; label: string }[];
  frequency_label: string | null;
  people_label: string | null;
  place_name: string | null;
  moved_reason: string;
  may_change: boolean;
  version: number;
  created_at: string;
  created_by: string | null;
  updated_at: string;
  updated_by: string | null;
}

/** A location that may be the same place, and why it may be. */
export interface SimilarLocation {
  id: string;
  number: number;
  title: string;
  stage_label: string;
  finished: boolean;
  referrals: number;
  agencies: number;
  distance_m: number | null;
  why: string[];
}

export interface SimilarLocations {
  items: SimilarLocation[];
  withheld: boolean;
  words: string;
}

/** The latest referrals, and how many there are. */
export interface Referrals {
  items: Referral[];
  count: number;
}

export const listReferrals = (
  slug: string,
  location: string,
  signal?: AbortSignal,
): Promise<Referrals> => ask(`/${slug}/referrals`, { query: { assessment_id: location }, signal });

export const listMyReferrals = (slug: string, signal?: AbortSignal): Promise<Referrals> =>
  ask(`/${slug}/referrals/mine`, { signal });

export const readReferral = (slug: string, id: string, signal?: AbortSignal): Promise<Referral> =>
  ask(`/${slug}/referrals/${id}`, { signal });

export const refer = (slug: string, fields: NewReferral): Promise<Referral> =>
  ask(`/${slug}/referrals`, { method: 'POST', json: fields });

export const changeReferral = (
  slug: string,
  id: string,
  version: number,
  fields: Partial<ReferralFields>,
): Promise<Referral> => ask(`/${slug}/referrals/${id}`, { method: 'PATCH', version, json: fields });

export const withdrawReferral = (slug: string, id: string, version: number): Promise<void> =>
  ask(`/${slug}/referrals/${id}`, { method: 'DELETE', version });

export const moveReferral = (
  slug: string,
  id: string,
  version: number,
  move: { assessment_id: string; reason: string },
): Promise<Referral> =>
  ask(`/${slug}/referrals/${id}/move`, { method: 'POST', version, json: move });

export const similarLocations = (
  slug: string,
  query: { lon?: number; lat?: number; name: string },
  signal?: AbortSignal,
): Promise<SimilarLocations> => ask(`/${slug}/locations/similar`, { query: { ...query }, signal });

export const similarTo = (
  slug: string,
  location: string,
  signal?: AbortSignal,
): Promise<SimilarLocations> => ask(`/${slug}/locations/${location}/similar`, { signal });
