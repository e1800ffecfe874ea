import { expect, test } from 'vitest';
import type { CodeList, EditableCode, ListRow } from '../../api/code_lists';
import {
  codeFields,
  codeForm,
  inGroups,
  keepingWords,
  listsThat,
  retiredWords,
  sentCode,
  sizeWords,
  usedWords,
} from './list_words';

const row = (changes: Partial<ListRow> = {}): ListRow => ({
  key: 'link_kind',
  title: 'Kinds of reference',
  purpose: 'What a reference is.',
  group: 'Partnership',
  screens: ['Links of a location'],
  keeping: 'open',
  current: 10,
  retired: 0,
  ...changes,
});
const code = (changes: Partial<EditableCode> = {}): EditableCode => ({
  code: 'case',
  label: 'Case',
  description: '',
  parent: null,
  parent_label: null,
  retired_on: null,
  attributes: {},
  after: null,
  used: 0,
  relied: false,
  version: 1,
  updated_at: null,
  updated_by: null,
  ...changes,
});
const list = (changes: Partial<CodeList> = {}): CodeList => ({
  ...row(),
  parents: null,
  stands_alone: false,
  attributes: [],
  items: [code(), code({ code: 'plan', label: 'Plan', after: 'case' })],
  ...changes,
});
const keys = (of: CodeList, one: EditableCode | null): string[] =>
  codeFields(of, one).flatMap(({ fields }) => fields.map(({ key }) => key));

test('a list says how many entries it has, and how many are retired', () => {
  expect(sizeWords({ current: 1, retired: 0 })).toBe('1 entry');
  expect(sizeWords({ current: 12, retired: 2 })).toBe('12 entries, 2 retired');
});

test('a day of retirement that is to come is told as coming', () => {
  expect(retiredWords('2026-11-01', '2026-11-26')).toBe('Retired on 1 November 2026');
  expect(retiredWords('2026-12-01', '2026-11-26')).toBe('Retires on 1 December 2026');
  expect(retiredWords(null, '2026-11-26')).toBe('');
});

test('a list is found by its title, its purpose or a screen, by every word', () => {
  const rows = [row(), row({ key: 'stage', title: 'Stages', screens: ['Locations'] })];
  expect(listsThat('location LINKS', rows).map(({ key }) => key)).toEqual(['link_kind']);
  expect(listsThat('', rows)).toHaveLength(2);
});

test('lists stand in groups, in the order in which groups appear', () => {
  const rows = [row({ group: 'B' }), row({ group: 'A' }), row({ group: 'B' })];
  expect(inGroups(rows).map(({ group, rows: held }) => [group, held.length])).toEqual([
    ['B', 2],
    ['A', 1],
  ]);
});

test('a list that the service goes by says so', () => {
  expect(keepingWords('words')).toContain('not add or retire');
  expect(keepingWords('open')).toContain('retire them');
});

test('attributes stand in the form by their own names and go back to their place', () => {
  const attribute = {
    name: 'longest_days',
    kind: 'number' as const,
    label: 'Longest',
    hint: '',
    list: null,
    required: false,
    least: 1,
    most: 9,
  };
  const form = codeForm(code({ attributes: { longest_days: 2 } }));
  expect(form['longest_days']).toBe(2);
  expect(sentCode({ label: 'Order', longest_days: 3 }, [attribute])).toEqual({
    label: 'Order',
    attributes: { longest_days: 3 },
  });
  expect(sentCode({ label: 'Order' }, [attribute])).toEqual({ label: 'Order' });
});

test('only a code that the service does not go by can be retired', () => {
  expect(keys(list(), code())).toContain('retired_on');
  expect(keys(list(), code({ relied: true }))).not.toContain('retired_on');
  expect(keys(list(), null)).not.toContain('retired_on');
});

test('a code is never put after itself', () => {
  const [group] = codeFields(list(), code());
  const after = group?.fields.find(({ key }) => key === 'after');
  expect(after?.options?.map(({ value }) => value)).toEqual(['plan']);
});

test('what a code stands under is asked only where the list has it', () => {
  expect(keys(list(), null)).not.toContain('parent');
  expect(keys(list({ parents: 'intervention_family' }), null)).toContain('parent');
});

test('an entry whose use is not told is not said to be unused', () => {
  expect([null, 0, 1200].map(usedWords)).toEqual(['Not counted', 'Not used', '1,200']);
});
