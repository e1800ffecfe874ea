/** Dates and times in the words of the house: "2 December 2026", "5:30pm". Dates are ISO texts. */
const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
] as const;
const WEEKDAYS = [
  'Monday',
  'Tuesday',
  'Wednesday',
  'Thursday',
  'Friday',
  'Saturday',
  'Sunday',
] as const;
const DAY_MS = 86_400_000;

interface DateParts {
  year: number;
  month: number;
  day: number;
}

/** "2 December 2026" of "2026-12-02" (a longer text is cut to its date). */
export function longDate(iso: string): string {
  const { year, month, day } = partsOf(iso);
  return `${day} ${monthName(month)} ${year}`;
}

/** "2 December", for a date in a year that the page already names. */
export function dayMonth(iso: string): string {
  const { month, day } = partsOf(iso);
  return `${day} ${monthName(month)}`;
}

/** "October 2026" of "2026-10" or of a date in it. */
export function monthYear(iso: string): string {
  const { year, month } = partsOf(iso);
  return `${monthName(month)} ${year}`;
}

/** "Monday 23 November 2026". */
export function dateWithWeekday(iso: string): string {
  return `${weekdayName(weekdayOf(iso))} ${longDate(iso)}`;
}

/** A date as precise as it is known: the day, or its month only. */
export function dateAsKnown(iso: string, precision: 'day' | 'month'): string {
  return precision === 'month' ? monthYear(iso) : longDate(iso);
}

/** "November 2025 to October 2026", or one month alone. */
export function monthsBetween(from: string, to: string): string {
  if (from.slice(0, 7) === to.slice(0, 7)) return monthYear(from);
  if (from.slice(0, 4) === to.slice(0, 4))
    return `${monthName(partsOf(from).month)} to ${monthYear(to)}`;
  return `${monthYear(from)} to ${monthYear(to)}`;
}

/** "5:30pm" of "17:30", "noon" of "12:00", "midnight" of "00:00" and "24:00". */
export function clock(time: string): string {
  const [hour = 0, minute = 0] = time.split(':').map(Number);
  if (minute === 0 && hour % 24 === 0) return 'midnight';
  if (minute === 0 && hour === 12) return 'noon';
  const minutes = minute === 0 ? '' : `:${String(minute).padStart(2, '0')}`;
  return `${((hour + 11) % 12) + 1}${minutes}${hour % 24 < 12 ? 'am' : 'pm'}`;
}

/** "2:14pm" on the day itself, else "2:14pm on 3 November 2026"; of an instant, in this device's time. */
export function moment(iso: string, today: string): string {
  const at = new Date(iso);
  const date = localDate(at);
  const time = clock(`${at.getHours()}:${at.getMinutes()}`);
  return date === today ? `${time} today` : `${time} on ${longDate(date)}`;
}

/** The date on this device's calendar as ISO text. */
export function localDate(at: Date): string {
  return [
    at.getFullYear(),
    String(at.getMonth() + 1).padStart(2, '0'),
    String(at.getDate()).padStart(2, '0'),
  ].join('-');
}

/** Whole days from one date to another; negative when the second is earlier. */
export function daysBetween(from: string, to: string): number {
  return Math.round((utc(to) - utc(from)) / DAY_MS);
}

/** The date some months later; a day that the month does not have becomes its last day. */
export function addMonths(iso: string, months: number): string {
  const { year, month, day } = partsOf(iso);
  const index = year * 12 + (month - 1) + months;
  const toYear = Math.floor(index / 12);
  const toMonth = (index % 12) + 1;
  const last = new Date(Date.UTC(toYear, toMonth, 0)).getUTCDate();
  return isoOf({ year: toYear, month: toMonth, day: Math.min(day, last) });
}

/** 1 for Monday to 7 for Sunday. */
export function weekdayOf(iso: string): number {
  return ((new Date(utc(iso)).getUTCDay() + 6) % 7) + 1;
}

export function weekdayName(weekday: number): string {
  return WEEKDAYS[weekday - 1] ?? '';
}

export function monthName(month: number): string {
  return MONTHS[month - 1] ?? '';
}

/** True for a text that is a day of the calendar: 2026-02-30 is not. */
export function isDate(iso: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(iso)) return false;
  return new Date(utc(iso)).toISOString().slice(0, 10) === iso;
}

function isoOf({ year, month, day }: DateParts): string {
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}

function partsOf(iso: string): DateParts {
  const [year = 0, month = 1, day = 1] = iso.slice(0, 10).split('-').map(Number);
  return { year, month, day };
}

function utc(iso: string): number {
  const { year, month, day } = partsOf(iso);
  return Date.UTC(year, month - 1, day);
}
