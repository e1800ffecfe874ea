import type { AgendaItem, ConferenceRow } from '../../api/conferences';
import { clock, dateWithWeekday } from '../../format/dates';
import type { TagWords } from '../../ui/tags';

/** "Wednesday 2 December 2026, 10am". The service tells times on Britain's clocks. */
export const whenWords = (startsAt: string): string =>
  `${dateWithWeekday(startsAt)}, ${timeWords(startsAt)}`;

export const timeWords = (at: string): string => clock(at.slice(11, 16));

/** "Conference 3 on Eastgate station". */
export const conferenceName = (one: { number: number; assessment_title: string }): string =>
  `Conference ${one.number} on ${one.assessment_title}`;

/** How the summary stands, as a tag: colour only where time presses. */
export function summaryTag(one: ConferenceRow): TagWords | null {
  const state = one.summary_state;
  if (!state) return null;
  if (state.state === 'issued') return { words: 'Summary issued', colour: 'green' };
  if (state.state === 'late') return { words: 'Summary late', colour: 'red' };
  return { words: 'Summary due', colour: state.state === 'soon' ? 'yellow' : 'grey' };
}

/** The tab a conference opens with: what is to be done at its stage. */
export function firstTab(one: {
  status: string;
  decision: string | null;
}): 'prepare' | 'room' | 'record' {
  if (one.status === 'planned') return 'prepare';
  return one.status === 'held' && one.decision === null ? 'room' : 'record';
}

/** An item moved one place up or down; the same list where it cannot move. */
export function moved<T>(items: readonly T[], index: number, by: -1 | 1): T[] {
  const list = [...items];
  const [one] = list.splice(index, 1);
  const to = index + by;
  if (one === undefined || to < 0 || to > list.length) return [...items];
  list.splice(to, 0, one);
  return list;
}

/** An agenda as it is put together: each item with its minutes. */
export type DraftItem = Pick<AgendaItem, 'key' | 'label' | 'minutes'>;

/** Whether a draft from this device is an agenda. */
export const isAgenda = (value: unknown): value is DraftItem[] =>
  Array.isArray(value) &&
  value.length > 0 &&
  value.every(
    (one: unknown) =>
      typeof one === 'object' &&
      one !== null &&
      'key' in one &&
      typeof one.key === 'string' &&
      'label' in one &&
      typeof one.label === 'string' &&
      'minutes' in one &&
      typeof one.minutes === 'number',
  );
