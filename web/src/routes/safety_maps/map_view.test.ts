import { expect, test } from 'vitest';
import { projectionFor, type Box } from '../../map/still/projection';
import { inside, panned, zoomed } from './map_view';

const BOX: Box = [-0.07, 51.55, -0.06, 51.556];

test('dragging a map to the right shows what lay to its left', () => {
  const [west, south] = panned(projectionFor(BOX, 400, 300), BOX, [40, 0]);
  expect(west).toBeLessThan(BOX[0]);
  expect(south).toBeCloseTo(BOX[1], 9);
});

test('dragging a map down shows what lay above it', () => {
  const moved = panned(projectionFor(BOX, 400, 300), BOX, [0, 40]);
  expect(moved[3]).toBeGreaterThan(BOX[3]);
});

test('closer and away again is where it was', () => {
  const back = zoomed(zoomed(BOX, 2), 0.5);
  back.forEach((one, index) => expect(one).toBeCloseTo(BOX[index] ?? 0, 9));
});

test('the middle stays in the middle, and closeness has an end', () => {
  let box = BOX;
  for (let turn = 0; turn < 30; turn += 1) box = zoomed(box, 2);
  expect(box[2] - box[0]).toBeCloseTo(0.0006, 9);
  expect((box[0] + box[2]) / 2).toBeCloseTo(-0.065, 9);
});

test('the crosshair stays inside the picture', () => {
  expect(inside([-4, 310], 400, 300)).toEqual([0, 300]);
});
