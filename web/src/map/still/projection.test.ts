import { expect, test } from 'vitest';
import { distance_m } from '../measure';
import { boxAround, pathOf, projectionFor, widened } from './projection';

const BOX = [-3.46, 53.83, -3.44, 53.84] as const;

test('the whole box lies in the picture, and its middle in the middle', () => {
  const { to } = projectionFor(BOX, 400, 300);
  const corners = [to([BOX[0], BOX[1]]), to([BOX[2], BOX[3]])].flat();
  expect(Math.min(...corners)).toBeGreaterThanOrEqual(-1e-6);
  const [x, y] = to([-3.45, 53.835]);
  expect(x).toBeCloseTo(200, 3);
  expect(y).toBeCloseTo(150, 1);
});

test('a pixel leads back to the place it was drawn for', () => {
  const { to, from } = projectionFor(BOX, 400, 300);
  const [lon, lat] = from(to([-3.4437, 53.8372]));
  expect(lon).toBeCloseTo(-3.4437, 9);
  expect(lat).toBeCloseTo(53.8372, 9);
});

test('north is up', () => {
  const { to } = projectionFor(BOX, 400, 300);
  expect(to([-3.45, 53.84])[1]).toBeLessThan(to([-3.45, 53.83])[1]);
});

test('a pixel stands for the metres that lie between two pixels', () => {
  const { to, metresPerPixel } = projectionFor(BOX, 400, 300);
  const pixels = to([-3.444, 53.835])[0] - to([-3.456, 53.835])[0];
  const metres = distance_m([-3.456, 53.835], [-3.444, 53.835]);
  expect(metres / pixels / metresPerPixel).toBeCloseTo(1, 2);
});

test('a wide picture shows more to the sides than was asked for', () => {
  const { box } = projectionFor(BOX, 900, 300);
  expect(box[0]).toBeLessThan(BOX[0]);
  expect(box[1]).toBeCloseTo(BOX[1], 6);
});

test('a polygon becomes a closed path and a point none', () => {
  const projection = projectionFor(BOX, 400, 300);
  const ring = [
    [-3.46, 53.83],
    [-3.44, 53.83],
    [-3.44, 53.84],
    [-3.46, 53.83],
  ];
  expect(pathOf({ type: 'Polygon', coordinates: [ring] }, projection)).toMatch(/^M.*Z$/);
  expect(pathOf({ type: 'Point', coordinates: [-3.45, 53.83] }, projection)).toBe('');
});

test('the box round nothing is no box', () => {
  expect(boxAround([])).toBeNull();
});

test('a widened box keeps its middle', () => {
  const wide = widened([0, 0, 2, 4], 0.5);
  expect(wide).toEqual([-1, -2, 3, 6]);
});
