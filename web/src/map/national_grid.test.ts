import { expect, test } from 'vitest';
import { gridReference, pointOfGridReference } from './grid_reference';
import { crossingOf, hectares, ringContains } from './measure';
import { toGrid, toLonLat } from './national_grid';

// The worked example of the Ordnance Survey's guide: Caister water tower, on Airy 1830, is
// E 651409.903, N 313177.270. In WGS 84 it lies at about 52.657977 N, 1.716038 E.
test('Caister water tower is where the Ordnance Survey says, within five metres', () => {
  const [easting_m, northing_m] = toGrid([1.716038, 52.657977]);
  expect(Math.hypot(easting_m - 651409.903, northing_m - 313177.27)).toBeLessThan(5);
});

test('a point comes back from the grid to where it was, within a centimetre', () => {
  const there = toGrid(toLonLat([301_234.5, 436_987.6]));
  expect(Math.hypot(there[0] - 301_234.5, there[1] - 436_987.6)).toBeLessThan(0.01);
});

test('Hackney town hall has a grid reference in TQ', () => {
  expect(gridReference([-0.0565, 51.5453])).toMatch(/^TQ 34\d\d 84\d\d$/);
});

test('a written grid reference names the same place', () => {
  const point = pointOfGridReference('SD 01234 36987') as [number, number];
  expect(gridReference(point, 5)).toMatch(/^SD 0123[34] 3698[67]$/);
});

test('figures of unequal length are no grid reference', () => {
  expect(pointOfGridReference('TQ 3462 861')).toBeNull();
});

const square = (east: number, north: number, side_m: number): [number, number][] =>
  [
    [0, 0],
    [side_m, 0],
    [side_m, side_m],
    [0, side_m],
  ].map(([x = 0, y = 0]) => toLonLat([east + x, north + y]));

test('a square of 100 metres is one hectare', () => {
  expect(hectares([[square(301_000, 436_000, 100)]])).toBeCloseTo(1, 5);
});

test('a hole is taken away from the area', () => {
  const pieces = [[square(301_000, 436_000, 100), square(301_020, 436_020, 50)]];
  expect(hectares(pieces)).toBeCloseTo(0.75, 5);
});

//  a---b
//   \ /      the edges b-c and d-a cross in the middle
//   / \
//  c---d
test('a bow tie crosses itself in its middle', () => {
  const crossing = crossingOf([
    [0, 1],
    [1, 1],
    [0, 0],
    [1, 0],
  ]);
  expect(crossing).toEqual([0.5, 0.5]);
});

test('a square does not cross itself', () => {
  expect(crossingOf(square(301_000, 436_000, 100))).toBeNull();
});

test('a ring contains its middle and not what lies beside it', () => {
  const ring = square(301_000, 436_000, 100);
  expect(ringContains(ring, toLonLat([301_050, 436_050]))).toBe(true);
  expect(ringContains(ring, toLonLat([301_150, 436_050]))).toBe(false);
});
