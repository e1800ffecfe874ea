import { expect, test } from 'vitest';
import { nearestOnLines } from './snapping';

const STREET = [
  { x: 0, y: 0 },
  { x: 100, y: 0 },
];

test('a point beside a street snaps onto it', () => {
  expect(nearestOnLines([STREET], { x: 50, y: 8 }, 12)).toEqual({ x: 50, y: 0 });
});

test('near its end it snaps to the corner, not just to the line', () => {
  expect(nearestOnLines([STREET], { x: 4, y: 6 }, 12)).toEqual({ x: 0, y: 0 });
});

test('out of reach there is nothing to snap to', () => {
  expect(nearestOnLines([STREET], { x: 50, y: 13 }, 12)).toBeNull();
});

test('of two streets the nearer one is taken', () => {
  const other = STREET.map(({ x }) => ({ x, y: 14 }));
  expect(nearestOnLines([STREET, other], { x: 50, y: 9 }, 12)).toEqual({ x: 50, y: 14 });
});
