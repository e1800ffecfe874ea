import { expect, test, vi } from 'vitest';
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

const bothOf = (value: unknown): value is { note: string; photos: unknown[] } =>
  typeof value === 'object' && value !== null && 'note' in value && 'photos' in value;

test('a draft whose page goes before the store has it is found, with its photos as stored', async () => {
  const key = draftKey('a1', 'demo', 'going');
  const photos = [{ name: 'lamp.jpg', blob: new Blob(['x']) }];
  await keepDraft(key, { note: 'One lamp', photos }, new Date('2026-11-23T10:32:00Z'));
  // Not awaited: the store has not answered when the next page looks.
  const lost = vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(() => {
    throw new Error('the page went');
  });
  const going = keepDraft(key, { note: 'Two lamps', photos }, new Date('2026-11-23T10:33:00Z'));
  await expect(going).rejects.toThrow('the page went');
  lost.mockRestore();
  const found = await findDraft(key, bothOf);
  expect(found?.saved_at).toBe('2026-11-23T10:33:00.000Z');
  expect(found?.value.note).toBe('Two lamps');
  expect(found?.value.photos).toHaveLength(1);
  await dropDraft(key);
  expect(await findDraft(key, bothOf)).toBeNull();
});

test('what is on its way to the store when a newer draft is kept does not bring the older back', async () => {
  const key = draftKey('a1', 'demo', 'twice');
  const first = keepDraft(key, { title: 'First' }, new Date('2026-11-23T10:32:00Z'));
  const second = keepDraft(key, { title: 'Second' }, new Date('2026-11-23T10:33:00Z'));
  await Promise.all([first, second]);
  expect((await findDraft(key, isNote))?.value.title).toBe('Second');
});
