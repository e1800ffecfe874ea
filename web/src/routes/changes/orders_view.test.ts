import { expect, test } from 'vitest';
import type { DueChange } from '../../api/change_stages';
import { byMonth, reminderTag } from './orders_view';

const due = (change: Partial<DueChange>): DueChange =>
  ({ days_left: 40, reminder: null, month: '2027-01', ...change }) as DueChange;

test('orders stand under the month that they run out in', () => {
  const months = byMonth([due({}), due({}), due({ month: '2027-03' })], false);
  expect(months.map(({ title, items }) => [title, items.length])).toEqual([
    ['January 2027', 2],
    ['March 2027', 1],
  ]);
});

test('those past their day stand together, and those without a day', () => {
  const late = due({ month: '2026-10', days_left: -3 });
  const months = byMonth([late, due({ month: null, days_left: null })], false);
  expect(months.map(({ title }) => title)).toEqual(['Past their day', 'Without a day']);
});

test('what ended is under its own month however long ago', () => {
  expect(byMonth([due({ days_left: null, month: '2025-03' })], true)[0]?.title).toBe('March 2025');
});

test('a reminder that was reached says how many days are left', () => {
  expect(reminderTag(due({ reminder: 60, days_left: 40 }))?.words).toBe('40 days left');
  expect(reminderTag(due({ reminder: 7, days_left: 1 }))?.words).toBe('1 day left');
  expect(reminderTag(due({ days_left: -1 }))).toEqual({ words: 'Past its day', colour: 'red' });
  expect(reminderTag(due({}))).toBeNull();
});
