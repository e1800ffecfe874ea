import { expect, test } from 'vitest';
import type { PossibleMove } from '../../api/locations';
import { inOrder, others, primary, shortWords, whoWords, type Missing } from './next_step';

const move = (to: string, direction: PossibleMove['direction'], may = true): PossibleMove => ({
  to,
  to_label: to,
  words: to,
  direction,
  roles: ['an assessment lead', 'a conference chair'],
  may,
  ready: true,
  reason_needed: false,
  missing: [],
  brings: [],
});

test('the step that leads on is the primary one, wherever it stands', () => {
  expect(primary([move('closed', 'end'), move('plan_active', 'next')])?.to).toBe('plan_active');
});

test('a location whose work has ended has no primary step', () => {
  expect(primary([])).toBeNull();
});

test('steps that a role may not take are not offered beside it', () => {
  const moves = [move('a', 'next'), move('b', 'back'), move('c', 'end', false)];
  expect(others(moves).map((one) => one.to)).toEqual(['b']);
});

test('who takes a step is said in words', () => {
  expect(whoWords(move('a', 'next'))).toBe('an assessment lead or a conference chair');
});

test('evidence is asked for before goals, and shortly', () => {
  const lacks = (need: string, excusable: boolean): Missing => ({
    need,
    words: `Do ${need}.`,
    tab: 'goals',
    link: '',
    excusable,
  });
  const asked = inOrder([lacks('goal', false), lacks('domains', true)]);
  expect(asked.map(shortWords)).toEqual(['Record evidence', 'Do goal']);
});
