import { expect, test } from 'vitest';
import { placeFaults, readPlace, writePlace, type ReferredPlace } from './referred_place';

const PLACE: ReferredPlace = {
  context: 'school',
  name: 'Larkfield School gate',
  at: [-0.0616, 51.5536],
  to: '',
};

function through(place: ReferredPlace): ReferredPlace {
  const query = new URLSearchParams();
  for (const [key, value] of Object.entries(writePlace(place))) {
    if (value !== null && value !== undefined && value !== '') query.set(key, String(value));
  }
  return readPlace(query);
}

test('a place comes back from the address as it was written there', () => {
  expect(through(PLACE)).toEqual(PLACE);
  expect(through({ ...PLACE, to: 'a1', at: null })).toEqual({ ...PLACE, to: 'a1', at: null });
});

test('an address without a place begins with a neighbourhood and nothing chosen', () => {
  expect(readPlace(new URLSearchParams())).toEqual({
    context: 'neighbourhood',
    name: '',
    at: null,
    to: null,
  });
});

test('a broken point in the address is no point', () => {
  expect(readPlace(new URLSearchParams('at=here')).at).toBeNull();
  expect(readPlace(new URLSearchParams('at=1')).at).toBeNull();
});

test('a new place needs a name', () => {
  const faults = placeFaults({ ...PLACE, name: ' ' }, { hasPlace: true, similar: 0 });
  expect(faults.map((one) => one.at)).toEqual(['name']);
});

test('nobody passes the places that may be the same without an answer', () => {
  const unsaid = { ...PLACE, to: null };
  expect(placeFaults(unsaid, { hasPlace: true, similar: 2 }).map((one) => one.at)).toEqual([
    'same',
  ]);
  expect(placeFaults(unsaid, { hasPlace: true, similar: 0 })).toEqual([]);
  expect(placeFaults(PLACE, { hasPlace: true, similar: 2 })).toEqual([]);
});

test('a known location needs no name of its own', () => {
  expect(placeFaults({ ...PLACE, name: '', to: 'a1' }, { hasPlace: true, similar: 1 })).toEqual([]);
});
