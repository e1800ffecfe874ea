import { daysBetween, weekdayName, weekdayOf } from '../format/dates';

/** Stage is always grey; colour is only for time and faults. Green: safely kept. */
export type TagColour = 'grey' | 'yellow' | 'blue' | 'red' | 'green';

export interface TagWords {
  words: string;
  colour: TagColour;
}

const SOON_DAYS = 14;

/** What a due date needs said beside it: late, today, soon, or nothing. */
export function dueTag(due: string | null | undefined, today: string): TagWords | null {
  if (!due) return null;
  const days = daysBetween(today, due);
  if (days < 0) return { words: days === -1 ? '1 day late' : `${-days} days late`, colour: 'red' };
  if (days === 0) return { words: 'Due today', colour: 'yellow' };
  if (days === 1) return { words: 'Due tomorrow', colour: 'yellow' };
  if (days < 7) return { words: `Due ${weekdayName(weekdayOf(due))}`, colour: 'yellow' };
  if (days <= SOON_DAYS) return { words: `Due in ${days} days`, colour: 'yellow' };
  return null;
}
