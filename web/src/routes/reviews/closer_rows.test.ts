import { describe, expect, it } from 'vitest';
import type { CloserLook, Look } from '../../api/reviews';
import { dotLabel, lookRows, monthFigures } from './closer_rows';

const look = (change: Partial<Look>): Look => ({
  key: 'rate_ratio',
  title: 'A look',
  says: 'could_be_chance',
  reading: '',
  ratio: 0.8,
  low: 0.6,
  high: 1.1,
  pretended: [],
  method: { key: '', title: '', asks: '', how: '', cannot: '', needs: '', source: '' },
  ...change,
});

describe('a closer look', () => {
  it('draws what has an interval, in words that a person uses', () => {
    const [row] = lookRows([look({})]);
    expect(row).toMatchObject({ words: '20% fewer', intervalWords: 'Could be chance' });
  });

  it('draws no interval where there is none, or nothing to tell', () => {
    expect(lookRows([look({ low: null, high: null }), look({ says: 'not_usable' })])).toEqual([]);
  });

  it('gives every month the figure of its own place', () => {
    const closer = { months: ['2026-01', '2026-02'] } as CloserLook;
    const told = monthFigures(closer, [{ state: 'suppressed' }, { state: 'count', n: 7 }]);
    expect(told).toEqual([
      { month: '2026-01', figure: { state: 'suppressed' } },
      { month: '2026-02', figure: { state: 'count', n: 7 } },
    ]);
  });

  it('names a date by its month and a place by its name', () => {
    expect(dotLabel('2025-03')).toBe('March 2025');
    expect(dotLabel('Calderwick 004B')).toBe('Calderwick 004B');
  });
});
