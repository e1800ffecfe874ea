import { expect, test } from 'vitest';
import { historyView, savedWords } from './version_choice';

test.each([
  ['', { show: 'all' }],
  ['version=2', { show: 'one', version: 2 }],
  ['versions=1-3', { show: 'two', from: 1, to: 3 }],
  ['versions=3-3', { show: 'all' }],
  ['versions=0-3', { show: 'all' }],
  ['versions=a-b', { show: 'all' }],
  ['version=0', { show: 'all' }],
  ['version=-1', { show: 'all' }],
])('the address ?%s shows %j', (query, view) => {
  expect(historyView(new URLSearchParams(query))).toEqual(view);
});

test('what nobody saved was saved by the service', () => {
  const saved = { changed_by: null, changed_at: '2026-11-03T14:14:00Z' };
  expect(savedWords(saved, '2026-11-26')).toMatch(/^The service, .*3 November 2026$/);
});
