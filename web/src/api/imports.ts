import { address, ask } from './http';

export type ImportState = 'waiting' | 'running' | 'complete' | 'failed' | 'taken_back';

export interface ImportBatch {
  id: string;
  kind: string;
  state: ImportState;
  files: string[];
  counts: Partial<
    Record<'rows' | 'added' | 'updated' | 'unchanged' | 'rejected' | 'no_location', number>
  >;
  progress: { step?: string; done?: number; total?: number; words?: string };
  error: string | null;
  created_by: string | null;
  created_at: string;
  finished_at: string | null;
  taken_back_at: string | null;
}

/** What was found in a file before it is taken in: its columns and what each is thought to be. */
export interface Inspection {
  kind: string | null;
  columns: string[];
  sample: string[][];
  fields: { name: string; label: string; required: boolean; hint: string | null }[];
  guesses: Record<string, string | null>;
  needs_mapping: boolean;
}

export const IMPORT_KINDS = [
  { kind: 'police-uk', label: 'Police recorded incidents (police.uk)', template: false },
  { kind: 'incidents', label: 'Incidents from a partner, as CSV', template: true },
  { kind: 'provision', label: 'Youth provision, as CSV', template: true },
  { kind: 'open-referral', label: 'Youth provision (Open Referral UK)', template: false },
  { kind: 'guardian-sites', label: 'Community guardianship sites, as CSV', template: true },
  { kind: 'boundaries', label: 'Boundaries (GeoJSON or GeoPackage)', template: false },
  { kind: 'postcodes', label: 'Postcodes (Code-Point Open)', template: false },
  { kind: 'osm', label: 'Streets, buildings and parks (OpenStreetMap)', template: false },
] as const;

export const listImports = async (slug: string, signal?: AbortSignal): Promise<ImportBatch[]> =>
  (await ask<{ items: ImportBatch[] }>(`/${slug}/imports`, { signal })).items;

export const readImport = (slug: string, id: string, signal?: AbortSignal): Promise<ImportBatch> =>
  ask(`/${slug}/imports/${id}`, { signal });

export const inspectFiles = (slug: string, kind: string, files: File[]): Promise<Inspection> =>
  ask(`/${slug}/imports/inspect`, { method: 'POST', form: formOf(kind, files, null) });

export const startImport = (
  slug: string,
  kind: string,
  files: File[],
  mapping: Record<string, string> | null,
): Promise<ImportBatch> =>
  ask(`/${slug}/imports`, { method: 'POST', form: formOf(kind, files, mapping) });

export const takeBack = (slug: string, id: string): Promise<ImportBatch> =>
  ask(`/${slug}/imports/${id}/take-back`, { method: 'POST' });

export const rejectsAddress = (slug: string, id: string): string =>
  address(`/${slug}/imports/${id}/rejects.csv`);

export const templateAddress = (slug: string, kind: string): string =>
  address(`/${slug}/imports/templates/${kind}.csv`);

function formOf(kind: string, files: File[], mapping: Record<string, string> | null): FormData {
  const form = new FormData();
  form.append('kind', kind);
  for (const file of files) form.append('files', file, file.name);
  if (mapping) form.append('mapping', JSON.stringify(mapping));
  return form;
}
