import { expect, test } from 'vitest';
import type { IncidentsRow } from '../../api/reviews';
import { differenceDomain, differenceTicks } from '../../figures/scale';
import { incidentsRows, incidentsWords, spanWords } from './incidents_rows';

const row = (given: Partial<IncidentsRow> = {}): IncidentsRow => ({
  key: 'place',
  label: 'The place',
  estimate: -16,
  chance_low: -40,
  chance_high: 8,
  low: -52.4,
  high: 20.4,
  ...given,
});

test('a difference is said in words, also where there is none', () => {
  expect([-1234, 3, 0.2].map(incidentsWords)).toEqual(['1,234 fewer', '3 more', 'as many']);
});

test('the whole doubt is the line, and what chance alone leaves open lies thick upon it', () => {
  expect(incidentsRows([row()])[0]).toMatchObject({
    words: '16 fewer',
    intervalWords: '52 fewer to 20 more',
    inner: [-40, 8],
  });
});

test('without other areas the line is what chance leaves open, and nothing lies upon it', () => {
  const told = incidentsRows([row({ low: null, high: null })])[0];
  expect(told).toMatchObject({ low: -40, high: 8 });
  expect(told?.inner).toBeUndefined();
  expect(spanWords(null, null)).toBe('–');
});

test('the axis reaches as far to one side as to the other and names both ends', () => {
  const domain = differenceDomain([-52.4, 20.4]);
  expect(domain[0]).toBe(-domain[1]);
  expect(domain[1]).toBeGreaterThanOrEqual(52.4);
  expect(differenceTicks(domain).map(({ words }) => words)[1]).toBe('As many');
});
