import { expect, test } from 'vitest';
import { layOutCoverage } from './coverage_curve';

const CURVE = [
  { hectares: 2, share: 0.3 },
  { hectares: 10, share: 0.8 },
  { hectares: 40, share: 1 },
];

test('more ground lies to the right and a larger share higher', () => {
  const { dots } = layOutCoverage(CURVE, null, 0.8, 360);
  expect(dots.map(({ x }) => x)).toEqual([...dots.map(({ x }) => x)].sort((a, b) => a - b));
  expect(dots.map(({ y }) => y)).toEqual([...dots.map(({ y }) => y)].sort((a, b) => b - a));
});

test('the whole is at the top and nothing on the base line', () => {
  const laid = layOutCoverage(CURVE, null, 0.8, 360);
  expect(laid.dots[2]?.y).toBe(laid.yTicks.find(({ percent }) => percent === 100)?.y);
  expect(laid.yTicks[0]?.y).toBe(laid.baseline);
});

test('an outline larger than the curve stays inside the picture', () => {
  const laid = layOutCoverage(CURVE, { hectares: 90, share: 0.9 }, 0.8, 360);
  expect(laid.outline?.x).toBeLessThanOrEqual(laid.right);
});

test('small areas have ticks in tenths of a hectare', () => {
  const laid = layOutCoverage([{ hectares: 0.8, share: 1 }], null, 0.8, 360);
  expect(laid.xTicks.some(({ value }) => value > 0 && value < 1)).toBe(true);
});

test('without a curve there is still an axis', () => {
  const laid = layOutCoverage([], null, 0.8, 360);
  expect(laid.xTicks.length).toBeGreaterThan(1);
  expect(laid.dots).toEqual([]);
});
