import type { DueChange } from '../../api/change_stages';
import { monthYear } from '../../format/dates';
import type { TagColour } from '../../ui/tags';

export interface OrderMonth {
  key: string;
  title: string;
  items: DueChange[];
}

/** Orders by the month that they run out; those past their day first, those without a day last. */
export function byMonth(items: readonly DueChange[], past: boolean): OrderMonth[] {
  const months = new Map<string, DueChange[]>();
  for (const one of items) {
    const key = !past && isLate(one) ? 'late' : (one.month ?? 'none');
    months.set(key, [...(months.get(key) ?? []), one]);
  }
  return [...months].map(([key, listed]) => ({ key, title: titleOf(key), items: listed }));
}

export const isLate = ({ days_left }: DueChange): boolean => days_left !== null && days_left < 0;

/** What stands beside an order: that it is past its day, or the reminder that it has reached. */
export function reminderTag(one: DueChange): { words: string; colour: TagColour } | null {
  if (isLate(one)) return { words: 'Past its day', colour: 'red' };
  if (one.reminder === null) return null;
  const days = one.days_left ?? 0;
  const words = days === 0 ? 'Today' : days === 1 ? '1 day left' : `${days} days left`;
  return { words, colour: 'yellow' };
}

function titleOf(key: string): string {
  if (key === 'late') return 'Past their day';
  return key === 'none' ? 'Without a day' : monthYear(`${key}-01`);
}
