import { isDate, monthName } from '../format/dates';

/** What stands in the three boxes of a date field. */
export interface DateBoxes {
  day: string;
  month: string;
  year: string;
}

export type DateReading = { date: string } | { empty: true } | { why: string };

/** The boxes of an ISO date; a month alone leaves the day empty. */
export function boxesOf(iso: string): DateBoxes {
  const [year = '', month = '', day = ''] = iso.split('-');
  return { day: strip(day), month: strip(month), year };
}

/** The date that the boxes say, nothing, or why they say none. Months may be words: "Nov". */
export function readBoxes(boxes: DateBoxes): DateReading {
  const day = boxes.day.trim();
  const month = boxes.month.trim();
  const year = boxes.year.trim();
  if (day === '' && month === '' && year === '') return { empty: true };
  const missing = [day === '' && 'a day', month === '' && 'a month', year === '' && 'a year'];
  const named = missing.filter((one) => one !== false);
  if (named.length > 0) return { why: `The date must include ${named.join(' and ')}` };
  if (!/^\d{4}$/.test(year)) return { why: 'The year must have four figures' };
  const number = monthNumber(month);
  const iso = `${year}-${pad(String(number))}-${pad(day)}`;
  if (number === 0 || !/^\d{1,2}$/.test(day) || !isDate(iso)) {
    return { why: 'The date must be a day in the calendar' };
  }
  return { date: iso };
}

function monthNumber(text: string): number {
  if (/^\d{1,2}$/.test(text)) return Number(text);
  const wanted = text.toLowerCase();
  if (wanted.length < 3) return 0;
  for (let month = 1; month <= 12; month += 1) {
    if (monthName(month).toLowerCase().startsWith(wanted)) return month;
  }
  return 0;
}

const strip = (text: string): string => text.replace(/^0/, '');
const pad = (text: string): string => text.padStart(2, '0');
