import { expect, test } from 'vitest';
import { addMonths, clock, daysBetween, isDate, longDate, monthsBetween, weekdayOf } from './dates';

test('a date is written in full with its month as a word', () => {
  expect(longDate('2026-12-02')).toBe('2 December 2026');
});

test('a time on the half hour keeps its minutes and loses its leading zero', () => {
  expect(clock('17:30')).toBe('5:30pm');
  expect(clock('09:00')).toBe('9am');
});

test('noon and midnight are words', () => {
  expect([clock('12:00'), clock('00:00'), clock('24:00')]).toEqual([
    'noon',
    'midnight',
    'midnight',
  ]);
});

test('months of one year name the year once', () => {
  expect(monthsBetween('2026-04', '2026-09')).toBe('April to September 2026');
  expect(monthsBetween('2025-11', '2026-10')).toBe('November 2025 to October 2026');
});

test('days between two dates are not disturbed by the change of the clocks', () => {
  expect(daysBetween('2026-10-24', '2026-10-26')).toBe(2);
});

test('three months after the end of November is the end of February', () => {
  expect(addMonths('2026-11-30', 3)).toBe('2027-02-28');
});

test('going back over a new year changes the year', () => {
  expect(addMonths('2026-01-15', -2)).toBe('2025-11-15');
});

test('23 November 2026 is a Monday', () => {
  expect(weekdayOf('2026-11-23')).toBe(1);
});

test('a day that the calendar does not have is not a date', () => {
  expect(isDate('2026-02-30')).toBe(false);
  expect(isDate('2024-02-29')).toBe(true);
});
