import type { RecordVersion } from '../api/areas';
import { moment } from '../format/dates';

/** What a history shows: all versions, one of them, or two compared. Told from the address. */
export type HistoryView =
  { show: 'all' } | { show: 'one'; version: number } | { show: 'two'; from: number; to: number };

/** `version=2` reads one, `versions=1-3` compares two; anything else shows all. */
export function historyView(query: URLSearchParams): HistoryView {
  const two = /^(\d{1,9})-(\d{1,9})$/.exec(query.get('versions') ?? '');
  if (two) {
    const [from, to] = [Number(two[1]), Number(two[2])];
    if (from > 0 && to > 0 && from !== to) return { show: 'two', from, to };
  }
  const one = /^\d{1,9}$/.exec(query.get('version') ?? '');
  const version = one ? Number(one[0]) : 0;
  return version > 0 ? { show: 'one', version } : { show: 'all' };
}

/** "Amira Desai, 2:14pm on 3 November 2026". */
export function savedWords(
  one: Pick<RecordVersion, 'changed_by' | 'changed_at'>,
  today: string,
): string {
  return `${one.changed_by ?? 'The service'}, ${moment(one.changed_at, today)}`;
}

export const capitalised = (words: string): string =>
  words.charAt(0).toUpperCase() + words.slice(1);
