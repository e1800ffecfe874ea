import { Problem } from './problem';

/** What a page asked for: nothing yet, the answer, or why not. An older answer stays while a new one comes. */
export interface Loaded<T> {
  readonly value: T | undefined;
  readonly problem: Problem | null;
  readonly busy: boolean;
  again: () => void;
}

/**
 * Ask whenever what `ask` reads has changed, and drop the answer of an older question.
 * Must be called while a component is set up; the last question is aborted when it goes.
 */
export function load<T>(ask: (signal: AbortSignal) => Promise<T> | null): Loaded<T> {
  let value = $state.raw<T | undefined>(undefined);
  let problem = $state.raw<Problem | null>(null);
  let busy = $state(true);
  let turn = $state(0);

  $effect(() => {
    void turn;
    const abort = new AbortController();
    const question = ask(abort.signal);
    if (!question) {
      busy = false;
      return;
    }
    busy = true;
    question.then(
      (answer) => {
        if (abort.signal.aborted) return;
        value = answer;
        problem = null;
        busy = false;
      },
      (error: unknown) => {
        if (abort.signal.aborted) return;
        if (!(error instanceof Problem)) throw error;
        problem = error;
        busy = false;
      },
    );
    return () => abort.abort();
  });

  return {
    get value() {
      return value;
    },
    get problem() {
      return problem;
    },
    get busy() {
      return busy;
    },
    again: () => (turn += 1),
  };
}
