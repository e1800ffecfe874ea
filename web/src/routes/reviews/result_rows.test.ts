import { expect, test } from 'vitest';
import type { ReviewPlace, ReviewResult } from '../../api/reviews';
import { differenceText, driftRow, intervalRows, mapLabel } from './result_rows';

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

const drifting = (says: 'could_be_chance' | 'not_usable', ...places: ReviewPlace[]): ReviewResult =>
  ({
    places,
    closer: { looks: [{ key: 'areas_ratio', says, ratio: 0.74, low: 0.4, high: 1.3 }] },
  }) as unknown as ReviewResult;

test('the last row of the chart allows for how far other areas moved', () => {
  const rows = intervalRows(drifting('could_be_chance', place({}), place({ key: 'against' })));
  expect(rows.at(-1)).toMatchObject({
    label: 'Allowing for usual ups and downs',
    intervalWords: '60% fewer to 30% more',
    strong: true,
  });
});

test('without a comparison area the place is set against the other areas', () => {
  expect(driftRow(drifting('could_be_chance', place({})))?.label).toBe(
    'The place against other areas',
  );
});

test('too few other areas add no row', () => {
  expect(intervalRows(drifting('not_usable', place({})))).toHaveLength(1);
  expect(driftRow(result(place({})))).toBeNull();
});
