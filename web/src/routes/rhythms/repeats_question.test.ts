import { expect, test } from 'vitest';
import type { Pairs } from '../../api/rhythms';
import {
  bandChoices,
  DISTANCES,
  pairsStep,
  ratioWords,
  readRepeatsChoice,
  shufflesWords,
} from './repeats_question';

const pairs = (ratio: number | null, p_value: number | null = 0.5): Pairs => ({
  observed: { state: 'count', n: 10 },
  expected: 10,
  ratio,
  p_value,
  stands_out: false,
});

test('without a choice the bands are the usual ones', () => {
  expect(readRepeatsChoice(new URLSearchParams(''))).toEqual({
    distances: '100,200,400',
    days: '7,14,28',
    shuffles: '99',
  });
});

test('bands of the address stand among the choices', () => {
  expect(bandChoices(DISTANCES, '150,300', 'm')[0]).toEqual({
    value: '150,300',
    label: 'Up to 150 and 300 m',
  });
  expect(bandChoices(DISTANCES, '100,200,400', 'm')).toHaveLength(DISTANCES.length);
});

test('a ratio is told as more or fewer than chance brings', () => {
  expect([1.337, 0.88, 1.001, null].map((ratio) => ratioWords(pairs(ratio)))).toEqual([
    '34% more',
    '12% fewer',
    'as many',
    '–',
  ]);
});

test('only what chance seldom brings has a colour', () => {
  const step = (ratio: number | null, p_value: number | null) => pairsStep(pairs(ratio, p_value));
  expect(step(1.4, 0.3)).toBe('often');
  expect(step(1.4, 0.01)).toBe('more');
  expect(step(1.6, 0.05)).toBe('much-more');
  expect(step(0.6, 0.99)).toBe('fewer');
  expect(step(0.9, 0.7)).toBe('often');
  expect(step(null, null)).toBe('none');
});

test('how many shuffles gave as many follows from the p-value', () => {
  expect(shufflesWords(pairs(1.3, 0.01), 99)).toBe('None of 99');
  expect(shufflesWords(pairs(1.3, 0.04), 99)).toBe('3 of 99');
  expect(shufflesWords(pairs(null, null), 99)).toBe('–');
});
