import type { RecordVersion } from './areas';
import { ask } from './http';
import type { Code } from './partnership';

export interface ListRow {
  key: string;
  title: string;
  purpose: string;
  group: string;
  screens: string[];
  keeping: 'open' | 'words';
  current: number;
  retired: number;
}

/** One more thing that the codes of a list carry. */
export interface CodeAttribute {
  name: string;
  kind: 'code' | 'number' | 'flag' | 'address';
  label: string;
  hint: string;
  list: string | null;
  required: boolean;
  least: number;
  most: number;
}

export interface EditableCode extends Code {
  retired_on: string | null;
  parent_label: string | null;
  /** The code before it in the list. */
  after: string | null;
  /** Nothing for those who do not edit lists, and where small numbers would be told. */
  used: number | null;
  /** The service itself goes by it: it cannot be retired. */
  relied: boolean;
  version: number;
  updated_at: string | null;
  updated_by: string | null;
}

export interface CodeList extends ListRow {
  parents: string | null;
  /** A code may stand under nothing. */
  stands_alone: boolean;
  attributes: CodeAttribute[];
  items: EditableCode[];
}

export interface CodeUse {
  total: number;
  items: { what: string; count: number }[];
  /** Which records are not counted, if any are not. */
  uncounted: string;
  reading: string;
}

/** What is sent of a code. */
export interface CodeFields {
  label: string;
  description: string;
  parent: string | null;
  after: string | null;
  retired_on: string | null;
  attributes: Record<string, unknown>;
}

export const listCodeLists = async (slug: string, signal?: AbortSignal): Promise<ListRow[]> =>
  (await ask<{ items: ListRow[] }>(`/${slug}/code-lists`, { signal })).items;

export const readCodeList = (slug: string, list: string, signal?: AbortSignal): Promise<CodeList> =>
  ask(`/${slug}/codes/${list}`, { signal });

export const readCode = (slug: string, list: string, code: string): Promise<EditableCode> =>
  ask(`/${slug}/codes/${list}/${code}`);

export const addCode = (
  slug: string,
  list: string,
  fields: Partial<CodeFields>,
): Promise<EditableCode> => ask(`/${slug}/codes/${list}`, { method: 'POST', json: fields });

export const changeCode = (
  slug: string,
  list: string,
  code: string,
  version: number,
  fields: Partial<CodeFields>,
): Promise<EditableCode> =>
  ask(`/${slug}/codes/${list}/${code}`, { method: 'PATCH', version, json: fields });

export const readCodeUse = (
  slug: string,
  list: string,
  code: string,
  signal?: AbortSignal,
): Promise<CodeUse> => ask(`/${slug}/codes/${list}/${code}/use`, { signal });

export const codeHistory = async (
  slug: string,
  list: string,
  code: string,
  signal?: AbortSignal,
): Promise<RecordVersion[]> =>
  (
    await ask<{ items: RecordVersion[] }>(`/${slug}/codes/${list}/${code}/history`, {
      signal,
    })
  ).items;
