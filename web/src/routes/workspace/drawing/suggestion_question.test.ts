import { expect, test } from 'vitest';
import {
  nextShare,
  originOf,
  readStart,
  readSuggestion,
  suggestionQuery,
  writeSuggestion,
} from './suggestion_question';

const read = (text: string): ReturnType<typeof readSuggestion> =>
  readSuggestion(new URLSearchParams(text));

test('a point of a link is where a suggestion starts', () => {
  expect(read('suggest=-3.46,53.83').start).toEqual({ kind: 'point', lon: -3.46, lat: 53.83 });
});

test('a place, an area and a ward can be the start', () => {
  expect(readStart('place:0a1b')).toEqual({ kind: 'place', id: '0a1b' });
  expect(readStart('ward:12')).toEqual({ kind: 'ward', id: '12' });
});

test.each(['', ',', '1', '1,', 'x,y', '200,10', '1,2,3', 'place:', 'place:../x', 'NaN,1'])(
  'a start that says nothing is none: %s',
  (text) => expect(readStart(text)).toBeNull(),
);

test('what the address says wrongly is as at first', () => {
  expect(read('share=7&within=9e9&fit=hexagons&most=-1')).toMatchObject({
    share: 80,
    within: 400,
    fit: 'streets',
    most: null,
  });
});

test('an address read and written again is the same', () => {
  const question = read('suggest=-3.46000,53.83000&share=65&within=800&fit=none&most=10');
  expect(writeSuggestion(question)).toEqual({
    suggest: '-3.46000,53.83000',
    share: 65,
    within: 800,
    fit: 'none',
    most: 10,
  });
});

test('areas and wards are taken as they are, without a distance', () => {
  expect(suggestionQuery(read('suggest=ward:12&within=800'))).toEqual({
    boundary_id: '12',
    share: 80,
    fit: 'streets',
  });
  expect(suggestionQuery(read(''))).toBeNull();
});

test('shares go up and down by steps and end', () => {
  expect([nextShare(80, 1), nextShare(82, -1), nextShare(95, 1), nextShare(50, -1)]).toEqual([
    85,
    80,
    null,
    null,
  ]);
});

test('an area remembers what was asked', () => {
  expect(originOf(read('suggest=-3.46,53.83'), { from: '2026-01', to: '2026-10' })).toEqual({
    start: '-3.46000,53.83000',
    within_m: 400,
    share: 80,
    fit: 'streets',
    most_hectares: null,
    from: '2026-01',
    to: '2026-10',
  });
});
