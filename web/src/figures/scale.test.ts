import { expect, test } from 'vitest';
import { labelledTicks, niceTicks, ratioDomain, ratioScale, ratioTicks, ratioWords } from './scale';

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

test('words on the axis never touch, and no change always has its own', () => {
  const x = ratioScale([0.4, 2], [0, 300]);
  const shown = labelledTicks(ratioTicks([0.4, 2]), x).filter((one) => one.words !== null);
  expect(shown.map((one) => one.words)).toContain('No change');
  for (const [index, one] of shown.slice(1).entries()) {
    expect(x(one.tick) - x(shown[index]?.tick ?? 0)).toBeGreaterThanOrEqual(62);
  }
});

test('only the ends of the axis say more and fewer', () => {
  const x = ratioScale([0.4, 1.5], [0, 900]);
  const words = labelledTicks(ratioTicks([0.4, 1.5]), x).map((one) => one.words);
  expect(words).toEqual(['60% fewer', '40%', '20%', 'No change', '25%', '50% more']);
});

test('ratios read as more or fewer', () => {
  expect([ratioWords(0.4), ratioWords(1), ratioWords(1.5), ratioWords(3)]).toEqual([
    '60% fewer',
    'No change',
    '50% more',
    '3 times',
  ]);
});
