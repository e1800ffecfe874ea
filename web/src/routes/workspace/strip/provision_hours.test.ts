import { expect, test } from 'vitest';
import type { OpeningHours, Provision } from '../../../api/strengths';
import { hoursStretches } from './provision_hours';

const tuesday = (more: Partial<OpeningHours> = {}): OpeningHours => ({
  weekday: 2,
  opens: '16:00',
  closes: '20:00',
  ...more,
});

const club = (hours: OpeningHours[], more: Partial<Provision> = {}): Provision =>
  ({ id: 'p', name: 'Club', status: 'open', opening_hours: hours, ...more }) as Provision;

const MONTHS = ['2026-01', '2026-02', '2026-03'] as const;

test('hours that never change are one stretch', () => {
  expect(hoursStretches([club([tuesday()])], MONTHS)).toEqual([
    { from: '2026-01', months: 3, hours: 4 },
  ]);
});

test('a new evening begins a new stretch', () => {
  const provision = [club([tuesday(), tuesday({ weekday: 5, valid_from: '2026-03-06' })])];
  expect(hoursStretches(provision, MONTHS).map(({ hours }) => hours)).toEqual([4, 8]);
});

test('a club counts from its opening to its closing', () => {
  const provision = [club([tuesday()], { opened_on: '2026-02-01', closed_on: '2026-02-28' })];
  expect(hoursStretches(provision, MONTHS).map(({ hours }) => hours)).toEqual([0, 4, 0]);
});

test('holiday hours are not added to those of term time', () => {
  const provision = [
    club([tuesday({ term: 'term_time' }), tuesday({ term: 'holidays', weekday: 3 })]),
  ];
  expect(hoursStretches(provision, MONTHS)[0]?.hours).toBe(4);
});
