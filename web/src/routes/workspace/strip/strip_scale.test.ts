import { expect, test } from 'vitest';
import { crowdedMarks, movedEnd, monthTick, stripScale, xOf, xOfDay } from './strip_scale';

const SCALE = stripScale(['2025-11', '2025-12', '2026-01', '2026-02'], 100, 140);
const PERIOD = { from: '2025-12', to: '2026-01' } as const;

test('months lie side by side', () => {
  expect(SCALE.months.map((month) => xOf(SCALE, month))).toEqual([100, 110, 120, 130]);
});

test('a month before the strip lies left of it', () => {
  expect(xOf(SCALE, '2025-10')).toBe(90);
});

test('the first day of a month lies at its edge', () => {
  expect(xOfDay(SCALE, '2026-01-01')).toBe(120);
});

test('an end follows the pointer to the nearest border', () => {
  expect(movedEnd(SCALE, PERIOD, 'from', 103)).toEqual({ from: '2025-11', to: '2026-01' });
  expect(movedEnd(SCALE, PERIOD, 'to', 138)).toEqual({ from: '2025-12', to: '2026-02' });
});

test('the ends never pass each other: one month is left', () => {
  expect(movedEnd(SCALE, PERIOD, 'from', 500)).toEqual({ from: '2026-01', to: '2026-01' });
  expect(movedEnd(SCALE, PERIOD, 'to', 0)).toEqual({ from: '2025-12', to: '2025-12' });
});

test('each January and the first month tell their year', () => {
  expect(monthTick('2025-11', true)).toBe('Nov 25');
  expect(monthTick('2025-12', false)).toBe('Dec');
  expect(monthTick('2026-01', false)).toBe('Jan 26');
  expect(monthTick('2026-01', false, 24)).toBe('Jan');
});

test('marks that would hide each other go without a number, others keep theirs', () => {
  expect([...crowdedMarks([10, 15, 80, 120])]).toEqual([0, 1]);
  expect(crowdedMarks([10]).size).toBe(0);
});
