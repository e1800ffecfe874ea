import { expect, test } from 'vitest';
import { changedFields, conflicts, merged, onlyTheirs } from './conflict';

const FIELDS = [
  { key: 'title', label: 'Title' },
  { key: 'stage', label: 'Stage' },
  { key: 'summary', label: 'Summary' },
];
const BASE = { title: 'Lock Street', stage: 'scoping', summary: '' };

test('a field that both changed differently is a question', () => {
  const theirs = { ...BASE, stage: 'assessing' };
  const mine = { ...BASE, stage: 'closed' };
  expect(conflicts(BASE, theirs, mine, FIELDS)).toEqual([
    { key: 'stage', label: 'Stage', theirs: 'assessing', mine: 'closed' },
  ]);
});

test('the same change made by both is no question', () => {
  const both = { ...BASE, stage: 'assessing' };
  expect(conflicts(BASE, both, { ...both }, FIELDS)).toEqual([]);
});

test('different fields changed by two people are both kept', () => {
  const theirs = { ...BASE, stage: 'assessing' };
  const mine = { ...BASE, title: 'Lock Street and park' };
  expect(conflicts(BASE, theirs, mine, FIELDS)).toEqual([]);
  expect(merged(BASE, theirs, mine, FIELDS, {})).toEqual({ title: 'Lock Street and park' });
  expect(onlyTheirs(BASE, theirs, mine, FIELDS)).toEqual([{ key: 'stage', label: 'Stage' }]);
});

test('choosing theirs sends nothing of mine for that field', () => {
  const theirs = { ...BASE, stage: 'assessing' };
  const mine = { ...BASE, stage: 'closed', summary: 'New' };
  expect(merged(BASE, theirs, mine, FIELDS, { stage: 'theirs' })).toEqual({ summary: 'New' });
});

test('choosing mine sends it on top of their version', () => {
  const theirs = { ...BASE, stage: 'assessing' };
  expect(merged(BASE, theirs, { ...BASE, stage: 'closed' }, FIELDS, { stage: 'mine' })).toEqual({
    stage: 'closed',
  });
});

test('an emptied field counts as changed, an absent one and an empty one as the same', () => {
  expect(changedFields(BASE, { ...BASE, title: '' }, FIELDS)).toEqual({ title: '' });
  expect(changedFields(BASE, { title: 'Lock Street', stage: 'scoping' }, FIELDS)).toEqual({});
});

test('zero is not nothing', () => {
  expect(changedFields({ n: null }, { n: 0 }, [{ key: 'n', label: 'N' }])).toEqual({ n: 0 });
});
