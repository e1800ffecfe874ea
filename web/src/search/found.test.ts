import { expect, test } from 'vitest';
import type { Found, FoundKind } from '../api/search';
import { addressOf, grouped } from './found';

const found = (kind: FoundKind, id: string): Found => ({
  kind,
  id,
  name: id,
  detail: null,
  precision_note: null,
  centre: [-0.05, 51.55],
  bbox: null,
});

test('results are numbered in the order they are shown, not in which they came', () => {
  const groups = grouped([found('postcode', 'QX1 1AA'), found('area', 'a1')]);
  expect(groups.map((group) => group.title)).toEqual(['Areas', 'Postcodes']);
  expect(groups.flatMap((group) => group.items.map((item) => item.index))).toEqual([0, 1]);
});

test('a kind without results has no head', () => {
  expect(grouped([found('ward', 'w1')])).toHaveLength(1);
});

test('an area opens its own page', () => {
  expect(addressOf('demo', found('area', 'a1'))).toBe('/demo/areas/a1');
});

test('a postcode opens the map looking at it', () => {
  expect(addressOf('demo', found('postcode', 'QX1 1AA'))).toBe(
    '/demo/map?view=-0.05000%2C51.55000%2C17&pane=map',
  );
});
