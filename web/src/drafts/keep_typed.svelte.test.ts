import 'fake-indexeddb/auto';
import { flushSync } from 'svelte';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { dropDraft, findDraft, isText } from './drafts';
import { keepTyped } from './keep_typed.svelte';

const KEY = 'someone/demo/note';
let typed = $state<string | null>(null);
let leave: () => void = () => undefined;

const kept = async (): Promise<string | null> => (await findDraft(KEY, isText))?.value ?? null;

beforeEach(() => {
  typed = null;
  leave = $effect.root(() => keepTyped(KEY, () => typed));
  flushSync();
});

afterEach(async () => {
  typed = null;
  leave();
  await dropDraft(KEY);
});

function type(words: string | null): void {
  typed = words;
  flushSync();
}

test('what is typed is kept by itself', async () => {
  type('The lamp is out');
  await vi.waitFor(async () => expect(await kept()).toBe('The lamp is out'));
});

test('what was typed last is kept at once when the page goes', async () => {
  type('The lamp');
  window.dispatchEvent(new Event('pagehide'));
  await vi.waitFor(async () => expect(await kept()).toBe('The lamp'), { timeout: 200 });
});

test('what was typed last is kept at once when the form goes', async () => {
  type('The lamp');
  leave();
  await vi.waitFor(async () => expect(await kept()).toBe('The lamp'), { timeout: 200 });
});

test('nothing is kept while there is nothing to keep', async () => {
  type('The lamp');
  type(null);
  leave();
  window.dispatchEvent(new Event('pagehide'));
  expect(await kept()).toBeNull();
});
