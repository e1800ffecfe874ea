import { expect, test } from 'vitest';
import { boxesOf, readBoxes } from './date_parts';

const boxes = (day: string, month: string, year: string) => ({ day, month, year });

test('three numbers are a date', () => {
  expect(readBoxes(boxes('3', '11', '2026'))).toEqual({ date: '2026-11-03' });
});

test('a month may be a word or its beginning', () => {
  expect(readBoxes(boxes('3', 'Nov', '2026'))).toEqual({ date: '2026-11-03' });
});

test('empty boxes are no date, not a wrong one', () => {
  expect(readBoxes(boxes('', ' ', ''))).toEqual({ empty: true });
});

test('the parts that are missing are named', () => {
  expect(readBoxes(boxes('3', '', ''))).toEqual({
    why: 'The date must include a month and a year',
  });
});

test('30 February is refused', () => {
  expect(readBoxes(boxes('30', '2', '2026'))).toEqual({
    why: 'The date must be a day in the calendar',
  });
});

test('a year of two figures is refused', () => {
  expect(readBoxes(boxes('3', '2', '26'))).toEqual({ why: 'The year must have four figures' });
});

test('what was read can be shown again', () => {
  expect(readBoxes(boxesOf('2026-03-09'))).toEqual({ date: '2026-03-09' });
});
