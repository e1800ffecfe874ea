import { expect, test } from 'vitest';
import { boxInSight } from './sight';

const LOCK_STREET: [number, number] = [-0.0616, 51.5536];

test('one place is shown with its surroundings, not from a metre away', () => {
  const [west, south, east, north] = boxInSight([LOCK_STREET], 400) ?? [0, 0, 0, 0];
  expect((north - south) * 111_320).toBeCloseTo(400, 0);
  expect(east - west).toBeGreaterThan(north - south);
});

test('places far apart are all in sight', () => {
  const other: [number, number] = [-0.02, 51.57];
  const [west, south, east, north] = boxInSight([LOCK_STREET, other], 400) ?? [0, 0, 0, 0];
  expect(west).toBeLessThan(-0.0616);
  expect(east).toBeGreaterThan(-0.02);
  expect(south).toBeLessThan(51.5536);
  expect(north).toBeGreaterThan(51.57);
});

test('no place has no box', () => {
  expect(boxInSight([], 400)).toBeNull();
});
