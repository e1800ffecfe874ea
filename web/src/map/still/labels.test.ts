import { expect, test } from 'vitest';
import type { Ground } from './ground';
import { labelsOf } from './labels';
import { projectionFor } from './projection';

const SIZE = { width: 400, height: 300 };
const PROJECTION = projectionFor([0, 0, 0.4, 0.3], SIZE.width, SIZE.height);

const street = (name: string, lat: number, to = 0.4): Ground => ({
  kind: 'road',
  class: 'street',
  name,
  geometry: {
    type: 'LineString',
    coordinates: [
      [0.01, lat],
      [to / 2, lat],
      [to - 0.01, lat],
    ],
  },
});

test('a street is named once', () => {
  const labels = labelsOf(
    [street('Lock Street', 0.1), street('Lock Street', 0.2)],
    PROJECTION,
    SIZE,
    9,
  );
  expect(labels.map(({ text }) => text)).toEqual(['Lock Street']);
});

test('names do not lie across each other', () => {
  const labels = labelsOf(
    [street('Lock Street', 0.1), street('Weir Lane', 0.101)],
    PROJECTION,
    SIZE,
    9,
  );
  expect(labels).toHaveLength(1);
});

test('a street shorter than its name goes without', () => {
  expect(labelsOf([street('Lock Street', 0.1, 0.05)], PROJECTION, SIZE, 9)).toEqual([]);
});

test('a name is never upside down', () => {
  const backwards = street('Lock Street', 0.1);
  if (backwards.geometry.type === 'LineString') backwards.geometry.coordinates.reverse();
  const [label] = labelsOf([backwards], PROJECTION, SIZE, 9);
  expect(Math.abs(label?.turn ?? 180)).toBeLessThanOrEqual(90);
});
