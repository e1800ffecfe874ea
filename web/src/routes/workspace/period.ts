import { addMonths, monthYear } from '../../format/dates';
import type { Month } from '../../map/filters';

export interface Period {
  from: Month;
  to: Month;
}

const YEAR = 12;

export const monthOf = (iso: string): Month => iso.slice(0, 7) as Month;

export const monthLater = (month: Month, months: number): Month =>
  monthOf(addMonths(`${month}-01`, months));

/** The chosen months, or the last twelve that there are data for. */
export function periodOf(from: Month | null, to: Month | null, dataTo: string): Period {
  const last = to ?? monthOf(dataTo);
  const first = from ?? monthLater(last, 1 - YEAR);
  return first <= last ? { from: first, to: last } : { from: last, to: first };
}

export function monthsIn({ from, to }: Period): number {
  const [fromYear = 0, fromMonth = 0] = from.split('-').map(Number);
  const [toYear = 0, toMonth = 0] = to.split('-').map(Number);
  return (toYear - fromYear) * YEAR + (toMonth - fromMonth) + 1;
}

/** Every month from the first to the last. */
export function monthList({ from, to }: Period): Month[] {
  return Array.from({ length: monthsIn({ from, to }) }, (_, index) => monthLater(from, index));
}

/** What the strip shows: the chosen months and as many before them as make two years, and one after. */
export function stripOf(chosen: Period, dataTo: string): Period {
  const least = 2 * YEAR;
  const last = monthLater(monthOf(dataTo) > chosen.to ? monthOf(dataTo) : chosen.to, 1);
  const from = monthLater(last, -least);
  return { from: from < chosen.from ? from : chosen.from, to: last };
}

/** "the 12 months to October 2026", or one month alone. */
export function periodWords(period: Period): string {
  const count = monthsIn(period);
  const last = monthYear(`${period.to}-01`);
  return count === 1 ? last : `the ${count} months to ${last}`;
}
