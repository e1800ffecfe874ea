import { expect, test } from 'vitest';
import type { LocationRow } from '../../api/locations';
import { filterOf, isNarrowed, namedBy, readLocationView, sortLocations } from './location_list';

const row = (number: number, change: Partial<LocationRow> = {}): LocationRow => ({
  id: String(number),
  number,
  title: `Place ${number}`,
  context_kind: 'neighbourhood',
  context_label: 'Neighbourhood place',
  stage: 'referred',
  stage_label: 'Referred',
  finished: false,
  threshold_level: null,
  threshold_label: null,
  lead_id: null,
  lead: null,
  started_on: null,
  review_on: null,
  area_id: null,
  area_name: null,
  hectares: null,
  centre: null,
  referrals: 1,
  agencies: [{ code: 'school', label: 'School' }],
  harm_types: [],
  latest_referral_on: null,
  next_on: null,
  next_kind: null,
  next_words: null,
  version: 1,
  updated_at: '2026-11-01T10:00:00Z',
  updated_by: null,
  ...change,
});

const view = (query: string) => readLocationView(new URLSearchParams(query));

test('places whose work has ended are left out until someone asks for them', () => {
  expect(filterOf(view(''))).toEqual({ open: true });
  expect(filterOf(view('ended=yes'))).toEqual({});
});

test('a chosen stage shows that stage, though it be an ending', () => {
  expect(filterOf(view('stage=closed'))).toEqual({ stage: 'closed' });
});

test('without a lead is a filter of its own', () => {
  expect(filterOf(view('lead=none'))).toMatchObject({ unled: true });
  expect(filterOf(view('lead=a1'))).toMatchObject({ lead_id: 'a1' });
});

test('an order narrows nothing', () => {
  expect(isNarrowed(view('sort=title'))).toBe(false);
  expect(isNarrowed(view('several=yes'))).toBe(true);
});

test('the latest referral comes first, and places without one last', () => {
  const rows = [
    row(1, { latest_referral_on: '2026-10-01' }),
    row(2),
    row(3, { latest_referral_on: '2026-11-01' }),
  ];
  expect(sortLocations(rows, view('').sort).map((one) => one.number)).toEqual([3, 1, 2]);
});

test('one agency is named, several are counted', () => {
  const two = [
    { code: 'school', label: 'School' },
    { code: 'transport', label: 'Transport operator' },
  ];
  expect(namedBy(row(1))).toBe('1 referral by School');
  expect(namedBy(row(1, { referrals: 3, agencies: two }))).toBe('3 referrals by 2 agencies');
  expect(namedBy(row(1, { referrals: 0, agencies: [] }))).toBe('No referral');
});
