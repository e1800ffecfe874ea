import type { Location } from '../../api/locations';
import type { Referral } from '../../api/referrals';
import { longDate } from '../../format/dates';
import { plural } from '../../format/numbers';

/** What one agency said, under its name. */
export interface Said {
  id: string;
  agency: string;
  words: string;
}

/** What referrals say helps at a place, the latest first. */
export function strengthsSaid(referrals: readonly Referral[]): Said[] {
  return saidIn(referrals, (one) => one.known_strengths);
}

/** What was done at once. */
export function doneAtOnce(referrals: readonly Referral[]): Said[] {
  return saidIn(referrals, (one) => one.immediate_action);
}

function saidIn(referrals: readonly Referral[], text: (one: Referral) => string): Said[] {
  return referrals
    .filter((one) => text(one) !== '')
    .map((one) => ({ id: one.id, agency: one.referrer_label, words: text(one) }));
}

/** "2 referrals by 2 agencies (School; Transport operator), between 1 October 2026 and 2 November 2026." */
export function namedWords(location: Location, referrals: readonly Referral[]): string {
  if (location.referrals === 0) return 'No referral stands at this location.';
  const agencies = location.agencies.map((one) => one.label).join('; ');
  const count = location.agencies.length;
  const by = count === 1 ? `by ${agencies}` : `by ${count} agencies (${agencies})`;
  const days = referrals.map((one) => one.referred_on).sort();
  return `${plural(location.referrals, 'referral')} ${by}${daysWords(days)}.`;
}

function daysWords(days: readonly string[]): string {
  const [first] = days;
  const last = days[days.length - 1];
  if (first === undefined || last === undefined) return '';
  if (first === last) return `, on ${longDate(first)}`;
  return `, between ${longDate(first)} and ${longDate(last)}`;
}
