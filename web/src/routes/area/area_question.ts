import type { ProfileQuestion } from '../../api/profile';
import { addMonths, clock, weekdayName, weekdayOf } from '../../format/dates';

/** What a person asks of an area's summary; it lives in the address. */
export interface AreaQuestion {
  from: string | null;
  to: string | null;
  comparison: string | null;
  open: WeekTime;
}

export interface WeekTime {
  weekday: number;
  hour: number;
}

/** After school on a Friday, as on the map. */
const OPEN_AT_FIRST: WeekTime = { weekday: 5, hour: 17 };

export function readAreaQuestion(query: URLSearchParams): AreaQuestion {
  const from = monthOrNull(query.get('from'));
  const to = monthOrNull(query.get('to'));
  const ordered = from === null || to === null || from <= to;
  return {
    from: ordered ? from : null,
    to: ordered ? to : null,
    comparison: query.get('comparison'),
    open: readWeekTime(query.get('open')),
  };
}

/** The question in the service's words; `today` turns a time of the week into the next such moment. */
export function profileQuestion(question: AreaQuestion, today: string): ProfileQuestion {
  return {
    from: question.from,
    to: question.to,
    comparison_id: question.comparison,
    at: nextMoment(question.open, today),
  };
}

/** "2026-11-27T17:00": the first such weekday from today on. */
export function nextMoment({ weekday, hour }: WeekTime, today: string): string {
  const ahead = (weekday - weekdayOf(today) + 7) % 7;
  const date = new Date(`${today}T12:00:00Z`);
  date.setUTCDate(date.getUTCDate() + ahead);
  return `${date.toISOString().slice(0, 10)}T${String(hour).padStart(2, '0')}:00`;
}

export const weekTimeWords = ({ weekday, hour }: WeekTime): string =>
  `${weekdayName(weekday)} at ${clock(`${hour}:00`)}`;

export function weekTimeText({ weekday, hour }: WeekTime): string | null {
  if (weekday === OPEN_AT_FIRST.weekday && hour === OPEN_AT_FIRST.hour) return null;
  return `${weekday}T${String(hour).padStart(2, '0')}`;
}

/** The months that end with `last`, newest first, for a choice of the last month. */
export function monthChoices(last: string, number = 36): string[] {
  return Array.from({ length: number }, (_, index) => addMonths(`${last}-01`, -index).slice(0, 7));
}

function monthOrNull(text: string | null): string | null {
  return text !== null && /^\d{4}-(0[1-9]|1[0-2])$/.test(text) ? text : null;
}

function readWeekTime(text: string | null): WeekTime {
  const match = /^([1-7])T(\d{1,2})$/.exec(text ?? '');
  const hour = Number(match?.[2]);
  return match && hour < 24 ? { weekday: Number(match[1]), hour } : OPEN_AT_FIRST;
}
