import { beforeEach, expect, test } from 'vitest';
import { forgetView, keepView, readViews } from './saved_views';

const view = (name: string, search = '?map=dark') => ({
  name,
  search,
  saved_at: '2026-11-23T10:00',
});

beforeEach(() => window.localStorage.clear());

test('a kept view is there again, the newest first', () => {
  keepView('demo', view('After school'));
  keepView('demo', view('Weekend'));
  expect(readViews('demo').map(({ name }) => name)).toEqual(['Weekend', 'After school']);
});

test('a view of the same name takes the place of the older one', () => {
  keepView('demo', view('After school'));
  keepView('demo', view('After school', '?map=light'));
  expect(readViews('demo')).toEqual([view('After school', '?map=light')]);
});

test('views of one partnership are not those of another', () => {
  keepView('demo', view('After school'));
  expect(readViews('weir')).toEqual([]);
});

test('a forgotten view is gone', () => {
  keepView('demo', view('After school'));
  expect(forgetView('demo', 'After school')).toEqual([]);
});

test('what something else wrote there does no harm', () => {
  window.localStorage.setItem('contextmap.views/demo', '{"a":');
  expect(readViews('demo')).toEqual([]);
});
