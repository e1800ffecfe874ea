import { ask, type QueryValue } from './http';
import type { OpenStretch } from '../format/hours';

export interface OpeningHours extends OpenStretch {
  term?: string | null;
  valid_from?: string | null;
  valid_to?: string | null;
}

export interface Provision {
  id: string;
  name: string;
  provision_type: string;
  organisation: string | null;
  description: string | null;
  min_age: number | null;
  max_age: number | null;
  cost_text: string | null;
  free: boolean | null;
  accessibility: string | null;
  address: string | null;
  postcode: string | null;
  status: string;
  opened_on?: string | null;
  closed_on?: string | null;
  assured_on: string | null;
  opening_hours: OpeningHours[];
  centre: [number, number] | null;
}

export interface GuardianSite {
  id: string;
  name: string;
  site_type: string;
  organisation: string | null;
  status: string;
  trained_on: string | null;
  training_expires_on: string | null;
  /** How the training stands today, in words. */
  training?: string;
  hours: OpenStretch[];
  languages: string[];
  safe_haven: boolean | null;
  referral_route: boolean | null;
  address: string | null;
  postcode: string | null;
  centre: [number, number] | null;
}

export interface Place {
  id: string;
  name: string;
  place_type: string;
  centre: [number, number] | null;
}

/** The first that match, and how many match. */
interface Listed<T> {
  items: T[];
  count: number;
}

const listing =
  <T>(noun: string) =>
  (slug: string, query: Record<string, QueryValue>, signal?: AbortSignal): Promise<Listed<T>> =>
    ask(`/${slug}/${noun}`, { query, signal });

const reading =
  <T>(noun: string) =>
  (slug: string, id: string, signal?: AbortSignal): Promise<T> =>
    ask(`/${slug}/${noun}/${encodeURIComponent(id)}`, { signal });

export const pageOfProvision = listing<Provision>('provision');
export const readProvision = reading<Provision>('provision');
export const pageOfGuardianSites = listing<GuardianSite>('guardian-sites');
export const readGuardianSite = reading<GuardianSite>('guardian-sites');
export const pageOfPlaces = listing<Place>('places');
export const readPlace = reading<Place>('places');
