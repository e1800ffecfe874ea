import { expect, test } from 'vitest';
import {
  breaksFor,
  BREAKS_AT_FIRST,
  cellWidthAt,
  cellWidthsOf,
  classOf,
  classWords,
} from './cell_classes';

const hundred = Array.from({ length: 100 }, (_, index) => index + 5);

test('the words of the legend meet without a gap', () => {
  expect(classWords([7, 10, 14, 18], 5)).toEqual(['5–6', '7–9', '10–13', '14–17', '18 or more']);
});

test('class bounds always rise', () => {
  const bounds = breaksFor([5, 5, 5, 5, 5, 5, 5], 5);
  expect([...bounds].sort((a, b) => a - b)).toEqual(bounds);
  expect(new Set(bounds).size).toBe(4);
});

test('counts that are not shown do not move the classes', () => {
  expect(breaksFor([...hundred, ...Array.from({ length: 500 }, () => 2)], 5)).toEqual(
    breaksFor(hundred, 5),
  );
});

test('with next to nothing counted the usual classes stand', () => {
  expect(breaksFor([6, 9], 5)).toBe(BREAKS_AT_FIRST);
});

test('a count on a bound belongs to the class above it', () => {
  expect(classOf(7, [7, 10, 14, 18])).toBe(1);
  expect(classOf(6, [7, 10, 14, 18])).toBe(0);
  expect(classOf(200, [7, 10, 14, 18])).toBe(4);
});

test('cells get smaller as the map comes nearer', () => {
  expect([10, 11.9, 12, 13.4, 14, 17].map(cellWidthAt)).toEqual([800, 800, 400, 200, 100, 100]);
});

test('who sees no places of incidents has no narrow cells', () => {
  expect(cellWidthsOf('count')).toEqual([200, 400, 800]);
  expect(cellWidthsOf('street')).toEqual([100, 200, 400, 800]);
});
