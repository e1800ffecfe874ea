import { expect, test } from 'vitest';
import { dueTag } from './tags';

const TODAY = '2026-11-23';

test('a review that is past due is late by its days', () => {
  expect(dueTag('2026-11-20', TODAY)).toEqual({ words: '3 days late', colour: 'red' });
});

test('one day late is not one days late', () => {
  expect(dueTag('2026-11-22', TODAY)?.words).toBe('1 day late');
});

test('a due date this week is told by its weekday', () => {
  expect(dueTag('2026-11-25', TODAY)?.words).toBe('Due Wednesday');
});

test('a due date next week is told in days', () => {
  expect(dueTag('2026-12-02', TODAY)?.words).toBe('Due in 9 days');
});

test('a due date far ahead, or none, needs no tag', () => {
  expect([dueTag('2027-02-01', TODAY), dueTag(null, TODAY)]).toEqual([null, null]);
});
