import type { OpeningHours, Provision } from '../../../api/strengths';
import { weekHours } from '../../../format/hours';
import { monthLater } from '../period';
import type { Month } from '../../../map/filters';

/** A stretch of months with the same number of open hours a week. */
export interface HoursStretch {
  from: Month;
  months: number;
  hours: number;
}

/** Hours a week that provision was open in each month, equal months told as one stretch. */
export function hoursStretches(
  provision: readonly Provision[],
  months: readonly Month[],
): HoursStretch[] {
  const stretches: HoursStretch[] = [];
  for (const month of months) {
    const hours = provision.reduce((sum, one) => sum + hoursIn(one, month), 0);
    const last = stretches.at(-1);
    if (last?.hours === hours) last.months += 1;
    else stretches.push({ from: month, months: 1, hours });
  }
  return stretches;
}

function hoursIn(provision: Provision, month: Month): number {
  const starts = `${month}-01`;
  const ends = `${monthLater(month, 1)}-01`;
  const isThere = isWithin(provision.opened_on, provision.closed_on, starts, ends);
  if (!isThere || (provision.status === 'closed' && !provision.closed_on)) return 0;
  return weekHours(
    provision.opening_hours.filter(
      (one) => isOrdinary(one) && isWithin(one.valid_from, one.valid_to, starts, ends),
    ),
  );
}

/** Term time stands for the year: holiday hours would count the same club twice. */
const isOrdinary = (hours: OpeningHours): boolean => hours.term !== 'holidays';

/** Whether something that holds from one day to another (included) holds at the end of the month. */
function isWithin(
  from: string | null | undefined,
  to: string | null | undefined,
  starts: string,
  ends: string,
): boolean {
  return (!from || from < ends) && (!to || to >= starts);
}
