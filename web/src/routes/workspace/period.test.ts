import { expect, test } from 'vitest';
import { monthList, monthsIn, periodOf, periodWords, stripOf } from './period';

test('at first the last twelve months with data are shown', () => {
  expect(periodOf(null, null, '2026-10-31')).toEqual({ from: '2025-11', to: '2026-10' });
});

test('months chosen the wrong way round are turned', () => {
  expect(periodOf('2026-05', '2026-02', '2026-10-31')).toEqual({ from: '2026-02', to: '2026-05' });
});

test('a period of one month has one month', () => {
  expect(monthsIn({ from: '2026-02', to: '2026-02' })).toBe(1);
});

test('a list of months runs over the turn of the year', () => {
  expect(monthList({ from: '2025-11', to: '2026-02' })).toEqual([
    '2025-11',
    '2025-12',
    '2026-01',
    '2026-02',
  ]);
});

test('the strip shows the year before as well, and the month that has no data yet', () => {
  const strip = stripOf({ from: '2025-11', to: '2026-10' }, '2026-10-31');
  expect(strip).toEqual({ from: '2024-11', to: '2026-11' });
});

test('an earlier period lies within its strip', () => {
  expect(stripOf({ from: '2023-12', to: '2024-11' }, '2026-10-31').from).toBe('2023-12');
});

test('a period is told by its length and its last month', () => {
  expect(periodWords({ from: '2025-11', to: '2026-10' })).toBe('the 12 months to October 2026');
  expect(periodWords({ from: '2026-10', to: '2026-10' })).toBe('October 2026');
});
