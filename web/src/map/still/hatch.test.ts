import { expect, test } from 'vitest';
import { hatchPath, type Pixel } from './hatch';

const SQUARE: Pixel[] = [
  [0, 0],
  [10, 0],
  [10, 10],
  [0, 10],
];

test('the line through two corners of a square is drawn from one to the other', () => {
  expect(hatchPath(SQUARE, 10)).toContain('M10.0 0.0L0.0 10.0');
});

test('every line runs down to the left at 45 degrees', () => {
  for (const [, x1, y1, x2, y2] of hatchPath(SQUARE, 3).matchAll(
    /M(\S+) (\S+)L(\S+) (\S+?)(?=M|$)/g,
  )) {
    expect(Number(x1) + Number(y1)).toBeCloseTo(Number(x2) + Number(y2), 0);
  }
});

test('no line leaves the shape', () => {
  const numbers =
    hatchPath(SQUARE, 2)
      .match(/[\d.]+/g)
      ?.map(Number) ?? [];
  expect(numbers.length).toBeGreaterThan(0);
  expect(Math.min(...numbers)).toBeGreaterThanOrEqual(0);
  expect(Math.max(...numbers)).toBeLessThanOrEqual(10);
});

test('lines of two shapes side by side meet', () => {
  const right = SQUARE.map(([x, y]): Pixel => [x + 10, y]);
  expect(hatchPath(SQUARE, 15)).toBe('M10.0 5.0L5.0 10.0');
  expect(hatchPath(right, 15)).toContain('M15.0 0.0L10.0 5.0');
});
