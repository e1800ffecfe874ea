import { expect, test } from 'vitest';
import { distance_m, hectares, type LonLat } from '../measure';
import { toLonLat } from '../national_grid';
import { circleAround, rectangleBetween } from './rings';
import { geometryOf, piecesOf, sketchFeatures } from './shapes';
import { BLANK } from './sketch';

const at = (east: number, north: number): LonLat => toLonLat([301_000 + east, 436_000 + north]);

test('a circle reaches equally far on all sides', () => {
  const reaches = circleAround(at(0, 0), 200).map((point) => distance_m(at(0, 0), point));
  expect(Math.max(...reaches)).toBeCloseTo(200, 1);
  expect(Math.min(...reaches)).toBeCloseTo(200, 1);
});

test('a rectangle of 300 by 200 metres is six hectares, whichever corners were chosen', () => {
  expect(hectares([[rectangleBetween(at(0, 0), at(300, 200))]])).toBeCloseTo(6, 3);
  expect(hectares([[rectangleBetween(at(300, 0), at(0, 200))]])).toBeCloseTo(6, 3);
});

test('a shape with a hole and two pieces comes back as it was', () => {
  const pieces = [
    [rectangleBetween(at(0, 0), at(100, 100)), rectangleBetween(at(20, 20), at(50, 50))],
    [rectangleBetween(at(200, 0), at(300, 100))],
  ];
  const geometry = geometryOf(pieces);
  expect(geometry?.type).toBe('MultiPolygon');
  expect(geometry && piecesOf(geometry)).toEqual(pieces);
});

test('no coordinate has more than seven decimals', () => {
  const text = JSON.stringify(geometryOf([[circleAround(at(0, 0), 123.456)]]));
  expect(text).not.toMatch(/\.\d{8}/);
});

test('nothing drawn has no geometry', () => {
  expect(geometryOf([])).toBeNull();
});

test('while points are edited each has a handle, and each side a mark in its middle', () => {
  const sketch = {
    ...BLANK,
    tool: 'edit' as const,
    pieces: [[rectangleBetween(at(0, 0), at(100, 100))]],
  };
  const kinds = sketchFeatures(sketch).features.map((feature) =>
    String(feature.properties?.['kind']),
  );
  expect(kinds.filter((kind) => kind === 'handle')).toHaveLength(4);
  expect(kinds.filter((kind) => kind === 'middle')).toHaveLength(4);
});
