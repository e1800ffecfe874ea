import { expect, test } from 'vitest';
import type { Location } from '../../api/locations';
import type { Referral } from '../../api/referrals';
import { doneAtOnce, namedWords, strengthsSaid } from './overview';

const referral = (change: Partial<Referral>): Referral =>
  ({
    id: 'r1',
    referrer_label: 'School',
    referred_on: '2026-10-01',
    known_strengths: '',
    immediate_action: '',
    ...change,
  }) as Referral;

const location = (agencies: string[], referrals = agencies.length): Location =>
  ({
    referrals,
    agencies: agencies.map((label) => ({ code: label, label })),
  }) as Location;

test('what helps is told with the agency that said so, and silence is left out', () => {
  const found = strengthsSaid([referral({}), referral({ id: 'r2', known_strengths: 'The club' })]);
  expect(found).toEqual([{ id: 'r2', agency: 'School', words: 'The club' }]);
});

test('what was done at once stands apart from what helps', () => {
  expect(doneAtOnce([referral({ known_strengths: 'The club' })])).toEqual([]);
});

test('one referral is told with its day', () => {
  expect(namedWords(location(['School']), [referral({})])).toBe(
    '1 referral by School, on 1 October 2026.',
  );
});

test('labels with commas stay apart', () => {
  const two = location(['Police, safer neighbourhood team', 'School'], 3);
  const days = [referral({}), referral({ referred_on: '2026-11-02' })];
  expect(namedWords(two, days)).toBe(
    '3 referrals by 2 agencies (Police, safer neighbourhood team; School), between 1 October 2026 and 2 November 2026.',
  );
});

test('a location that nobody referred says so', () => {
  expect(namedWords(location([]), [])).toBe('No referral stands at this location.');
});
