import type { Polygon } from 'geojson';
import { expect, test } from 'vitest';
import { boxAround, frameFor, pathOf, positions, scaleBar } from './outline';

const SQUARE: Polygon = {
  type: 'Polygon',
  coordinates: [
    [
      [-0.06, 51.55],
      [-0.05, 51.55],
      [-0.05, 51.56],
      [-0.06, 51.56],
      [-0.06, 51.55],
    ],
  ],
};
const BOX = boxAround([SQUARE]) ?? [0, 0, 0, 0];

test('the box of a square is its corners', () => {
  expect(BOX).toEqual([-0.06, 51.55, -0.05, 51.56]);
});

test('nothing has no box', () => {
  expect(boxAround([{ type: 'MultiPoint', coordinates: [] }])).toBeNull();
});

test('north is up and east is right', () => {
  const frame = frameFor(BOX, 400, 300);
  expect(frame.y(51.56)).toBeLessThan(frame.y(51.55));
  expect(frame.x(-0.05)).toBeGreaterThan(frame.x(-0.06));
});

test('everything of the box lies inside the picture', () => {
  const frame = frameFor(BOX, 400, 180);
  for (const [lon = 0, lat = 0] of positions(SQUARE)) {
    expect(frame.x(lon)).toBeGreaterThan(0);
    expect(frame.x(lon)).toBeLessThan(400);
    expect(frame.y(lat)).toBeGreaterThan(0);
    expect(frame.y(lat)).toBeLessThan(180);
  }
});

test('a ring is a closed path', () => {
  expect(pathOf(SQUARE, frameFor(BOX, 400, 300))).toMatch(/^M.*Z$/);
});

test('the scale bar is as long as it says', () => {
  const frame = frameFor(BOX, 400, 300);
  const { pixels, words } = scaleBar(frame);
  expect(pixels * frame.metresPerPixel).toBeCloseTo(Number(words.replace(' m', '')));
});
