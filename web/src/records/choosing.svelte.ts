import { load, type Loaded } from '../api/loaded.svelte';
import type { Option } from './fields';

/** The first records that match some words, and how many match. */
export interface Page<T> {
  items: readonly T[];
  count: number;
}

/** Where the records come from that a field offers. */
export interface Source<T> {
  /** The first of those that match the words, '' for all; null while nothing is to be asked. */
  page: (words: string, signal: AbortSignal) => Promise<Page<T>> | null;
  /** One record by its id: what is chosen may stand beyond the end of the list. */
  one: (id: string, signal: AbortSignal) => Promise<T>;
  /** How a record is offered; null where it is not to be chosen here. */
  option: (record: T) => Option | null;
}

/** Records to choose from, however many there are. */
export interface Choosing<T> {
  readonly options: readonly Option[];
  /** Records of the list and the chosen one, for what else is told of it. */
  readonly records: readonly T[];
  readonly listed: Loaded<Page<T>>;
  /** What the field holds, '' for nothing: it stays on offer whatever is looked for. */
  chosen: string;
  /** What is looked for by name; setting it asks once the typing rests. */
  words: string;
  /** Whether looking by name is of use: the list was cut, or is narrowed already. */
  readonly searchable: boolean;
  /** How much of all there is stands in the list; '' before it came. */
  readonly told: string;
}

const WAIT_MS = 250;

/**
 * Records to choose from: the first of the list, those that match what is typed, and always the
 * one that is chosen. Must be called while a component is set up.
 */
export function choosing<T extends { id: string | number }>(source: Source<T>): Choosing<T> {
  let words = $state('');
  let asked = $state('');
  let chosen = $state('');
  let timer = 0;
  $effect(() => () => window.clearTimeout(timer));

  // A chosen record stays on offer while the list is narrowed to others.
  const seen = new Map<string, T>();
  const listed = load((signal) => {
    const page = source.page(asked, signal);
    if (!page) return null;
    return page.then((found) => {
      for (const one of found.items) seen.set(String(one.id), one);
      return found;
    });
  });
  const isListed = (id: string): boolean =>
    (listed.value?.items ?? []).some((one) => String(one.id) === id);
  const beyond = load((signal) =>
    chosen === '' || !listed.value || seen.has(chosen) ? null : source.one(chosen, signal),
  );
  const own = $derived.by(() => {
    if (chosen === '' || isListed(chosen)) return undefined;
    return seen.get(chosen) ?? (String(beyond.value?.id) === chosen ? beyond.value : undefined);
  });
  const records = $derived([...(own ? [own] : []), ...(listed.value?.items ?? [])]);
  const options = $derived(
    records.flatMap((record) => {
      const option = source.option(record);
      return option ? [option] : [];
    }),
  );

  return {
    listed,
    get records() {
      return records;
    },
    get options() {
      return options;
    },
    get chosen() {
      return chosen;
    },
    set chosen(id: string) {
      chosen = id;
    },
    get words() {
      return words;
    },
    set words(typed: string) {
      words = typed;
      window.clearTimeout(timer);
      timer = window.setTimeout(() => (asked = typed.trim()), WAIT_MS);
    },
    get searchable() {
      const page = listed.value;
      return words !== '' || asked !== '' || (page !== undefined && isCut(page));
    },
    get told() {
      return listed.value ? toldOf(listed.value, asked) : '';
    },
  };
}

const isCut = ({ items, count }: Page<unknown>): boolean => count > items.length;

function toldOf(page: Page<unknown>, asked: string): string {
  const [shown, all] = [page.items.length, page.count].map((one) => one.toLocaleString('en-GB'));
  if (asked === '')
    return isCut(page)
      ? `The first ${shown} of ${all} are offered. Type part of a name to see others.`
      : '';
  if (isCut(page)) return `The first ${shown} of ${all} that match are offered. Type more of it.`;
  if (page.count === 0) return `Nothing is called “${asked}”. Try another part of the name.`;
  return page.count === 1 ? '1 matches.' : `${all} match.`;
}
