import { expect, test } from 'vitest';
import { hasPlaces, placedWords, previewPlaces } from './preview_places';

const DEGREES = { longitude: 'X', latitude: 'Y' };
const GRID = { easting: 'East', northing: 'North' };

test('rows are drawn where their columns of degrees say', () => {
  const rows = [
    { X: '-0.0553', Y: '51.5465' },
    { X: '', Y: '' },
    { X: '-0.06', Y: ' 51.55 ' },
  ];
  expect(previewPlaces(rows, DEGREES)).toEqual([
    { row: 1, at: [-0.0553, 51.5465] },
    { row: 3, at: [-0.06, 51.55] },
  ]);
});

test('rows are drawn where their columns of the National Grid say', () => {
  const [one] = previewPlaces([{ East: '534,500', North: '185500' }], GRID);
  expect(one?.at[0]).toBeCloseTo(-0.06146, 4);
  expect(one?.at[1]).toBeCloseTo(51.55236, 4);
});

test('columns that were exchanged are seen on the map before anything comes in', () => {
  const rows = [{ X: '-0.0553', Y: '51.5465' }];
  const [one] = previewPlaces(rows, { longitude: 'Y', latitude: 'X' });
  expect(one?.at).toEqual([51.5465, -0.0553]);
});

test.each([
  ['words', { X: 'High Street', Y: '51.5' }, DEGREES],
  ['no degrees', { X: '534500', Y: '185500' }, DEGREES],
  ['off the grid', { East: '-5', North: '185500' }, GRID],
  ['endless', { X: 'Infinity', Y: '51.5' }, DEGREES],
  ['columns that nobody chose', { X: '-0.05', Y: '51.5' }, {}],
])('a row with %s is not drawn', (_, row, mapping) => {
  expect(previewPlaces([row], mapping)).toEqual([]);
});

test('what is not drawn is said', () => {
  const places = previewPlaces([{ X: '-0.05', Y: '51.5' }], DEGREES);
  expect(placedWords(places, 1)).toBe('1 of 1 row drawn where the columns say.');
  expect(placedWords(places, 4)).toContain('The others have a postcode');
});

test('a map file has its places in its shapes', () => {
  expect(hasPlaces([{ name: 'title' }])).toBe(false);
  expect(hasPlaces([{ name: 'title' }, { name: 'easting' }])).toBe(true);
});
