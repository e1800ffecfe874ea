import { expect, test } from 'vitest';
import { moved } from './goal_fields';

const IDS = ['a', 'b', 'c'];

test('a goal moves one place up or down', () => {
  expect(moved(IDS, 'b', -1)).toEqual(['b', 'a', 'c']);
  expect(moved(IDS, 'b', 1)).toEqual(['a', 'c', 'b']);
});

test('the first goal cannot move up, nor the last one down', () => {
  expect(moved(IDS, 'a', -1)).toEqual(IDS);
  expect(moved(IDS, 'c', 1)).toEqual(IDS);
});

test('a goal that is gone moves nothing', () => {
  expect(moved(IDS, 'x', 1)).toEqual(IDS);
});
