import { expect, test } from 'vitest';
import type { AreaRow } from '../../api/areas';
import type { Figure } from '../../figures/figure';
import { ranked, type RankedArea } from './ranked';

const row = (name: string, total: Figure | null): RankedArea => ({
  area: { name } as AreaRow,
  total,
  before: null,
  reading: '',
  openHours: null,
  fault: null,
});
const order = (...rows: RankedArea[]): string[] => ranked(rows).map((one) => one.area.name);

test('the area with most recorded incidents stands first', () => {
  const few = row('Mill', { state: 'count', n: 12 });
  expect(order(few, row('Lock', { state: 'count', n: 128 }))).toEqual(['Lock', 'Mill']);
});

test('a hidden count stands between shown counts and zero', () => {
  const names = order(
    row('None', { state: 'zero', n: 0 }),
    row('Few', { state: 'suppressed' }),
    row('Five', { state: 'count', n: 5 }),
  );
  expect(names).toEqual(['Five', 'Few', 'None']);
});

test('an area without data is not ranked above one with none recorded', () => {
  expect(order(row('Unknown', null), row('None', { state: 'zero', n: 0 }))).toEqual([
    'None',
    'Unknown',
  ]);
});

test('two hidden counts are not told apart by their order', () => {
  expect(order(row('B', { state: 'suppressed' }), row('A', { state: 'suppressed' }))).toEqual([
    'A',
    'B',
  ]);
});
