import type { Geometry } from 'geojson';
import type { FieldChange, RecordVersion } from './areas';
import { ask } from './http';

export interface RecordVersions {
  kind: string;
  kind_label: string;
  id: string;
  title: string;
  items: RecordVersion[];
  count: number;
}

/** One version as it was: each field in words, null where it held nothing. */
export interface VersionRead {
  kind: string;
  kind_label: string;
  id: string;
  title: string;
  version: number;
  changed_at: string;
  changed_by: string | null;
  fields: { field: string; label: string; value: string | null }[];
  geometry: Geometry | null;
  hectares: number | null;
}

export interface VersionMark {
  version: number;
  changed_at: string;
  changed_by: string | null;
}

/** Two outlines and how the ground differs, in hectares; points have no hectares. */
export interface Outlines {
  before: Geometry | null;
  after: Geometry | null;
  before_hectares: number | null;
  after_hectares: number | null;
  gained_hectares: number | null;
  lost_hectares: number | null;
  moved_m: number | null;
  words: string;
}

/** Only what differs between two versions. */
export interface VersionComparison {
  kind: string;
  kind_label: string;
  id: string;
  title: string;
  before: VersionMark;
  after: VersionMark;
  fields: FieldChange[];
  outlines: Outlines | null;
}

/** One save of one of the records of a location. */
export interface TimelineItem extends Omit<RecordVersion, 'hectares'> {
  kind: string;
  kind_label: string;
  id: string;
  title: string;
}

export interface TimelinePage {
  items: TimelineItem[];
  next: number | null;
}

export const recordVersions = (
  slug: string,
  kind: string,
  id: string,
  signal?: AbortSignal,
): Promise<RecordVersions> => ask(`/${slug}/records/${kind}/${id}/versions`, { signal });

export const readVersion = (
  slug: string,
  kind: string,
  id: string,
  version: number,
  signal?: AbortSignal,
): Promise<VersionRead> => ask(`/${slug}/records/${kind}/${id}/versions/${version}`, { signal });

export const compareVersions = (
  slug: string,
  kind: string,
  id: string,
  pair: { from: number; to: number },
  signal?: AbortSignal,
): Promise<VersionComparison> =>
  ask(`/${slug}/records/${kind}/${id}/compare`, { query: pair, signal });

export const locationTimeline = (
  slug: string,
  id: string,
  asked: { kind?: string; cursor?: number | null },
  signal?: AbortSignal,
): Promise<TimelinePage> =>
  ask(`/${slug}/assessments/${id}/timeline`, { query: { ...asked, limit: 40 }, signal });
