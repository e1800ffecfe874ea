import { expect, test } from 'vitest';
import type { Method } from '../../api/methods';
import { byRound, methodLine, methodOptions, methodTag } from './method_fields';

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
