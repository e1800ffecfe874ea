import type { Found, FoundKind } from '../api/search';

const GROUPS: readonly { kind: FoundKind; title: string }[] = [
  { kind: 'area', title: 'Areas' },
  { kind: 'change', title: 'Changes' },
  { kind: 'place', title: 'Places' },
  { kind: 'street', title: 'Streets' },
  { kind: 'postcode', title: 'Postcodes' },
  { kind: 'ward', title: 'Wards' },
  { kind: 'provision', title: 'Youth provision' },
  { kind: 'guardian_site', title: 'Guardianship sites' },
];

export interface FoundGroup {
  title: string;
  items: { found: Found; index: number }[];
}

/** Results under the heads of their kinds, numbered in the order they are shown. */
export function grouped(results: readonly Found[]): FoundGroup[] {
  let index = 0;
  return GROUPS.flatMap(({ kind, title }) => {
    const items = results
      .filter((found) => found.kind === kind)
      .map((found) => ({ found, index: index++ }));
    return items.length > 0 ? [{ title, items }] : [];
  });
}

const CLOSE_ZOOM = 17;
const PICKS: Partial<Record<FoundKind, string>> = {
  place: 'place',
  provision: 'provision',
  guardian_site: 'guardian',
};

/** The page that a result opens: its own, or the map looking at it. */
export function addressOf(slug: string, found: Found): string {
  if (found.kind === 'area') return `/${slug}/areas/${encodeURIComponent(found.id)}`;
  if (found.kind === 'change') return `/${slug}/changes/${encodeURIComponent(found.id)}`;
  const [lon, lat] = found.centre;
  const zoom = found.kind === 'ward' ? 14 : CLOSE_ZOOM;
  const query = new URLSearchParams({
    view: `${lon.toFixed(5)},${lat.toFixed(5)},${zoom}`,
    pane: 'map',
  });
  const pick = PICKS[found.kind];
  if (pick) query.set('pick', `${pick}:${found.id}`);
  return `/${slug}/map?${query.toString()}`;
}
