import { expect, test } from 'vitest';
import type { ReviewPlace, ReviewResult } from '../../api/reviews';
import { differenceText, intervalRows, mapLabel } from './result_rows';

const place = (change: Partial<ReviewPlace>): ReviewPlace => ({
  key: 'treated',
  label: 'Lit stretch',
  before: { state: 'count', n: 46 },
  after: { state: 'count', n: 34 },
  difference: -12,
  ratio: 0.74,
  low: 0.47,
  high: 1.15,
  ...change,
});
const result = (...places: ReviewPlace[]): ReviewResult => ({ places }) as ReviewResult;

test('a ratio and its interval are told as fewer and more', () => {
  const [row] = intervalRows(result(place({})));
  expect([row?.words, row?.intervalWords]).toEqual(['26% fewer', '53% fewer to 15% more']);
});

test('a place whose counts are too few has no ratio and says so', () => {
  const [row] = intervalRows(result(place({ ratio: null, low: null, high: null })));
  expect([row?.words, row?.intervalWords]).toEqual(['Not worked out', 'Too few to tell']);
});

test('a hidden count is written on the map as fewer than, never as a number', () => {
  const hidden = result(place({ after: { state: 'suppressed' } }));
  expect(mapLabel(hidden, 'treated', 'after', 5)).toBe('<5');
});

test('a place that is not part of the reading has no label', () => {
  expect(mapLabel(result(place({})), 'ring', 'before', 5)).toBeUndefined();
});

test('a missing difference is a dash, and none is 0', () => {
  expect([
    differenceText(place({ difference: null })),
    differenceText(place({ difference: 0 })),
  ]).toEqual(['–', '0']);
});
