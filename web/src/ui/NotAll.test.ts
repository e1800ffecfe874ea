import { flushSync, mount, unmount } from 'svelte';
import { afterEach, expect, test } from 'vitest';
import NotAll from './NotAll.svelte';

let shown: Record<string, unknown> | null = null;

afterEach(() => {
  if (shown) void unmount(shown);
  document.body.replaceChildren();
});

function words(props: { shown: number; total: number; others?: string }): string {
  shown = mount(NotAll, { target: document.body, props });
  flushSync();
  return document.body.textContent.trim();
}

test('a list that was cut says how much of it is shown and how to see the rest', () => {
  expect(words({ shown: 1000, total: 1234 })).toBe(
    'The first 1,000 of 1,234 are shown. Narrow the filter to see the others.',
  );
});

test('a list that cannot be narrowed says where the rest is', () => {
  const others = 'The page of a location has all of them.';
  expect(words({ shown: 2, total: 3, others })).toBe(`The first 2 of 3 are shown. ${others}`);
});

test('a list that is all there is says nothing', () => {
  expect(words({ shown: 1000, total: 1000 })).toBe('');
});
