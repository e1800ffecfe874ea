import type { LocationFilter, LocationRow } from '../../api/locations';

/** How a person looks at the tracker: kept in the address. */
export interface LocationView {
  q: string;
  stage: string;
  threshold: string;
  agency: string;
  harm: string;
  lead: string;
  several: boolean;
  ended: boolean;
  sort: string;
}

export const NO_LEAD = 'none';
const SORT_AT_FIRST = '-latest_referral_on';
const WORD_KEYS = ['q', 'stage', 'threshold', 'agency', 'harm', 'lead'] as const;

export function readLocationView(query: URLSearchParams): LocationView {
  const text = (key: string): string => query.get(key) ?? '';
  return {
    q: text('q'),
    stage: text('stage'),
    threshold: text('threshold'),
    agency: text('agency'),
    harm: text('harm'),
    lead: text('lead'),
    several: text('several') === 'yes',
    ended: text('ended') === 'yes',
    sort: text('sort') || SORT_AT_FIRST,
  };
}

/** What the service is asked. Those that have ended are only shown when someone wants them. */
export function filterOf(view: LocationView): LocationFilter {
  const filter: LocationFilter = {};
  if (view.q !== '') filter.q = view.q;
  if (view.stage !== '') filter.stage = view.stage;
  if (view.threshold !== '') filter.threshold = view.threshold;
  if (view.agency !== '') filter.agency = view.agency;
  if (view.harm !== '') filter.harm = view.harm;
  if (view.lead === NO_LEAD) filter.unled = true;
  else if (view.lead !== '') filter.lead_id = view.lead;
  if (view.several) filter.several = true;
  if (!view.ended && view.stage === '') filter.open = true;
  return filter;
}

/** Whether anything but the order is chosen. */
export function isNarrowed(view: LocationView): boolean {
  return view.several || WORD_KEYS.some((key) => view[key] !== '');
}

type Key = string | number | null;

const KEYS: Record<string, (row: LocationRow) => Key> = {
  title: (row) => row.title.toLowerCase(),
  stage: (row) => row.stage_label,
  threshold: (row) => row.threshold_label,
  referrals: (row) => row.referrals,
  latest_referral_on: (row) => row.latest_referral_on,
  lead: (row) => row.lead,
  next_on: (row) => row.next_on,
};

/** The rows in the order of the column; '-column' turns it round, and rows without a value stay last. */
export function sortLocations(rows: readonly LocationRow[], sort: string): LocationRow[] {
  const falling = sort.startsWith('-');
  const key = KEYS[falling ? sort.slice(1) : sort];
  if (!key) return [...rows];
  return [...rows].sort((a, b) => {
    const [x, y] = [key(a), key(b)];
    if (x === y) return b.number - a.number;
    if (x === null) return 1;
    if (y === null) return -1;
    return (x < y ? -1 : 1) * (falling ? -1 : 1);
  });
}

/** "3 referrals by 2 agencies", "1 referral by School", "No referral". */
export function namedBy(row: LocationRow): string {
  if (row.referrals === 0) return 'No referral';
  const count = row.referrals === 1 ? '1 referral' : `${row.referrals} referrals`;
  const [first] = row.agencies;
  return row.agencies.length === 1 && first
    ? `${count} by ${first.label}`
    : `${count} by ${row.agencies.length} agencies`;
}
