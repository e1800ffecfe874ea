import type { AreaRow } from '../../api/areas';
import type { QueryChange } from '../../router/location.svelte';

/** How a person looks at the areas: kept in the address. */
export interface AreaView {
  q: string;
  stage: string;
  ward: string;
  due: string;
  kind: string;
  sort: string;
}

export const DUE_CHOICES = [
  { value: 'late', label: 'Late' },
  { value: '14', label: 'In the next 14 days' },
  { value: '90', label: 'In the next 3 months' },
  { value: 'none', label: 'Not set' },
] as const;

const SORT_AT_FIRST = 'review_on';

export function readAreaView(query: URLSearchParams): AreaView {
  const text = (key: string): string => query.get(key) ?? '';
  return {
    q: text('q'),
    stage: text('stage'),
    ward: text('ward'),
    due: text('due'),
    kind: text('kind'),
    sort: text('sort') || SORT_AT_FIRST,
  };
}

export function writeAreaView(change: Partial<AreaView>): QueryChange {
  if (change.sort === SORT_AT_FIRST) return { ...change, sort: null };
  return { ...change };
}

type Key = string | number | null;

const KEYS: Record<string, (row: AreaRow) => Key> = {
  name: (row) => row.name.toLowerCase(),
  stage: (row) => row.stage_label,
  lead: (row) => row.lead,
  hectares: (row) => row.hectares,
  last_change_on: (row) => row.last_change_on,
  review_on: (row) => row.review_on,
};

/** The rows in the order of the column; '-column' turns it round, and rows without a value stay last. */
export function sortAreas(rows: readonly AreaRow[], sort: string): AreaRow[] {
  const falling = sort.startsWith('-');
  const key = KEYS[falling ? sort.slice(1) : sort] ?? KEYS[SORT_AT_FIRST];
  if (!key) return [...rows];
  return [...rows].sort((a, b) => {
    const [x, y] = [key(a), key(b)];
    if (x === y) return a.name.localeCompare(b.name);
    if (x === null) return 1;
    if (y === null) return -1;
    return (x < y ? -1 : 1) * (falling ? -1 : 1);
  });
}
