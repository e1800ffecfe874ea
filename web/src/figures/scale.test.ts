import { expect, test } from 'vitest';
import { niceTicks, ratioDomain, ratioScale, ratioTicks, ratioWords } from './scale';

test('the axis reaches the largest count in steps people count in', () => {
  expect(niceTicks(18)).toEqual([0, 5, 10, 15, 20]);
});

test('counts below four have whole steps only', () => {
  expect(niceTicks(3)).toEqual([0, 1, 2, 3]);
});

test('an axis without counts still has a zero and a one', () => {
  expect(niceTicks(0)).toEqual([0, 1]);
});

test('half and double are equally far from no change', () => {
  const x = ratioScale([0.25, 4], [0, 100]);
  expect(x(1) - x(0.5)).toBeCloseTo(x(2) - x(1));
});

test('a ratio outside the axis stands at its end', () => {
  const x = ratioScale([0.5, 2], [0, 100]);
  expect([x(0), x(50)]).toEqual([0, 100]);
});

test('the axis of ratios always holds no change', () => {
  expect(ratioTicks(ratioDomain([2.4, 3.9]))).toContain(1);
});

test('ratios read as more or fewer', () => {
  expect([ratioWords(0.4), ratioWords(1), ratioWords(1.5), ratioWords(3)]).toEqual([
    '60% fewer',
    'No change',
    '50% more',
    '3 times',
  ]);
});
