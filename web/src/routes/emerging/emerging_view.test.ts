import { expect, test } from 'vitest';
import type { EmergingPlace, Look, Night } from '../../api/emerging';
import {
  ageWords,
  expectedWords,
  mapAddress,
  nightWords,
  overlaysOf,
  symbolsOf,
} from './emerging_view';

const CLUB = { kind: 'provision', name: 'Club', centre: [0, 52] as [number, number], on: true };

const place = (rest: Partial<EmergingPlace> = {}): EmergingPlace => ({
  rank: 1,
  harm_type: null,
  kind_label: 'All kinds together',
  stands_out: true,
  name: 'Around Lock Street',
  first_day: '2026-10-03',
  last_day: '2026-10-31',
  days: 29,
  observed: { state: 'count', n: 14 },
  expected: 4.2,
  year_before: { state: 'no_data' },
  once: 'about once in 3 months of nightly looks',
  earlier: 'nothing as unusual at 12 earlier dates',
  radius_m: 200,
  centre: [-0.1, 52],
  outline: { type: 'Polygon', coordinates: [] },
  strengths: [CLUB],
  strengths_reading: '',
  ...rest,
});

const look = (last_day: string | null): Look => ({
  id: 'l1',
  night: '2026-11-26',
  made_at: '2026-11-26T02:00:00Z',
  asked_by: null,
  first_day: '2025-11-02',
  last_day,
  outdated: false,
});

test('each place carries its number of the table, and its look says whether it stands out', () => {
  const drawn = overlaysOf([place(), place({ rank: 2, stands_out: false })]);
  expect(drawn.map(({ label, look: how }) => [label, how])).toEqual([
    ['2', 'comparison'],
    ['1', 'treated'],
  ]);
});

test('what helps near two places is drawn once', () => {
  expect(symbolsOf([place(), place({ rank: 2 })])).toHaveLength(1);
});

test('an expectation does not pass for a count', () => {
  expect([0.4, 4.23, 31.7].map(expectedWords)).toEqual(['fewer than 1', 'about 4.2', 'about 32']);
});

test('the age of the records is told where they are old', () => {
  expect(ageWords(look('2026-10-31'))).toBe('26 days before the look');
  expect(ageWords(look('2026-11-25'))).toBe('');
  expect(ageWords(look(null))).toBe('');
});

test('a night that was looked at twice is told with its time', () => {
  const night = (id: string, made_at: string): Night => ({
    id,
    night: made_at.slice(0, 10),
    made_at,
    asked_by: null,
    last_day: null,
    standing: 0,
    reading: 'Nothing stood out',
  });
  const [first, second, third] = [
    night('a', '2026-11-25T02:00:00'),
    night('b', '2026-11-26T02:00:00'),
    night('c', '2026-11-26T15:05:00'),
  ] as const;
  const words = (one: Night) => nightWords(one, [first, second, third], '2026-11-26');
  expect(words(first)).toBe('25 November 2026: Nothing stood out');
  expect(words(third)).toBe('3:05pm today: Nothing stood out');
});

test('a place leads to the map of its months and kind', () => {
  const address = mapAddress('demo', place({ harm_type: 'weapon' }));
  const query = new URL(address, 'http://x').searchParams;
  expect(query.get('view')).toBe('-0.10000,52.00000,15.00');
  expect([query.get('from'), query.get('to'), query.get('harm')]).toEqual([
    '2026-10',
    '2026-10',
    'weapon',
  ]);
});
