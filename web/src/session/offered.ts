import type { Code } from '../api/partnership';

/** Whether a code may still be chosen: it was not retired, or will be later. */
export const isOffered = (one: Code, today: string): boolean =>
  !one.retired_on || one.retired_on > today;
