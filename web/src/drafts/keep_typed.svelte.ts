import { keepDraft } from './drafts';

const KEEP_MS = 300;

/**
 * Keep what is typed on this device: a moment after it changed, and at once when the page or the
 * component goes. Call while a component begins.
 *
 * `typed` gives plain data, and null while there is nothing to keep.
 */
export function keepTyped(key: string, typed: () => unknown): void {
  function keepNow(): void {
    const plain = typed();
    if (plain !== null) void keepDraft(key, plain);
  }
  $effect(() => {
    const plain = typed();
    if (plain === null) return;
    const timer = window.setTimeout(() => void keepDraft(key, plain), KEEP_MS);
    return () => window.clearTimeout(timer);
  });
  $effect(() => {
    window.addEventListener('pagehide', keepNow);
    return () => {
      window.removeEventListener('pagehide', keepNow);
      keepNow();
    };
  });
}
