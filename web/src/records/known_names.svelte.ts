import { ask } from '../api/http';
import { Problem } from '../api/problem';
import { session } from '../session/session.svelte';

let places: { slug: string; names: readonly string[] } | null = null;

/** Ask once for the names on the partnership's map: none of them is somebody's. */
export async function fetchPlaceNames(): Promise<void> {
  const slug = session.partnership?.slug;
  if (!slug || places?.slug === slug) return;
  try {
    const { names } = await ask<{ names: string[] }>(`/${slug}/place-names`);
    places = { slug, names };
  } catch (error) {
    // Without them a form warns of a place once in a while; it still works.
    if (!(error instanceof Problem)) throw error;
  }
}

/** Phrases that look like names and are none: places, labels of codes, the partnership's own name. */
export function knownNames(): ReadonlySet<string> {
  void fetchPlaceNames();
  const { slug, name = '', council = '' } = session.partnership ?? {};
  const ours = [...session.labels(), name, council].map((one) => one.toLowerCase());
  return new Set([...ours, ...(places?.slug === slug ? (places?.names ?? []) : [])]);
}
