import type { Fault } from '../api/problem';
import { fetchPlaceNames, knownNames } from './known_names.svelte';
import { looksLikeNames } from './names';

/** Asks once about each name in a text that stands alone in a dialog; saved again, it is none. */
export class NameCheck {
  readonly #asked = new Set<string>();

  constructor() {
    void fetchPlaceNames();
  }

  /** What to say at a field before it is saved, the first time. `before`: a text that was there already. */
  faults(at: string, text: string, before = ''): Fault[] {
    if (text.trim() === before.trim()) return [];
    const found = looksLikeNames(text, knownNames()).filter((name) => !this.#asked.has(name));
    if (found.length === 0) return [];
    for (const name of found) this.#asked.add(name);
    const why = `“${found.join(', ')}” looks like a person’s name. Use a role instead, or save again if it is none`;
    return [{ at, why }];
  }
}
