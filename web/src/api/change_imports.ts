import { address, ask } from './http';
import type { ImportBatch, ImportBatches, Inspection, TakenBack } from './imports';

export type HeldDecision = 'same' | 'different';

/** A row of a file that may tell of a change which is on the ledger already. */
export interface HeldRow {
  n: number;
  file: string;
  line: number;
  title: string;
  type_label: string;
  status_label: string;
  where: string;
  date_words: string;
  description: string;
  asset_ref: string | null;
  alike: AlikeChange[];
  decision: HeldDecision | null;
  change_id: string | null;
  change_number: number | null;
  /** What was filled in there from the row, in words. */
  filled: string[];
}

/** A change that a row may be the same as, and what the row says where the change is empty. */
export interface AlikeChange {
  id: string;
  number: number;
  title: string;
  why: string;
  fills: { field: string; label: string; words: string }[];
}

export interface ChangeImport {
  batch: ImportBatch;
  held: HeldRow[];
  undecided: number;
  changes: number;
}

export const listChangeImports = (slug: string, signal?: AbortSignal): Promise<ImportBatches> =>
  ask(`/${slug}/changes/imports`, { signal });

export const readChangeImport = (
  slug: string,
  id: string,
  signal?: AbortSignal,
): Promise<ChangeImport> => ask(`/${slug}/changes/imports/${id}`, { signal });

export function inspectChanges(slug: string, file: File): Promise<Inspection> {
  const form = new FormData();
  form.append('file', file, file.name);
  return ask(`/${slug}/changes/imports/inspect`, { method: 'POST', form });
}

export function startChangeImport(
  slug: string,
  files: readonly File[],
  mapping: Record<string, string> | null,
): Promise<ImportBatch> {
  const form = new FormData();
  for (const file of files) form.append('files', file, file.name);
  if (mapping) form.append('mapping', JSON.stringify(mapping));
  return ask(`/${slug}/changes/imports`, { method: 'POST', form });
}

export const decideRow = (
  slug: string,
  id: string,
  n: number,
  decision: HeldDecision,
  changeId: string | null = null,
  fill: readonly string[] = [],
): Promise<ChangeImport> =>
  ask(`/${slug}/changes/imports/${id}/held/${n}`, {
    method: 'POST',
    json: { decision, ...(changeId ? { change_id: changeId } : {}), fill },
  });

export const takeChangesBack = (slug: string, id: string): Promise<TakenBack> =>
  ask(`/${slug}/changes/imports/${id}/take-back`, { method: 'POST' });

export const changeRejectsAddress = (slug: string, id: string): string =>
  address(`/${slug}/changes/imports/${id}/rejects.csv`);

export const changeTemplateAddress = (slug: string): string =>
  address(`/${slug}/changes/imports/template.csv`);
