import type { Month } from '../../../map/filters';
import type { Period } from '../period';

/** Where months lie along the strip. */
export interface StripScale {
  months: readonly Month[];
  left: number;
  /** Width of one month. */
  step: number;
}

export function stripScale(months: readonly Month[], left: number, right: number): StripScale {
  return { months, left, step: (right - left) / Math.max(1, months.length) };
}

/** Left edge of a month; months outside the strip lie beyond its ends. */
export function xOf(scale: StripScale, month: Month): number {
  return scale.left + indexOf(scale, month) * scale.step;
}

/** Where a day lies, by its share of its month. */
export function xOfDay(scale: StripScale, iso: string): number {
  const day = Number(iso.slice(8, 10)) || 1;
  return xOf(scale, iso.slice(0, 7) as Month) + ((day - 1) / 31) * scale.step;
}

/** The period after one of its ends was moved to the border between months nearest to x. */
export function movedEnd(scale: StripScale, period: Period, end: 'from' | 'to', x: number): Period {
  const border = Math.round((x - scale.left) / scale.step);
  const most = scale.months.length;
  if (end === 'from') {
    const last = indexOf(scale, period.to);
    const index = Math.min(Math.max(0, border), last);
    return { ...period, from: scale.months[index] ?? period.from };
  }
  const first = indexOf(scale, period.from);
  const index = Math.max(Math.min(most, border) - 1, first);
  return { ...period, to: scale.months[index] ?? period.to };
}

function indexOf({ months }: StripScale, month: Month): number {
  const first = months[0];
  if (first === undefined) return 0;
  return number(month) - number(first);
}

const number = (month: Month): number => Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7));

const SHORT = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** Below this width a month has no room for its year. */
const YEAR_ROOM_PX = 31;

/** "Nov 24" for the first month and each January where there is room, else "Nov". */
export function monthTick(month: Month, isFirst: boolean, step_px = YEAR_ROOM_PX): string {
  const name = SHORT[Number(month.slice(5, 7)) - 1] ?? '';
  const tellsYear = (isFirst || month.endsWith('-01')) && step_px >= YEAR_ROOM_PX;
  return tellsYear ? `${name} ${month.slice(2, 4)}` : name;
}

/** A mark with its number is so wide that two nearer than this would hide each other. */
const MARK_PX = 19;

/** Marks, by their index along the strip, that have no room for a number. */
export function crowdedMarks(xs: readonly number[]): Set<number> {
  const crowded = new Set<number>();
  xs.forEach((x, index) => {
    const next = xs[index + 1];
    if (next === undefined || next - x >= MARK_PX) return;
    crowded.add(index).add(index + 1);
  });
  return crowded;
}
