import { describe, expect, test } from 'vitest';
import type { Code } from '../../api/partnership';
import {
  countsOf,
  countWords,
  hintFor,
  isMarkDraft,
  kindsOf,
  letterOf,
  placeOf,
  portions,
  reasonsFor,
  shapeOf,
} from './marks';

const code = (one: Partial<Code> & { code: string }): Code => ({
  label: one.code,
  description: '',
  parent: null,
  retired_on: null,
  attributes: {},
  ...one,
});
const TODAY = '2026-11-26';
const [spot, area, way] = kindsOf(
  [
    code({ code: 'spot', description: 'Tap the spot.', attributes: { geometry: 'Point' } }),
    code({ code: 'area', attributes: { geometry: 'Polygon', coloured: true } }),
    code({ code: 'way', attributes: { geometry: 'LineString', coloured: false } }),
    code({ code: 'old', retired_on: '2026-01-01' }),
  ],
  TODAY,
);

test('kinds are read from the list, and retired ones are not offered', () => {
  expect([spot?.drawn, area?.drawn, way?.drawn]).toEqual(['Point', 'Polygon', 'LineString']);
  expect([spot?.coloured, way?.coloured]).toEqual([true, false]);
});

describe('a shape', () => {
  const points = [
    [0, 0],
    [1, 0],
    [1, 1],
  ];
  test('is none while there are too few points', () => {
    expect(shapeOf('Point', [])).toBeNull();
    expect(shapeOf('LineString', points.slice(0, 1))).toBeNull();
    expect(shapeOf('Polygon', points.slice(0, 2))).toBeNull();
  });

  test('of an area is closed', () => {
    expect(shapeOf('Polygon', points)).toEqual({
      type: 'Polygon',
      coordinates: [[...points, [0, 0]]],
    });
  });

  test('has a place for its letter', () => {
    const polygon = shapeOf('Polygon', points);
    expect(polygon && placeOf(polygon)).toEqual([2 / 3, 1 / 3]);
    expect(placeOf({ type: 'LineString', coordinates: points })).toEqual([1, 0]);
  });
});

test('the hint says how many points are missing', () => {
  expect(hintFor(undefined, 0)).toBe('Choose what to mark.');
  expect(hintFor(spot, 0)).toBe('Tap the spot.');
  expect(hintFor(area, 1)).toBe('1 point set. Tap 2 more points.');
  expect(hintFor(area, 3)).toBe('3 points set. Tap another, or finish.');
});

test('counts are told without the colours that nobody used', () => {
  const marks = [{ colour: 'red' }, { colour: 'red' }, { colour: 'green' }, { colour: null }];
  expect(countWords(countsOf(marks))).toBe('2 red, 1 green, 1 way avoided');
  expect(countWords(countsOf([]))).toBe('no marks');
});

test('every mark has a letter beside its colour', () => {
  expect(['red', 'amber', 'green', null].map(letterOf)).toEqual(['R', 'A', 'G', '×']);
});

test('a colour offers its own reasons, and amber all of them', () => {
  const list = [
    code({ code: 'dark', parent: 'red' }),
    code({ code: 'lit', parent: 'green' }),
    code({ code: 'other' }),
  ];
  const offered = (colour: string): string[] =>
    reasonsFor(list, colour, TODAY).map((one) => one.code);
  expect(offered('red')).toEqual(['dark', 'other']);
  expect(offered('green')).toEqual(['lit', 'other']);
  expect(offered('amber')).toEqual(['dark', 'lit', 'other']);
});

test('many marks go in portions, each once', () => {
  const parts = portions([1, 2, 3, 4, 5], 2);
  expect(parts).toEqual([[1, 2], [3, 4], [5]]);
  expect(portions([])).toEqual([]);
});

test('a draft is known by its marks', () => {
  expect(isMarkDraft({ marks: [] })).toBe(true);
  expect(isMarkDraft({ marks: 3 })).toBe(false);
  expect(isMarkDraft(null)).toBe(false);
});
