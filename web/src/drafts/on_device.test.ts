import { beforeEach, expect, test } from 'vitest';
import { keepDraft as keepOutline, readDraft } from '../routes/workspace/drawing/area_drafts';
import { keepView, readViews } from '../routes/workspace/panel/saved_views';
import { findDraft, isText, keepAgain, keepDraft } from './drafts';
import { forget, keptOf } from './on_device';
import { enqueue } from './queue.svelte';
import type { QueuedChange } from './store';

const unsent = (id: string, account: string, state: QueuedChange['state']): QueuedChange => ({
  id,
  account,
  partnership: 'demo',
  state,
  words: '',
  detail: '',
  queued_at: '2026-11-27T10:00:00Z',
  change_id: null,
  number: null,
  body: {},
  photos: [],
  problem: null,
});

async function keepSome(account: string): Promise<void> {
  await keepDraft(`${account}/demo/note`, 'Two lamps');
  keepOutline(`${account}/demo/area/new`, {
    pieces: [
      [
        [
          [0, 0],
          [1, 0],
          [1, 1],
        ],
      ],
    ],
    name: '',
    reason: '',
    saved_at: '2026-11-27T10:00:00Z',
  });
  keepView(`${account}/demo`, { name: 'Evenings', search: '?h=18-24', saved_at: '' });
  await enqueue(unsent(`${account}-1`, account, 'waiting'));
  await enqueue(unsent(`${account}-2`, account, 'sent'));
}

beforeEach(async () => {
  for (const account of ['a1', 'a11']) await forget(account);
  keepAgain();
});

test('what a person has on this device is counted, without what was sent', async () => {
  await keepSome('a1');
  expect(await keptOf('a1')).toEqual({ drafts: 1, outlines: 1, unsent: 1 });
  expect(await keptOf('a2')).toEqual({ drafts: 0, outlines: 0, unsent: 0 });
});

test('all of a person is deleted, and nothing of another whose name begins alike', async () => {
  await keepSome('a1');
  await keepSome('a11');
  await forget('a1');
  expect(await keptOf('a1')).toEqual({ drafts: 0, outlines: 0, unsent: 0 });
  expect(readViews('a1/demo')).toEqual([]);
  expect(await keptOf('a11')).toEqual({ drafts: 1, outlines: 1, unsent: 1 });
  expect(readDraft('a11/demo/area/new')).not.toBeNull();
});

test('a form that goes after everything was deleted keeps nothing, until somebody signs in', async () => {
  await forget('a1');
  await keepDraft('a1/demo/note', 'The last words');
  expect(await findDraft('a1/demo/note', isText)).toBeNull();
  keepAgain();
  await keepDraft('a1/demo/note', 'New words');
  expect((await findDraft('a1/demo/note', isText))?.value).toBe('New words');
});
