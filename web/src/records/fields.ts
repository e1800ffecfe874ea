import type { Code } from '../api/partnership';
import type { Fault } from '../api/problem';
import type { Choosing } from './choosing.svelte';

/** What a form holds of one field: a text ('' for nothing), or the texts that were ticked. */
export type FormValue = string | string[];
export type FormValues = Record<string, FormValue>;

export interface Option {
  value: string;
  label: string;
  hint?: string;
  group?: string;
}

export type FieldKind =
  | 'line'
  | 'text'
  | 'code'
  | 'codes'
  | 'choice'
  | 'date'
  | 'month'
  | 'time'
  | 'number'
  | 'yesno'
  | 'member'
  | 'agency';

/** One field of a record, as data. */
export interface RecordField {
  key: string;
  label: string;
  kind: FieldKind;
  hint?: string;
  optional?: boolean;
  /** Code list of a `code` or `codes` field. */
  list?: string;
  /** Offer only some codes of the list: the prompts of the chosen domain. */
  only?: (code: Code, values: FormValues) => boolean;
  /** Offer the codes under the labels of this list, which holds their parents. */
  groups?: string;
  /** Offer only members of one role. */
  role?: string;
  /** What a `choice` offers: records of another kind, or fixed answers. */
  options?: readonly Option[];
  /** Records that a `choice` offers, where there may be more than one list holds. */
  from?: Choosing<unknown>;
  /** Show the options as radios instead of a list that drops down. */
  radios?: boolean;
  maxlength?: number;
  min?: number;
  max?: number;
  /** Take figures after the point. */
  decimals?: boolean;
  /** The choice of none: "Not decided". */
  none?: string;
  /** A field that may hold a name: the name of a place, of a venue. */
  names?: 'allowed';
  /** What is sent for an emptied text: '' unless the service wants null. */
  empty?: 'null';
  /** The sentence when it is missing. */
  missing?: string;
  /** Asked only when this says so, told from what stands in the form. */
  when?: (values: FormValues) => boolean;
  /** Over the whole width of the form. Texts and ticks always are. */
  wide?: boolean;
}

export interface FieldGroup {
  title?: string;
  hint?: string;
  /** What the fields of the group say together, as they stand: "90% in all". */
  together?: (values: FormValues) => string;
  fields: readonly RecordField[];
}

/** A record as the service gives it. */
export type Known = Readonly<Record<string, unknown>>;

export const LONGEST: Readonly<Partial<Record<FieldKind, number>>> = { line: 200, text: 5000 };

/** What the form begins with: the record, or the values that a new one starts from. */
export function formValues(record: Known, fields: readonly RecordField[]): FormValues {
  return Object.fromEntries(
    fields.map((field) => [field.key, formValue(field, record[field.key])]),
  );
}

function formValue(field: RecordField, value: unknown): FormValue {
  if (field.kind === 'codes') return Array.isArray(value) ? value.map(String).sort() : [];
  if (value === null || value === undefined) return '';
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  const text = typeof value === 'string' || typeof value === 'number' ? String(value) : '';
  if (field.kind === 'time') return text.slice(0, 5);
  if (field.kind === 'number') return text === '' ? '' : String(Number(text));
  return field.kind === 'month' ? text.slice(0, 7) : text;
}

/** What the service takes for what stands in the form: nothing said is null, and so is what is not asked. */
export function sentValues(
  values: FormValues,
  fields: readonly RecordField[],
): Record<string, unknown> {
  return Object.fromEntries(
    fields.map((field) => {
      const isAsked = field.when?.(values) ?? true;
      const nothing = field.kind === 'codes' ? [] : '';
      return [field.key, sentValue(field, isAsked ? (values[field.key] ?? '') : nothing)];
    }),
  );
}

function sentValue(field: RecordField, value: FormValue): unknown {
  if (typeof value !== 'string') return [...value].sort();
  const text = value.trim();
  if (field.kind === 'line' || field.kind === 'text') {
    return text === '' && field.empty === 'null' ? null : text;
  }
  if (text === '') return null;
  if (field.kind === 'number') return numberOf(text);
  return field.kind === 'yesno' ? text === 'yes' : text;
}

/** The record in the form's own terms, so that only true differences count as changed. */
export function comparable(record: Known, fields: readonly RecordField[]): Record<string, unknown> {
  const always = fields.map((field) => ({ ...field, when: () => true }));
  const values = sentValues(formValues(record, fields), always);
  for (const { key } of fields) {
    if (values[key] === '' && (record[key] === null || record[key] === undefined))
      values[key] = null;
  }
  return values;
}

/** What is sent of a new record: what was said, and what was taken out of the values it began with. */
export function newRecord(
  start: Known,
  values: FormValues,
  fields: readonly RecordField[],
): Record<string, unknown> {
  const begun = formValues(start, fields);
  return Object.fromEntries(
    Object.entries(sentValues(values, fields)).filter(
      ([key, value]) => !isNothing(value) || !isNothing(begun[key]),
    ),
  );
}

/** Fields that are asked, given what stands in the form. */
export function asked(fields: readonly RecordField[], values: FormValues): RecordField[] {
  return fields.filter((field) => field.when?.(values) ?? true);
}

/** Sentences on what is missing or cannot be: told before the service is asked. */
export function fieldFaults(
  fields: readonly RecordField[],
  values: FormValues,
  dates: Readonly<Record<string, string>> = {},
): Fault[] {
  return asked(fields, values).flatMap((field) => {
    const why = dates[field.key] || fault(field, values[field.key] ?? '');
    return why ? [{ at: field.key, why }] : [];
  });
}

function fault(field: RecordField, value: FormValue): string {
  if (isNothing(typeof value === 'string' ? value.trim() : value))
    return field.optional ? '' : (field.missing ?? missingWords(field));
  if (typeof value !== 'string') return '';
  if (field.kind === 'number') return numberFault(field, value.trim());
  const longest = field.maxlength ?? LONGEST[field.kind];
  const length = value.trim().length;
  if (longest === undefined || length <= longest) return '';
  const most = longest.toLocaleString('en-GB');
  return `${field.label} must be ${most} characters or fewer. It has ${length.toLocaleString('en-GB')}`;
}

function missingWords(field: RecordField): string {
  const name = lowerFirst(field.label);
  if (field.kind === 'date' || field.kind === 'month' || field.kind === 'time') {
    return `Say when: ${name}`;
  }
  const typed = field.kind === 'line' || field.kind === 'text' || field.kind === 'number';
  return typed ? `Fill in: ${name}` : `Choose: ${name}`;
}

function numberFault(field: RecordField, text: string): string {
  const value = numberOf(text);
  if (typeof value !== 'number') return `${field.label} must be a number`;
  if (!field.decimals && !Number.isInteger(value)) return `${field.label} must be a whole number`;
  const { min, max } = field;
  if (min !== undefined && max !== undefined && (value < min || value > max)) {
    return `${field.label} must be from ${min} to ${max}`;
  }
  if (min !== undefined && value < min) return `${field.label} must be ${min} or more`;
  return max !== undefined && value > max ? `${field.label} must be ${max} or less` : '';
}

/** A number as people type it, with or without commas; the text itself when it is none. */
function numberOf(text: string): number | string {
  return /^-?[\d,]*\.?\d+$/.test(text) ? Number(text.replaceAll(',', '')) : text;
}

/** Faults with the key of the field they belong to: `body.harm_types[2]` stands at harm_types. */
export function placedFaults(faults: readonly Fault[], keys: readonly string[]): Fault[] {
  return faults.map(({ at, why }) => {
    const field = /^body\.(\w+)/.exec(at)?.[1];
    return { at: field !== undefined && keys.includes(field) ? field : at, why };
  });
}

/** The codes that may be chosen: all that are not retired, and the present ones, marked. */
export function codeOptions(
  codes: readonly Code[],
  present: readonly string[],
  today: string,
  groupLabel: (parent: string | null) => string = () => '',
): Option[] {
  return codes.flatMap((code) => {
    const retired = isRetired(code, today);
    if (retired && !present.includes(code.code)) return [];
    const label = retired ? `${code.label} (retired)` : code.label;
    const group = groupLabel(code.parent);
    return [{ value: code.code, label, ...(group === '' ? {} : { group }) }];
  });
}

/** Options with the line that their list says of each: for radios, where there is room to read. */
export function explained(options: readonly Option[], codes: readonly Code[]): Option[] {
  const lines = new Map(codes.map(({ code, description }) => [code, description]));
  return options.map((one) => {
    const hint = lines.get(one.value);
    return hint ? { ...one, hint } : one;
  });
}

export function isRetired(code: Code, today: string): boolean {
  const { retired_on } = code;
  return retired_on !== null && retired_on <= today;
}

function isNothing(value: unknown): boolean {
  return value === null || value === undefined || value === '' || isEmptyList(value);
}

const isEmptyList = (value: unknown): boolean => Array.isArray(value) && value.length === 0;
export const lowerFirst = (words: string): string => words.charAt(0).toLowerCase() + words.slice(1);
