import { tick } from 'svelte';
import { setQuery } from '../../router/location.svelte';

/** What the address says is being edited: `finding/new`, `goal/<id>`, `measurement/new/<goal>`. */
export interface Editing {
  kind: string;
  id: string;
  /** What a new record belongs to, where it is not the location itself. */
  of: string;
}

export function readEditing(text: string | null): Editing | null {
  const [kind = '', id = '', of = ''] = (text ?? '').split('/');
  return kind === '' || id === '' ? null : { kind, id, of };
}

/** Open the form of a record. `more` are values that a new one begins with. */
export function openForm(edit: string, more: Record<string, string> = {}): void {
  setQuery({ ...NOTHING_BEGUN, edit, ...more }, { replace: false });
}

/** Close the form, and put the keyboard back to where it was opened from. */
export async function closeForm(back: string): Promise<void> {
  setQuery({ ...NOTHING_BEGUN, edit: null }, { replace: false });
  await tick();
  document.getElementById(back)?.focus();
}

const NOTHING_BEGUN = { domain: null, prompt: null, method: null };
