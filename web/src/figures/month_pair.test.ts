import { expect, test } from 'vitest';
import type { Figure } from './figure';
import { layOutPair, mostOf } from './month_pair';

const MONTHS = ['2026-01', '2026-02', '2026-03'];
const n = (value: number): Figure =>
  value === 0 ? { state: 'zero', n: 0 } : { state: 'count', n: value };
const HIDDEN: Figure = { state: 'suppressed' };

test('twice as many is twice as high', () => {
  const { bars } = layOutPair(MONTHS, [], [n(5), n(10), n(0)], 10);
  expect((bars[1]?.height ?? 0) / (bars[0]?.height ?? 1)).toBeCloseTo(2);
  expect(bars[2]?.height).toBe(0);
});

test('a hidden month has the same height whatever the scale', () => {
  const heights = [10, 1000].map(
    (most) => layOutPair(MONTHS, [], [HIDDEN, n(5), n(5)], most).bars[0]?.height,
  );
  expect(heights[0]).toBe(heights[1]);
});

test('the line of the place breaks off where a count is hidden', () => {
  expect(layOutPair(MONTHS, [n(5), HIDDEN, n(6)], [], 10).steps).toHaveLength(2);
  expect(layOutPair(MONTHS, [n(5), n(4), n(6)], [], 10).steps).toHaveLength(1);
  expect(layOutPair(MONTHS, [HIDDEN, HIDDEN, HIDDEN], [], 10).steps).toEqual([]);
});

test('small charts share the scale of the largest month that is shown', () => {
  expect(mostOf([[n(3), HIDDEN], [n(12)], []])).toBe(12);
  expect(mostOf([])).toBe(1);
});

test('a month without a figure is no data, not zero', () => {
  expect(layOutPair(MONTHS, [], [n(1)], 5).bars[2]?.figure.state).toBe('no_data');
});
