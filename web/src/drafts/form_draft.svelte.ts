import { localDate, moment } from '../format/dates';
import { currentSlug, session } from '../session/session.svelte';
import { draftKey, dropDraft, findDraft, keepDraft } from './drafts';

interface FormValues<T> {
  /** The form's values as plain data; what it reads is what is followed. */
  read: () => T;
  write: (found: T) => void;
}

const WAIT_MS = 400;

/** A form's values on this device while they are not saved: kept after each change, found on return. */
export class FormDraft<T> {
  words = $state('');
  readonly #key: string;
  readonly #isValid: (value: unknown) => value is T;
  readonly #values: FormValues<T>;
  readonly #first: string;
  #found = false;
  #dropped = false;
  #waiting = false;
  /** What was found on this device: it is kept already, and says so until something is typed. */
  #opened = '';

  constructor(subject: string, isValid: (value: unknown) => value is T, values: FormValues<T>) {
    this.#key = draftKey(session.person?.account_id ?? '', currentSlug(), subject);
    this.#isValid = isValid;
    this.#values = values;
    this.#first = JSON.stringify(values.read());
    void this.#restore();
  }

  /** Follow the form from now on; call in an effect. Returns the removal. */
  follow(): () => void {
    const text = JSON.stringify(this.#values.read());
    if (text === this.#opened || (text === this.#first && !this.#found)) return () => undefined;
    this.#opened = '';
    this.#waiting = true;
    const timer = window.setTimeout(() => void this.keep(), WAIT_MS);
    return () => window.clearTimeout(timer);
  }

  /** Keep now what waits to be kept: the form goes, or the page does. */
  flush(): void {
    if (this.#waiting) void this.keep();
  }

  /** Keep the form as it stands. */
  async keep(): Promise<void> {
    this.#waiting = false;
    if (this.#dropped) return;
    const savedAt = await keepDraft(this.#key, this.#values.read());
    this.words = `Saved on this device ${moment(savedAt, localDate(new Date())).replace(' today', '')}`;
  }

  /** Forget the draft: what it held is saved, or not wanted. */
  async drop(): Promise<void> {
    this.#dropped = true;
    await dropDraft(this.#key);
  }

  async #restore(): Promise<void> {
    const draft = await findDraft(this.#key, this.#isValid);
    if (!draft || this.#dropped) return;
    this.#found = true;
    this.#values.write(draft.value);
    this.#opened = JSON.stringify(this.#values.read());
    this.words = `Your draft of ${moment(draft.saved_at, localDate(new Date()))} was opened again.`;
  }
}
