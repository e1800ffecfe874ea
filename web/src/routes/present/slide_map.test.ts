import type { Polygon } from 'geojson';
import { expect, test } from 'vitest';
import type { PresentedMap } from '../../api/packs';
import { boxOf, breaksOf, cellsOf, groundOf, symbolsOf } from './slide_map';

const SQUARE = {
  type: 'Polygon' as const,
  coordinates: [
    [
      [0, 0],
      [1, 0],
      [1, 1],
      [0, 0],
    ],
  ],
};
const cell = (state: 'count' | 'suppressed' | 'zero', n: number | null) => ({
  id: state,
  state,
  n,
  class_index: null,
  geometry: SQUARE,
  centre: [0, 0] as [number, number],
});
const MAP: PresentedMap = {
  bbox: [0, 0, 1, 1],
  outline: SQUARE,
  context: {
    type: 'FeatureCollection',
    features: [
      {
        type: 'Feature',
        geometry: SQUARE,
        properties: { layer: 'green', class: 'park', name: 'Larkfield Park' },
      },
    ],
  },
  cells: [cell('count', 21), cell('suppressed', null), cell('zero', null)],
  classes: [
    { start: 5, end: 6, label: '5–6' },
    { start: 7, end: null, label: '7 or more' },
  ],
  cell_width_m: 100,
  symbols: [
    {
      kind: 'change',
      id: 'ch1',
      name: 'Lamps',
      state: 'finished',
      detail: '',
      number: 1,
      at: [0, 0],
    },
    {
      kind: 'provision',
      id: 'p1',
      name: 'Boathouse',
      state: 'closed',
      detail: '',
      number: null,
      at: [0, 0],
    },
  ],
};

test('hidden and empty hexagons keep their own states', () => {
  expect(cellsOf(MAP).map((one) => one.figure.state)).toEqual(['count', 'suppressed', 'zero']);
});

test('a step of the ramp that is not used begins nowhere', () => {
  expect(breaksOf(MAP)).toEqual([7, Infinity, Infinity, Infinity]);
});

test('changes are drawn on the slide about changes only, strengths on every map', () => {
  expect(symbolsOf(MAP, 'strengths_map').map((one) => one.kind)).toEqual(['provision']);
  expect(symbolsOf(MAP, 'harm_map').map((one) => one.kind)).toEqual(['provision']);
  expect(symbolsOf(MAP, 'changes_map')).toHaveLength(2);
});

test('the map shows the area with some room, and never more than was sent', () => {
  const small: Polygon = {
    type: 'Polygon',
    coordinates: [
      [
        [0.4, 0.4],
        [0.6, 0.4],
        [0.6, 0.6],
        [0.4, 0.4],
      ],
    ],
  };
  const [west, south, east, north] = boxOf({ ...MAP, outline: small });
  expect([west, south].every((one) => one > 0 && one < 0.4)).toBe(true);
  expect([east, north].every((one) => one < 1 && one > 0.6)).toBe(true);
  expect(boxOf(MAP)).toEqual(MAP.bbox);
});

test('a closed provision is drawn as closed', () => {
  expect(symbolsOf(MAP, 'strengths_map')[0]?.on).toBe(false);
});

test('the ground comes with the presentation', () => {
  expect(groundOf(MAP)[0]).toMatchObject({ kind: 'park', name: 'Larkfield Park' });
});
