import { expect, test } from 'vitest';
import { smallerSize } from './photo';

test('the longest edge is brought to the limit and the shape is kept', () => {
  expect(smallerSize(4000, 3000, 1600)).toEqual({ width: 1600, height: 1200 });
});

test('an upright photo is measured by its height', () => {
  expect(smallerSize(3000, 4000, 1600)).toEqual({ width: 1200, height: 1600 });
});

test('a small photo stays as it is', () => {
  expect(smallerSize(800, 600, 1600)).toEqual({ width: 800, height: 600 });
});
