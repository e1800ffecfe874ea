import { session } from '../session/session.svelte';

/** Words of the partnership that look like names and are none: labels of its codes, its own name. */
export function knownNames(): ReadonlySet<string> {
  const { name = '', council = '' } = session.partnership ?? {};
  return new Set([...session.labels(), name, council].map((one) => one.toLowerCase()));
}
