import { expect, test } from 'vitest';
import { figureSpot } from './figure_spot';

const AT = { isRing: false, height: 280 };

test('a figure stands in the middle of a shape that has room for it', () => {
  expect(figureSpot({ left: 100, top: 60, right: 220, bottom: 160 }, '41', AT)).toEqual([160, 110]);
});

test('a figure does not cover a small shape: it stands above it', () => {
  const [x, y] = figureSpot({ left: 190, top: 130, right: 210, bottom: 146 }, '41', AT);
  expect(x).toBe(200);
  expect(y).toBeLessThan(130 - 8);
});

test('where nothing fits above a small shape its figure stands under it', () => {
  const [, y] = figureSpot({ left: 190, top: 10, right: 210, bottom: 26 }, '41', AT);
  expect(y).toBeGreaterThan(26 + 8);
});

test('the figure of a ring stands under it, in the picture', () => {
  const ring = { left: 20, top: 10, right: 380, bottom: 279 };
  expect(figureSpot(ring, '41', { isRing: true, height: 280 })).toEqual([200, 266]);
});
