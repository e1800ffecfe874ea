import { expect, test } from 'vitest';
import type { Method } from '../../api/methods';
import {
  byRound,
  cameWords,
  doneDay,
  methodLine,
  methodOptions,
  methodTag,
  recordLink,
} from './method_fields';

const TODAY = '2026-11-23';

const method = (change: Partial<Method> = {}): Method => ({
  id: 'm1',
  method: 'walkabout',
  method_label: 'Walkabout',
  detail: '',
  owner_agency: 'youth_service',
  owner_agency_label: 'Youth service',
  owner_id: null,
  owner: null,
  due_on: '2026-12-04',
  done_on: null,
  state: 'planned',
  round: 1,
  repeats_id: null,
  again_id: null,
  note: '',
  findings: 0,
  recorded_as: 'observation',
  records: 0,
  last_on: null,
  version: 1,
  updated_at: '2026-11-20T10:00:00Z',
  updated_by: null,
  ...change,
});

test('a method says who does it by when', () => {
  expect(methodLine(method())).toBe('Youth service; due by 4 December 2026');
});

test('a method without an owner says so', () => {
  const line = methodLine(method({ owner_agency_label: null, due_on: null }));
  expect(line).toBe('No owner yet; no date yet');
});

test('a method that is done says when, and what came of it', () => {
  const done = method({ done_on: '2026-11-20', state: 'done', findings: 1 });
  expect(methodLine(done)).toBe('Youth service; done on 20 November 2026, 1 finding');
  expect(methodTag(done, TODAY)).toEqual({ words: 'Done', colour: 'green' });
});

test('a method that is late is red, one far ahead is only planned', () => {
  const late = method({ due_on: '2026-11-20', state: 'overdue' });
  expect(methodTag(late, TODAY)).toEqual({ words: '3 days late', colour: 'red' });
  expect(methodTag(method({ due_on: '2027-06-01' }), TODAY).words).toBe('Planned');
});

test('each round stands by itself', () => {
  const items = [method(), method({ id: 'm2', round: 2 }), method({ id: 'm3', round: 2 })];
  const rounds = byRound({ items, count: 3, done: 0, overdue: 0, next_due: null, reading: '' });
  expect(rounds.map(({ round, items: held }) => [round, held.length])).toEqual([
    [1, 1],
    [2, 2],
  ]);
});

test('two rounds of one method can be told apart where one is chosen', () => {
  const labels = methodOptions([method({ detail: 'After dark' }), method({ round: 2 })]);
  expect(labels.map((one) => one.label)).toEqual(['Walkabout, After dark', 'Walkabout, round 2']);
});

test('a method of which something came offers to be marked as done on that day', () => {
  const one = method({ records: 2, last_on: '2026-11-20' });
  expect(cameWords(one)).toBe(
    '2 records came of it, the last of 20 November 2026. Mark it as done if that was all.',
  );
  expect(doneDay(one, TODAY)).toBe('2026-11-20');
});

test('nothing is offered where nothing came, or where it is done', () => {
  expect(cameWords(method())).toBe('');
  expect(cameWords(method({ records: 1, last_on: TODAY, done_on: TODAY }))).toBe('');
  expect(doneDay(method(), TODAY)).toBe(TODAY);
});

test('a day that has not come yet is no day on which a method was done', () => {
  expect(doneDay(method({ records: 1, last_on: '2026-12-24' }), TODAY)).toBe(TODAY);
});

test.each([
  ['observation', '/demo/observe?location=l1&method=m1&round=1&around=-0.060000%2C51.550000'],
  ['safety_session', '/demo/locations/l1?tab=safety-map&do=new&method=m1'],
  ['survey', '/demo/locations/l1?tab=evidence&edit=survey%2Fnew&method=m1'],
  ['evidence', '/demo/locations/l1?tab=evidence&edit=finding%2Fnew&method=m1'],
  ['something a partnership added', '/demo/locations/l1?tab=evidence&edit=finding%2Fnew&method=m1'],
])('what is recorded as %s is recorded for its method', (recorded_as, href) => {
  const link = recordLink(method({ recorded_as }), { id: 'l1', centre: [-0.06, 51.55] }, 'demo');
  expect(link.href).toBe(href);
});
