import { Problem } from '../../api/problem';
import type { NameWarning } from '../../records/names';

/** What the service keeps of a text, with the version it has. */
export interface Kept {
  id: string;
  version: number;
  body: string;
}

interface MinuteWork<T extends Kept> {
  /** Send the text: a new record, or a change of the one there is. */
  send: (body: string, known: T | null) => Promise<T>;
  /** Words in the text that look like somebody's name. */
  names: (body: string, notNames: ReadonlySet<string>) => NameWarning[];
  /** Keep the text on this device while it is not saved; null once it is. */
  keep: (body: string | null) => void;
  saved?: (answer: T) => void;
}

export type MinuteState =
  'still' | 'typing' | 'saving' | 'saved' | 'offline' | 'names' | 'conflict' | 'refused';

const PAUSE_MS = 1_200;
const AGAIN_MS = 8_000;

/**
 * One text that saves itself a little after the last letter. Whoever types is never interrupted: what
 * others saved meanwhile is shown beside it, and what could not be sent stays on this device.
 */
export class Minute<T extends Kept> {
  text = $state('');
  state = $state<MinuteState>('still');
  why = $state('');
  names = $state.raw<NameWarning[]>([]);
  theirs = $state.raw<T | null>(null);
  // Not state: as its field goes, Svelte answers with what state was before, and a text that had just
  // been saved would be taken for a new one and sent again.
  #known: T | null = null;
  #words = '';
  #timer: ReturnType<typeof setTimeout> | undefined;
  #busy = false;
  readonly #work: MinuteWork<T>;
  readonly #notNames = new Set<string>();

  constructor(known: T | null, work: MinuteWork<T>) {
    this.#known = known;
    this.#write(known?.body ?? '');
    this.#work = work;
  }

  get known(): T | null {
    return this.#known;
  }

  get isDirty(): boolean {
    return this.#words.trim() !== (this.#known?.body ?? '');
  }

  /** The text changed: it is kept here at once, and sent after a pause. */
  typed(text: string): void {
    this.#write(text);
    this.names = [];
    this.#work.keep(this.isDirty ? text : null);
    if (this.state === 'conflict') return;
    this.state = this.isDirty ? 'typing' : 'still';
    this.#after(PAUSE_MS);
  }

  /** What was typed before and never sent goes on from here. */
  reopen(text: string): void {
    if (text.trim() === (this.#known?.body ?? '')) return;
    this.typed(text);
  }

  /** The record as it now is; a text that is being typed is left alone. */
  adopt(found: T): void {
    if (this.#busy || this.theirs || found.version <= (this.#known?.version ?? 0)) return;
    if (this.isDirty) return;
    this.#known = found;
    this.#write(found.body);
  }

  async flush(): Promise<void> {
    clearTimeout(this.#timer);
    if (this.#busy || this.theirs || !this.isDirty) return;
    const body = this.#words.trim();
    if (body === '') {
      if (this.#known) this.#refuse('Write something, or take the point away.');
      return;
    }
    this.names = this.#work.names(body, this.#notNames);
    if (this.names.length > 0) {
      this.state = 'names';
      return;
    }
    await this.#send(body);
  }

  /** The words are no names: remember that, and save. */
  async notNames(): Promise<void> {
    for (const { name } of this.names) this.#notNames.add(name);
    this.names = [];
    await this.flush();
  }

  /** Of two wordings, mine stands. */
  async keepMine(): Promise<void> {
    this.#known = this.theirs;
    this.theirs = null;
    this.state = 'typing';
    await this.flush();
  }

  takeTheirs(): void {
    this.#known = this.theirs;
    this.theirs = null;
    this.#write(this.#known?.body ?? '');
    this.state = 'saved';
    this.#work.keep(null);
  }

  stop(): void {
    clearTimeout(this.#timer);
  }

  #write(text: string): void {
    this.#words = text;
    this.text = text;
  }

  async #send(body: string): Promise<void> {
    this.#busy = true;
    this.state = 'saving';
    try {
      const answer = await this.#work.send(body, this.#known);
      this.#known = answer;
      this.state = 'saved';
      this.#work.keep(this.isDirty ? this.#words : null);
      this.#work.saved?.(answer);
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      this.#failed(error);
    } finally {
      this.#busy = false;
    }
    if (this.state === 'saved' && this.isDirty) {
      this.state = 'typing';
      this.#after(PAUSE_MS);
    }
  }

  #failed(problem: Problem): void {
    if (problem.status === 412) {
      this.theirs = problem.body['current'] as T;
      this.state = 'conflict';
    } else if (problem.isOffline || problem.status >= 500) {
      this.state = 'offline';
      this.#after(AGAIN_MS);
    } else this.#refuse(problem.faults[0]?.why ?? problem.message);
  }

  #refuse(why: string): void {
    this.why = why;
    this.state = 'refused';
  }

  #after(milliseconds: number): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.flush(), milliseconds);
  }
}
