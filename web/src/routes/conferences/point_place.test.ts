import { expect, test } from 'vitest';
import {
  boxFor,
  cornersOf,
  drawHint,
  hasPlace,
  placeFrom,
  placeWords,
  whereOf,
} from './point_place';

const CORNERS = [
  [-0.06, 51.55],
  [-0.05, 51.55],
  [-0.05, 51.56],
];
const NOTHING = { area_id: null, geometry: null, location_label: '', area_name: null };
const PART = { type: 'Polygon' as const, coordinates: [[...CORNERS, [-0.06, 51.55]]] };

test('a drawn part closes by itself, and opens again at its corners', () => {
  expect(placeFrom('Polygon', { area: '', corners: CORNERS, label: ' Far end ' })).toEqual({
    area_id: null,
    geometry: PART,
    location_label: 'Far end',
  });
  expect(cornersOf(PART)).toEqual(CORNERS);
});

test('what is missing is said instead of sent', () => {
  const none = { area: '', corners: [], label: '' };
  expect(placeFrom('Point', none)).toBe('Tap the spot first');
  expect(placeFrom('LineString', { ...none, corners: CORNERS.slice(0, 1) })).toMatch(/two points/);
  expect(placeFrom('Polygon', { ...none, corners: CORNERS.slice(0, 2) })).toMatch(/three corners/);
  expect(placeFrom('area', none)).toBe('Choose the area');
});

test('an area on record is cited, and nothing drawn is kept beside it', () => {
  const chosen = placeFrom('area', { area: 'a1', corners: CORNERS, label: '' });
  expect(chosen).toEqual({ area_id: 'a1', geometry: null, location_label: '' });
});

test('a choice opens as it was saved', () => {
  expect(whereOf(NOTHING)).toBe('none');
  expect(whereOf({ ...NOTHING, area_id: 'a1' })).toBe('area');
  expect(whereOf({ ...NOTHING, geometry: PART })).toBe('Polygon');
});

test('a place is told by what people call it, else by what it is', () => {
  expect(placeWords({ ...NOTHING, location_label: 'Far end', geometry: PART })).toBe('Far end');
  expect(placeWords({ ...NOTHING, area_id: 'a1', area_name: 'Lock Street' })).toBe('Lock Street');
  expect(placeWords({ ...NOTHING, geometry: PART })).toBe('A part, drawn');
  expect(placeWords(NOTHING)).toBe('The place as a whole');
  expect(hasPlace(NOTHING)).toBe(false);
  expect(hasPlace({ ...NOTHING, area_id: 'a1' })).toBe(true);
});

test('the hint counts what is still to be set', () => {
  expect(drawHint('Polygon', 0)).toBe('Tap 3 points.');
  expect(drawHint('Polygon', 2)).toBe('Tap 1 more point.');
  expect(drawHint('Polygon', 3)).toMatch(/or use this part/);
});

test('a conference without an outline opens the map near its place', () => {
  const [west, south, east, north] = boxFor(null, [-0.06, 51.55], undefined);
  expect([west < -0.06, south < 51.55, east > -0.06, north > 51.55]).toEqual(Array(4).fill(true));
});
