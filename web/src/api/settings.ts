import type { RecordVersion } from './areas';
import { ask } from './http';

export interface SettingFields {
  minimum_group: number;
  first_review_months: number;
  later_review_months: number;
  summary_working_days: number;
  quorum: number;
  needed_agencies: string[];
  reminder_days: number[];
}

/** What the partnership chose for itself. */
export interface Settings extends SettingFields {
  needed: { code: string; label: string }[];
  version: number;
  updated_at: string;
  updated_by: string | null;
}

export const readSettings = (slug: string, signal?: AbortSignal): Promise<Settings> =>
  ask(`/${slug}/settings`, { signal });

export const changeSettings = (
  slug: string,
  version: number,
  fields: Partial<SettingFields>,
): Promise<Settings> => ask(`/${slug}/settings`, { method: 'PATCH', version, json: fields });

export const settingsHistory = async (
  slug: string,
  signal?: AbortSignal,
): Promise<RecordVersion[]> =>
  (await ask<{ items: RecordVersion[] }>(`/${slug}/settings/history`, { signal })).items;
