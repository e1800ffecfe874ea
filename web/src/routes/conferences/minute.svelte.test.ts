import { flushSync, tick } from 'svelte';
import { expect, it, vi } from 'vitest';
import { Minute, type Kept } from './minute.svelte';

it('is not sent a second time by the field that goes because it was saved', async () => {
  let isShown = $state(true);
  const send = vi.fn().mockResolvedValue({ id: 'p1', version: 1, body: 'Lamps' });
  const saved = vi.fn(() => {
    isShown = false;
  });
  const one = new Minute<Kept>(null, { send, names: () => [], keep: vi.fn(), saved });
  const stop = $effect.root(() => {
    $effect(() => {
      if (isShown) return () => void one.flush();
      return undefined;
    });
  });
  flushSync();
  one.typed('Lamps');
  await one.flush();
  await tick();
  expect(saved).toHaveBeenCalledTimes(1);
  expect(send).toHaveBeenCalledTimes(1);
  stop();
});
