import type { Point } from 'geojson';
import { ask, type QueryValue } from './http';
import type { GuardianSite, OpeningHours, Provision } from './strengths';
import type { OpenStretch } from '../format/hours';

export interface SiteStep {
  to: string;
  label: string;
  words: string;
  trains: boolean;
}

/** A guardianship site as its page shows it: where it stands today, and what may follow. */
export interface SiteRecord extends GuardianSite {
  type_label: string;
  status_label: string;
  standing: string;
  standing_label: string;
  training: string;
  next: SiteStep[];
  sessions: {
    id: string;
    course_label: string;
    title: string;
    held_on: string;
    people: number | null;
  }[];
  source_name: string | null;
  version: number;
}

export interface SiteFields {
  name: string;
  site_type: string;
  organisation: string | null;
  hours: OpenStretch[];
  languages: string[];
  safe_haven: boolean | null;
  referral_route: boolean | null;
  address: string | null;
  postcode: string | null;
  status: string;
  trained_on: string | null;
  training_expires_on: string | null;
  geometry: Point | null;
}

export interface Closure {
  id: string;
  provision_id: string;
  closed_from: string;
  closed_to: string | null;
  reason: string;
  words: string;
  change_id: string | null;
  change_number: number | null;
  version: number;
  note: string | null;
}

export interface ClosureFields {
  closed_from: string;
  closed_to: string | null;
  reason: string;
}

export interface ProvisionRecord extends Provision {
  type_label: string;
  status_label: string;
  capacity: number | null;
  url: string | null;
  closures: Closure[];
  open_now: { open: boolean | null; words: string };
  source_name: string | null;
  version: number;
}

export interface ProvisionFields {
  name: string;
  provision_type: string;
  status: string;
  organisation: string | null;
  description: string | null;
  min_age: number | null;
  max_age: number | null;
  cost_text: string | null;
  free: boolean | null;
  capacity: number | null;
  accessibility: string | null;
  address: string | null;
  postcode: string | null;
  url: string | null;
  opened_on: string | null;
  assured_on: string | null;
  geometry: Point | null;
  opening_hours: OpeningHours[];
}

export interface TrainingFields {
  course: string;
  title: string;
  held_on: string;
  agency: string;
  people: number | null;
  valid_until: string | null;
  location_label: string;
  note: string;
  sites: { site_id: string; people: number | null }[];
}

export interface Training extends TrainingFields {
  id: string;
  course_label: string;
  agency_label: string;
  area_id: string | null;
  area_name: string | null;
  sites: { site_id: string; name: string; people: number | null }[];
  version: number;
}

export interface Trainings {
  items: Training[];
  count: number;
  totals: {
    course: string;
    course_label: string;
    sessions: number;
    people: number;
    not_said: number;
  }[];
}

export interface Listing<T> {
  items: T[];
  count: number;
  more: boolean;
}

type Query = Record<string, QueryValue>;

const reading =
  <T>(noun: string) =>
  (slug: string, id: string, signal?: AbortSignal): Promise<T> =>
    ask(`/${slug}/${noun}/${encodeURIComponent(id)}`, { signal });

const adding =
  <T, Fields>(noun: string) =>
  (slug: string, fields: Partial<Fields>): Promise<T> =>
    ask(`/${slug}/${noun}`, { method: 'POST', json: fields });

const changing =
  <T, Fields>(noun: string) =>
  (slug: string, id: string, version: number, fields: Partial<Fields>): Promise<T> =>
    ask(`/${slug}/${noun}/${id}`, { method: 'PATCH', version, json: fields });

const removing =
  (noun: string) =>
  (slug: string, { id, version }: { id: string; version: number }): Promise<void> =>
    ask(`/${slug}/${noun}/${id}`, { method: 'DELETE', version });

const SITES = 'guardian-sites';
export const findSites = (
  slug: string,
  query: Query,
  signal?: AbortSignal,
): Promise<Listing<SiteRecord>> => ask(`/${slug}/${SITES}`, { query, signal });
export const readSite = reading<SiteRecord>(SITES);
export const addSite = adding<SiteRecord, SiteFields>(SITES);
export const changeSite = changing<SiteRecord, SiteFields>(SITES);
export const removeSite = removing(SITES);

export const moveSite = (
  slug: string,
  id: string,
  version: number,
  fields: { to: string; trained_on?: string | null; training_expires_on?: string | null },
): Promise<SiteRecord> =>
  ask(`/${slug}/${SITES}/${id}/moves`, { method: 'POST', version, json: fields });

const PROVISION = 'provision';
export const findProvision = (
  slug: string,
  query: Query,
  signal?: AbortSignal,
): Promise<Listing<ProvisionRecord>> => ask(`/${slug}/${PROVISION}`, { query, signal });
export const readProvisionRecord = reading<ProvisionRecord>(PROVISION);
export const addProvision = adding<ProvisionRecord, ProvisionFields>(PROVISION);
export const changeProvision = changing<ProvisionRecord, ProvisionFields>(PROVISION);
export const removeProvision = removing(PROVISION);

const closures = (provision: string): string => `${PROVISION}/${provision}/closures`;
export const addClosure = (
  slug: string,
  provision: string,
  fields: Partial<ClosureFields>,
): Promise<Closure> => adding<Closure, ClosureFields>(closures(provision))(slug, fields);
export const changeClosure = (
  slug: string,
  closure: Closure,
  version: number,
  fields: Partial<ClosureFields>,
): Promise<Closure> =>
  changing<Closure, ClosureFields>(closures(closure.provision_id))(
    slug,
    closure.id,
    version,
    fields,
  );
export const removeClosure = (slug: string, closure: Closure): Promise<void> =>
  removing(closures(closure.provision_id))(slug, closure);

const TRAININGS = 'guardian-trainings';
export const listTrainings = (slug: string, signal?: AbortSignal): Promise<Trainings> =>
  ask(`/${slug}/${TRAININGS}`, { signal });
export const readTraining = reading<Training>(TRAININGS);
export const addTraining = adding<Training, TrainingFields>(TRAININGS);
export const changeTraining = changing<Training, TrainingFields>(TRAININGS);
export const removeTraining = removing(TRAININGS);
