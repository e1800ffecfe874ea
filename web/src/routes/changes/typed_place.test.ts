import { expect, test } from 'vitest';
import { readTypedPlace } from './typed_place';

test('latitude and longitude as a phone gives them are read', () => {
  expect(readTypedPlace('51.556, -0.056')).toEqual({ at: [-0.056, 51.556] });
});

test('the other order is unmistakable in Britain', () => {
  expect(readTypedPlace('-0.056 51.556')).toEqual({ at: [-0.056, 51.556] });
});

test('a grid reference names a place to within its figures', () => {
  const place = readTypedPlace('TQ 3450 8620');
  expect('at' in place && place.at[0]).toBeCloseTo(-0.06, 1);
  expect('at' in place && place.at[1]).toBeCloseTo(51.558, 2);
});

test('coordinates elsewhere in the world are refused', () => {
  expect(readTypedPlace('40.7, -74.0')).toEqual({ why: 'These coordinates are not in Britain' });
});

test('words are not a place here', () => {
  expect(readTypedPlace('Lock Street')).toHaveProperty('why');
});
