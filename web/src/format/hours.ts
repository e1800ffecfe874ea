import { clock, weekdayName } from './dates';

const DAY = 24 * 60;

/** One stretch of opening: weekday 1 (Monday) to 7, times as "16:00". */
export interface OpenStretch {
  weekday: number;
  opens: string;
  closes: string;
}

/** "Tue, Thu 4–8pm, Fri 3–9pm": days with equal hours are told together. */
export function weekWords(hours: readonly OpenStretch[]): string {
  if (hours.length === 0) return 'No hours recorded';
  const byHours = new Map<string, number[]>();
  for (const { weekday, opens, closes } of [...hours].sort(inOrder)) {
    const words = stretchWords(opens, closes);
    byHours.set(words, [...(byHours.get(words) ?? []), weekday]);
  }
  return [...byHours].map(([words, days]) => `${dayWords(days)} ${words}`).join(', ');
}

/** "4–8pm", "10am–2pm", "9:30am–noon"; a stretch to the last minute of a day ends at midnight. */
export function stretchWords(opens: string, closes: string): string {
  const from = clock(opens);
  const to = clock(minutes(closes) === DAY - 1 ? '24:00' : closes);
  if (from === to && from === 'midnight') return 'all day';
  const half = /(am|pm)$/.exec(from)?.[0];
  return half && to.endsWith(half) ? `${from.slice(0, -2)}–${to}` : `${from}–${to}`;
}

/** Hours open in a week, stretches that overlap counted once; one may run past midnight. */
export function weekHours(hours: readonly OpenStretch[]): number {
  return merged(hours).reduce((sum, one) => sum + (one.to - one.from) / 60, 0);
}

/** Minutes of the day when anything is open, by weekday, without overlaps. */
export function merged(
  hours: readonly OpenStretch[],
): { weekday: number; from: number; to: number }[] {
  const out: { weekday: number; from: number; to: number }[] = [];
  for (const one of hours
    .flatMap(daysOf)
    .sort((a, b) => a.weekday - b.weekday || a.from - b.from)) {
    const last = out[out.length - 1];
    if (last?.weekday === one.weekday && one.from <= last.to) last.to = Math.max(last.to, one.to);
    else out.push(one);
  }
  return out;
}

/** A stretch on its own day; what runs past midnight goes on from midnight on the next. */
function daysOf({ weekday, opens, closes }: OpenStretch) {
  const from = minutes(opens);
  const to = minutes(closes);
  if (to > from) return [{ weekday, from, to }];
  return [
    { weekday, from, to: DAY },
    ...(to > 0 ? [{ weekday: (weekday % 7) + 1, from: 0, to }] : []),
  ];
}

function dayWords(days: readonly number[]): string {
  const first = days[0] ?? 1;
  const last = days[days.length - 1] ?? first;
  const unbroken = last - first === days.length - 1;
  if (days.length > 2 && unbroken) return `${shortDay(first)} to ${shortDay(last)}`;
  return days.map(shortDay).join(', ');
}

const shortDay = (weekday: number): string => weekdayName(weekday).slice(0, 3);

function minutes(time: string): number {
  const [hour = 0, minute = 0] = time.split(':').map(Number);
  return hour * 60 + minute;
}

const inOrder = (a: OpenStretch, b: OpenStretch): number =>
  a.weekday - b.weekday || minutes(a.opens) - minutes(b.opens);
