import { Problem, type Fault } from '../api/problem';
import { changedFields, type FieldName } from '../drafts/conflict';
import { FormDraft } from '../drafts/form_draft.svelte';
import {
  asked,
  comparable,
  fieldFaults,
  formValues,
  newRecord,
  placedFaults,
  sentValues,
  type FormValues,
  type Known,
  type RecordField,
} from './fields';
import { besidesNames, nameWarnings, type NameWarning } from './names';

/** Words that somebody typed, and the field they stand in. */
export interface FreeText {
  label: string;
  text: string;
}

/** What one form works on. */
export interface Editing<T extends object> {
  subject: string;
  what: string;
  base: T | null;
  start: Known;
  fields: readonly RecordField[];
  /** Values that stand beside the fields, like a place on the map. */
  extraFields: readonly FieldName[];
  extra: () => Record<string, unknown>;
  /** What people typed into `extra`, in which no name belongs either. */
  extraTexts?: ((extra: Record<string, unknown>) => FreeText[]) | undefined;
  setExtra: (extra: Record<string, unknown>) => void;
  knownNames: () => ReadonlySet<string>;
  check: (values: FormValues, extra: Record<string, unknown>) => Fault[];
  save: (change: Partial<T>, version: number | null) => Promise<T>;
  read?: (() => Promise<T>) | undefined;
  /** Called once the record is saved, or once theirs was taken instead. */
  saved: (answer: T, note: string) => void;
}

interface DraftContent {
  values: FormValues;
  extra: Record<string, unknown>;
  /** What the form began with, so that a draft of an older version is told against that version. */
  base: Record<string, unknown> | null;
  version: number | null;
}

/** One record being edited: its values, its draft, what is wrong, and who saved meanwhile. */
export class RecordEdit<T extends object> {
  values = $state<FormValues>({});
  dates = $state<Record<string, string>>({});
  faults = $state.raw<Fault[]>([]);
  names = $state.raw<NameWarning[]>([]);
  theirs = $state.raw<Record<string, unknown> | null>(null);
  busy = $state(false);
  kept = $state(false);
  readonly draft: FormDraft<DraftContent>;
  readonly #editing: Editing<T>;
  readonly #first: string;
  #base = $state.raw<Record<string, unknown> | null>(null);
  #version: number | null;
  #answer: T | null = null;
  readonly #notNames = new Set<string>();

  constructor(editing: Editing<T>) {
    this.#editing = editing;
    const record = editing.base;
    this.values = formValues(plain(record ?? editing.start), editing.fields);
    this.#base = record ? this.#comparable(plain(record)) : null;
    this.#version = record ? versionOf(plain(record)) : null;
    this.#first = JSON.stringify([$state.snapshot(this.values), editing.extra()]);
    this.draft = new FormDraft(editing.subject, isDraft, {
      read: () => ({
        values: $state.snapshot(this.values),
        extra: editing.extra(),
        base: this.#base,
        version: this.#version,
      }),
      write: (found) => this.#reopen(found),
    });
  }

  get base(): Record<string, unknown> {
    return this.#base ?? {};
  }

  get isDirty(): boolean {
    return JSON.stringify([$state.snapshot(this.values), this.#editing.extra()]) !== this.#first;
  }

  /** What stands in the form, as the service takes it. */
  get mine(): Record<string, unknown> {
    return { ...sentValues(this.values, this.#editing.fields), ...this.#editing.extra() };
  }

  /** All fields that can differ, with what they are called. */
  get fieldNames(): FieldName[] {
    const fields = this.#editing.fields.map(({ key, label }) => ({ key, label }));
    return [...fields, ...this.#editing.extraFields];
  }

  async submit(): Promise<void> {
    if (this.busy) return;
    const { fields, check, extra } = this.#editing;
    this.faults = [
      ...fieldFaults(fields, this.values, this.dates),
      ...check($state.snapshot(this.values), extra()),
    ];
    if (this.faults.length > 0) return;
    this.names = nameWarnings(this.#freeTexts(), this.#editing.knownNames(), this.#notNames);
    if (this.names.length > 0) return;
    await this.#send(this.#change(), this.#version);
  }

  /** The words are no names: remember that, and save. */
  async notNames(): Promise<void> {
    for (const { name } of this.names) this.#notNames.add(name);
    this.names = [];
    await this.submit();
  }

  /** Save on top of their version what was chosen field by field. */
  async saveChoice(change: Record<string, unknown>): Promise<void> {
    if (!this.theirs) return;
    if (Object.keys(change).length === 0) await this.takeTheirs();
    else await this.#send(change, versionOf(this.theirs));
  }

  async takeTheirs(): Promise<void> {
    const answer = this.#answer;
    this.theirs = null;
    await this.draft.drop();
    if (answer) this.#editing.saved(answer, 'Their version stands. Nothing of yours was saved.');
  }

  async keepDraft(): Promise<void> {
    this.theirs = null;
    this.kept = true;
    await this.draft.keep();
  }

  #change(): Record<string, unknown> {
    const { fields, extra, start } = this.#editing;
    if (this.#base) return changedFields(this.#base, this.mine, this.fieldNames);
    return { ...newRecord(start, this.values, fields), ...extra() };
  }

  async #send(change: Record<string, unknown>, version: number | null): Promise<void> {
    if (version !== null && Object.keys(change).length === 0) {
      await this.draft.drop();
      const { base, saved } = this.#editing;
      if (base) saved(base, 'Nothing was changed.');
      return;
    }
    this.busy = true;
    try {
      const answer = await this.#editing.save(change as Partial<T>, version);
      this.theirs = null;
      await this.draft.drop();
      this.#editing.saved(answer, this.#note(answer));
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      await this.#refused(error);
    } finally {
      this.busy = false;
    }
  }

  async #refused(problem: Problem): Promise<void> {
    void this.draft.keep();
    const { read, what } = this.#editing;
    if (problem.status === 412 && read) {
      try {
        this.#answer = await read();
        this.theirs = { ...this.#answer, ...this.#comparable(plain(this.#answer)) };
        return;
      } catch (error) {
        if (!(error instanceof Problem)) throw error;
        const gone = `Somebody deleted ${what} meanwhile. What you typed is kept on this device.`;
        this.faults = [{ at: 'record-form', why: error.status === 404 ? gone : error.message }];
      }
    } else {
      const keys = this.fieldNames.map(({ key }) => key);
      const placed = placedFaults(problem.faults, keys);
      const kept = problem.isOffline ? ' What you typed is kept on this device.' : '';
      this.faults =
        placed.length > 0 ? placed : [{ at: 'record-form', why: `${problem.message}${kept}` }];
    }
    this.theirs = null;
  }

  #reopen(found: DraftContent): void {
    Object.assign(this.values, found.values);
    this.#editing.setExtra(found.extra);
    // A draft goes on from the version it was begun with: saving it tells what others saved since.
    this.#base = found.base;
    this.#version = found.version;
  }

  #freeTexts(): FreeText[] {
    const { fields, extra, extraTexts } = this.#editing;
    const beside = extraTexts?.(extra()) ?? [];
    const known = new Set(extraTexts?.(this.base).map(({ text }) => text));
    const typed = asked(fields, this.values).flatMap(({ key, kind, label, names }) => {
      const text = this.values[key];
      const isFree = (kind === 'line' || kind === 'text') && names !== 'allowed';
      if (!isFree || typeof text !== 'string' || text.trim() === this.#base?.[key]) return [];
      return [{ label, text }];
    });
    return [...typed, ...beside.filter(({ text }) => !known.has(text))];
  }

  #comparable(record: Record<string, unknown>): Record<string, unknown> {
    const extra = this.#editing.extraFields.map(({ key }) => [key, record[key] ?? null]);
    return { ...comparable(record, this.#editing.fields), ...Object.fromEntries(extra) };
  }

  #note(answer: object): string {
    const { what } = this.#editing;
    const warnings = 'warnings' in answer && Array.isArray(answer.warnings) ? answer.warnings : [];
    return [`Saved ${what}.`, ...besidesNames(warnings.map(String))].join(' ');
  }
}

const plain = (record: object): Record<string, unknown> =>
  Object.fromEntries<unknown>(Object.entries(record));

function versionOf(record: Known): number | null {
  return typeof record['version'] === 'number' ? record['version'] : null;
}

function isDraft(value: unknown): value is DraftContent {
  return (
    typeof value === 'object' &&
    value !== null &&
    'values' in value &&
    typeof value.values === 'object' &&
    'extra' in value &&
    'base' in value &&
    'version' in value
  );
}
