import { expect, test } from 'vitest';
import { draftKey, dropDraft, findDraft, keepDraft } from './drafts';

interface Note {
  title: string;
}
const isNote = (value: unknown): value is Note =>
  typeof value === 'object' && value !== null && 'title' in value;

test('a draft is found again with the time it was kept', async () => {
  const key = draftKey('a1', 'demo', 'note');
  await keepDraft(key, { title: 'Lamps' }, new Date('2026-11-23T10:32:00Z'));
  expect(await findDraft(key, isNote)).toEqual({
    value: { title: 'Lamps' },
    saved_at: '2026-11-23T10:32:00.000Z',
  });
});

test('one person never finds the draft of another', async () => {
  await keepDraft(draftKey('a1', 'demo', 'change'), { title: 'Mine' });
  expect(await findDraft(draftKey('a2', 'demo', 'change'), isNote)).toBeNull();
});

test('a draft that an older app kept in another form is not shown', async () => {
  const key = draftKey('a1', 'demo', 'old');
  await keepDraft(key, 'only text');
  expect(await findDraft(key, isNote)).toBeNull();
});

test('a draft that was dropped is gone', async () => {
  const key = draftKey('a1', 'demo', 'gone');
  await keepDraft(key, { title: 'x' });
  await dropDraft(key);
  expect(await findDraft(key, isNote)).toBeNull();
});
