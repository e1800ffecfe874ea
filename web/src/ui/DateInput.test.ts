import { flushSync, mount, unmount } from 'svelte';
import { afterEach, expect, test } from 'vitest';
import DateInput from './DateInput.svelte';

let shown: Record<string, unknown> | null = null;

function day(): HTMLInputElement {
  shown = mount(DateInput, {
    target: document.body,
    props: { id: 'on', label: 'Day', value: '2026-11-26' },
  });
  flushSync();
  const box = document.querySelector<HTMLInputElement>('#on');
  if (!box) throw new Error('there is no box for the day');
  return box;
}

afterEach(() => {
  if (shown) void unmount(shown);
  shown = null;
});

test('a day that is typed over one already there stays, though its box hears of it first', () => {
  const box = day();
  expect(box.value).toBe('26');
  box.value = '20';
  // A browser lets effects run between the listener of the box and that of the page around it.
  box.dispatchEvent(new Event('input', { bubbles: false }));
  flushSync();
  expect(box.value).toBe('20');
});
