import { ask } from './http';

export interface LinkFields {
  link_kind: string;
  system: string;
  reference: string;
  owner_agency: string;
  note: string;
}

/** A reference to a record in another system; nothing is ever fetched from there. */
export interface ReferenceLink extends LinkFields {
  id: string;
  assessment_id: string;
  kind_label: string;
  system_label: string;
  agency_label: string;
  address: string | null;
  elsewhere: { id: string; number: number; title: string }[];
  version: number;
  updated_at: string;
  updated_by: string | null;
}

export interface ReferenceLinks {
  items: ReferenceLink[];
  count: number;
  by_kind: { link_kind: string; label: string; count: number }[];
}

export const listLinks = (
  slug: string,
  location: string,
  signal?: AbortSignal,
): Promise<ReferenceLinks> => ask(`/${slug}/assessments/${location}/links`, { signal });

export const readLink = (slug: string, id: string): Promise<ReferenceLink> =>
  ask(`/${slug}/links/${id}`);

export const addLink = (
  slug: string,
  location: string,
  fields: Partial<LinkFields>,
): Promise<ReferenceLink> =>
  ask(`/${slug}/assessments/${location}/links`, { method: 'POST', json: fields });

export const changeLink = (
  slug: string,
  id: string,
  version: number,
  fields: Partial<LinkFields>,
): Promise<ReferenceLink> =>
  ask(`/${slug}/links/${id}`, { method: 'PATCH', version, json: fields });

export const removeLink = (slug: string, id: string, version: number): Promise<void> =>
  ask(`/${slug}/links/${id}`, { method: 'DELETE', version });
