import { describe, expect, test } from 'vitest';
import type { InstrumentSummary, LightFigure } from '../../api/observations';
import { cellWords, lightsOf, observeAddress, shareOf } from './observed_view';

const figure = (one: Partial<LightFigure>): LightFigure => ({
  light: 'dark',
  light_label: 'Dark',
  looked: 0,
  state: 'none',
  seen: null,
  median: null,
  values: [],
  words: '',
  ...one,
});

const summary = (figures: LightFigure[]): InstrumentSummary => ({
  instrument: 'place_standard',
  label: 'Place Standard',
  observations: 3,
  places: 1,
  first_on: '2026-03-03',
  last_on: '2026-03-03',
  least: 1,
  most: 7,
  better: 'high',
  seen_or_not: false,
  items: [{ item: 'a', label: 'A', group: '', principle: null, figures }],
  reading: '',
});

describe('a bar', () => {
  test('fills the scale from its least value on', () => {
    const share = (median: number): number | null =>
      shareOf(figure({ state: 'told', looked: 3, median }), summary([]));
    expect([share(1), share(4), share(7)]).toEqual([0, 0.5, 1]);
  });

  test('of what was seen is the share of those who looked', () => {
    expect(shareOf(figure({ state: 'told', looked: 4, seen: 1 }), summary([]))).toBe(0.25);
  });

  test('is none where nobody looked, or too few', () => {
    expect(shareOf(figure({}), summary([]))).toBeNull();
    expect(
      shareOf(figure({ state: 'too_few', looked: 2, values: [1, 3] }), summary([])),
    ).toBeNull();
  });
});

test.each([
  [figure({}), 'Nobody looked'],
  [figure({ state: 'told', looked: 3, seen: 0 }), 'Seen in 0 of 3'],
  [figure({ state: 'told', looked: 3, median: 0 }), 'Middle value 0, 3 looked'],
  [figure({ state: 'too_few', looked: 2, values: [0, 3] }), '0, 3 (too few)'],
])('a cell tells nobody, zero and too few apart', (one, words) => {
  expect(cellWords(one)).toBe(words);
});

test('only lights in which somebody looked have a column', () => {
  const day = figure({ light: 'daylight', light_label: 'Daylight' });
  const dark = figure({ state: 'told', looked: 3, median: 2 });
  expect(lightsOf(summary([day, dark]))).toEqual([{ light: 'dark', label: 'Dark' }]);
});

test('the next observation is noted for the same location and round', () => {
  expect(observeAddress('demo', { location: 'l1', round: 2, near: [-0.06, 51.55] })).toBe(
    '/demo/observe?location=l1&round=2&near=-0.060000%2C51.550000',
  );
});
