import { notify } from '../shell/announce.svelte';

/** Put the address of this view on the clipboard, and say so. */
export async function copyLink(): Promise<void> {
  try {
    await navigator.clipboard.writeText(window.location.href);
    notify('Link copied. It opens this view for people who may see it.');
  } catch {
    notify('The link could not be copied. Copy it from the address bar.');
  }
}
