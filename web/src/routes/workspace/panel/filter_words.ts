import { clock, weekdayName } from '../../../format/dates';

/** "Between 3pm and 6pm". */
export const hoursWords = ([from, to]: readonly [number, number]): string =>
  `Between ${clock(`${from}:00`)} and ${clock(`${to}:00`)}`;

/** "Monday to Friday", "Saturday, Sunday". */
export function weekdaysWords(days: readonly number[]): string {
  const sorted = [...days].sort((a, b) => a - b);
  if (sorted.join() === '1,2,3,4,5') return 'Monday to Friday';
  return sorted.map(weekdayName).join(', ');
}

/** Parts of the day that people ask for by name. */
export const PARTS_OF_DAY: readonly { label: string; hours: readonly [number, number] }[] = [
  { label: 'Before school', hours: [7, 9] },
  { label: 'School hours', hours: [9, 15] },
  { label: 'After school', hours: [15, 18] },
  { label: 'Evening', hours: [18, 22] },
  { label: 'Night', hours: [22, 5] },
];

type Hours = readonly [from: number, to: number];

const AFTER_SCHOOL: Hours = [15, 18];

/** The hours with one end changed; an end that would leave no hour takes the other with it. */
export function withHour(hours: Hours | null, which: 'from' | 'to', hour: number): Hours {
  const [from, to] = hours ?? AFTER_SCHOOL;
  if (which === 'from') return [hour, to === hour ? hour + 1 : to];
  return [from === hour ? (hour + 23) % 24 : from, hour];
}
