import { expect, test } from 'vitest';
import {
  nextMoment,
  profileQuestion,
  readAreaQuestion,
  weekTimeText,
  weekTimeWords,
} from './area_question';

const read = (text: string) => readAreaQuestion(new URLSearchParams(text));

test('without an address the question is of a Friday after school', () => {
  expect(weekTimeWords(read('').open)).toBe('Friday at 5pm');
});

test('a time of the week becomes the next such moment', () => {
  expect(nextMoment({ weekday: 5, hour: 17 }, '2026-11-23')).toBe('2026-11-27T17:00');
});

test('today counts as the next such day', () => {
  expect(nextMoment({ weekday: 1, hour: 8 }, '2026-11-23')).toBe('2026-11-23T08:00');
});

test('a period that ends before it begins is not asked for', () => {
  expect(read('from=2026-05&to=2026-01')).toMatchObject({ from: null, to: null });
});

test('a month that does not exist is not asked for', () => {
  expect(read('from=2026-13').from).toBeNull();
});

test('the comparison area goes to the service', () => {
  const question = profileQuestion(read('comparison=ar7'), '2026-11-23');
  expect(question.comparison_id).toBe('ar7');
});

test('the time at first takes no room in the address', () => {
  expect(weekTimeText({ weekday: 5, hour: 17 })).toBeNull();
  expect(weekTimeText({ weekday: 1, hour: 9 })).toBe('1T09');
});
