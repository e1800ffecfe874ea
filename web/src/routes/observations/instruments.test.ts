import { expect, test } from 'vitest';
import type { Code } from '../../api/partnership';
import { instrumentsOf, itemsOf } from './instruments';

const code = (one: Partial<Code> & { code: string }): Code => ({
  label: one.code,
  description: '',
  parent: null,
  retired_on: null,
  attributes: {},
  ...one,
});
const LISTS = [
  code({ code: 'seen', attributes: { scale_min: 0, scale_max: 1, steps: 'Not seen|Seen' } }),
  code({ code: 'place', attributes: { scale_min: 1, scale_max: 3, steps: 'Poor|OK|Good' } }),
  code({ code: 'old', retired_on: '2026-01-01' }),
];
const ITEMS = [
  code({ code: 'a', parent: 'seen', attributes: { group: 'Surroundings' } }),
  code({ code: 'b', parent: 'seen', attributes: { group: 'People', steps: 'Nobody|Many' } }),
  code({ code: 'c', parent: 'seen', attributes: { group: 'Surroundings' } }),
  code({ code: 'd', parent: 'place' }),
  code({ code: 'e', parent: 'place', retired_on: '2026-01-01' }),
];

const found = instrumentsOf(LISTS, ITEMS, '2026-11-26');

test('items stand in their groups, in the order of the list', () => {
  const groups = found[0]?.groups.map(({ name, items }) => [name, items.map((one) => one.code)]);
  expect(groups).toEqual([
    ['Surroundings', ['a', 'c']],
    ['People', ['b']],
  ]);
});

test('steps count from the least value of the scale', () => {
  const [item] = found[1] ? itemsOf(found[1]) : [];
  expect(item?.steps).toEqual([
    { value: 1, words: 'Poor' },
    { value: 2, words: 'OK' },
    { value: 3, words: 'Good' },
  ]);
});

test('an item may have words of its own', () => {
  const item = found[0] && itemsOf(found[0]).find((one) => one.code === 'b');
  expect(item?.steps.map((step) => step.words)).toEqual(['Nobody', 'Many']);
});

test('what was retired is not offered', () => {
  expect(found.map((one) => one.code)).toEqual(['seen', 'place']);
  expect(found[1] && itemsOf(found[1]).map((one) => one.code)).toEqual(['d']);
});
