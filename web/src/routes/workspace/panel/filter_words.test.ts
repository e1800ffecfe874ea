import { expect, test } from 'vitest';
import { hoursWords, weekdaysWords, withHour } from './filter_words';

test('hours are told as people say them', () => {
  expect(hoursWords([15, 18])).toBe('Between 3pm and 6pm');
  expect(hoursWords([22, 0])).toBe('Between 10pm and midnight');
});

test('school days have a name of their own', () => {
  expect(weekdaysWords([5, 1, 2, 3, 4])).toBe('Monday to Friday');
  expect(weekdaysWords([7, 6])).toBe('Saturday, Sunday');
});

test('one end of the hours changes, the other stays', () => {
  expect(withHour([15, 18], 'from', 16)).toEqual([16, 18]);
  expect(withHour([15, 18], 'to', 20)).toEqual([15, 20]);
});

test('at least one hour is always left', () => {
  expect(withHour([15, 18], 'from', 18)).toEqual([18, 19]);
  expect(withHour([15, 18], 'to', 15)).toEqual([14, 15]);
});
