import { expect, test } from 'vitest';
import { changeWords, distance, hectares, plural, signed } from './numbers';

test('a fall carries a true minus sign', () => {
  expect(signed(-12)).toBe('−12');
});

test('zero has no sign', () => {
  expect(signed(0)).toBe('0');
});

test('a ratio is told as more or fewer', () => {
  expect([changeWords(0.74), changeWords(1.03), changeWords(1)]).toEqual([
    '26% fewer',
    '3% more',
    'no change',
  ]);
});

test('one area is not one areas', () => {
  expect([plural(1, 'area'), plural(0, 'area'), plural(1200, 'area')]).toEqual([
    '1 area',
    '0 areas',
    '1,200 areas',
  ]);
});

test('small areas keep one decimal and large ones none', () => {
  expect([hectares(10.31), hectares(240.6)]).toEqual(['10.3', '241']);
});

test('a distance under five metres is not rounded to nothing', () => {
  expect([distance(3), distance(27), distance(1240)]).toEqual(['3 m', '30 m', '1.2 km']);
});
