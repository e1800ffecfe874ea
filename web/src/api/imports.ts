import { address, ask } from './http';

export type ImportState = 'waiting' | 'running' | 'complete' | 'failed' | 'taken_back';

export interface ImportCounts {
  rows: number;
  added: number;
  updated: number;
  unchanged: number;
  repeated: number;
  held: number;
  rejected: number;
  no_location: number;
}

export interface ImportBatch {
  id: string;
  kind: string;
  kind_label: string;
  state: ImportState;
  state_label: string;
  source: { key: string; name: string } | null;
  files: { name: string; size_bytes: number }[];
  counts: ImportCounts;
  progress: { step: string; words: string; done: number; total: number };
  notes: string[];
  period: { from: string; to: string } | null;
  error: string | null;
  created_by: string | null;
  created_at: string;
  finished_at: string | null;
  taken_back_at: string | null;
}

export interface ImportKind {
  key: string;
  label: string;
  reads: string;
  template: boolean;
}

export interface ImportKinds {
  items: ImportKind[];
  boundary_types: string[];
}

/** What a table looks like before it is brought in, and the column that each field seems to be. */
export interface Inspection {
  kind: string;
  file: string;
  columns: string[];
  fields: { name: string; meaning: string; required: boolean; guess: string | null }[];
  missing: string[];
  rows: Record<string, string>[];
}

export interface TakenBack {
  batch: ImportBatch;
  removed: number;
  restored: number;
  kept: number;
}

/** What is said beside the files. */
export interface ImportWish {
  kind: string;
  mapping: Record<string, string> | null;
  boundary_type: string | null;
}

/** The latest imports, and how many there are. */
export interface ImportBatches {
  items: ImportBatch[];
  count: number;
}

export const listImports = (slug: string, signal?: AbortSignal): Promise<ImportBatches> =>
  ask(`/${slug}/imports`, { signal });

export const readImport = (slug: string, id: string, signal?: AbortSignal): Promise<ImportBatch> =>
  ask(`/${slug}/imports/${id}`, { signal });

export const listImportKinds = (slug: string, signal?: AbortSignal): Promise<ImportKinds> =>
  ask(`/${slug}/imports/kinds`, { signal });

export function inspectFile(slug: string, kind: string, file: File): Promise<Inspection> {
  const form = new FormData();
  form.append('kind', kind);
  form.append('file', file, file.name);
  return ask(`/${slug}/imports/inspect`, { method: 'POST', form });
}

export function startImport(
  slug: string,
  wish: ImportWish,
  files: readonly File[],
): Promise<ImportBatch> {
  const form = new FormData();
  form.append('kind', wish.kind);
  for (const file of files) form.append('files', file, file.name);
  if (wish.mapping) form.append('mapping', JSON.stringify(wish.mapping));
  if (wish.boundary_type) form.append('boundary_type', wish.boundary_type);
  return ask(`/${slug}/imports`, { method: 'POST', form });
}

export const takeBack = (slug: string, id: string): Promise<TakenBack> =>
  ask(`/${slug}/imports/${id}/take-back`, { method: 'POST' });

export const rejectsAddress = (slug: string, id: string): string =>
  address(`/${slug}/imports/${id}/rejects.csv`);

export const templateAddress = (slug: string, kind: string): string =>
  address(`/${slug}/imports/templates/${kind}.csv`);
