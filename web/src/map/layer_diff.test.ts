import type { LayerSpecification, SourceSpecification } from 'maplibre-gl';
import { expect, test } from 'vitest';
import { NOTHING, stepsBetween, type Declared } from './layer_diff';

const tiles = (query = ''): SourceSpecification => ({ type: 'vector', tiles: [`/cells${query}`] });

function cells(paint: Record<string, unknown> = {}, more: object = {}): LayerSpecification {
  return { id: 'cell-count', type: 'fill', source: 'cells', 'source-layer': 'c', paint, ...more };
}

const road: LayerSpecification = {
  id: 'road',
  type: 'line',
  source: 'base',
  'source-layer': 'road',
};
const holding = (query: string, ...layers: LayerSpecification[]): Declared => ({
  sources: { cells: tiles(query), base: tiles('base') },
  layers,
});

test('the same declaration twice asks for nothing', () => {
  expect(stepsBetween(holding('', cells(), road), holding('', cells(), road))).toEqual([]);
});

test('a changed filter in the tile address only exchanges the tiles', () => {
  const steps = stepsBetween(holding('', cells()), holding('?from=2026-01', cells()));
  expect(steps).toEqual([{ do: 'set-tiles', id: 'cells', tiles: ['/cells?from=2026-01'] }]);
});

test('a changed colour only sets that colour', () => {
  const before = holding('', cells({ 'fill-color': 'red', 'fill-opacity': 1 }));
  const after = holding('', cells({ 'fill-color': 'blue', 'fill-opacity': 1 }));
  expect(stepsBetween(before, after)).toEqual([
    { do: 'set-paint', id: 'cell-count', name: 'fill-color', value: 'blue' },
  ]);
});

test('a layer is removed before its source', () => {
  const steps = stepsBetween(holding('', cells()), NOTHING);
  expect(steps.map((step) => step.do)).toEqual(['remove-layer', 'remove-source', 'remove-source']);
});

test('a new layer goes below what lies above it', () => {
  const steps = stepsBetween(holding('', cells()), holding('', road, cells()));
  expect(steps).toEqual([{ do: 'add-layer', layer: road, before: 'cell-count' }]);
});

test('a removed filter is taken off', () => {
  const before = holding('', cells({}, { filter: ['==', 'state', 'count'] }));
  expect(stepsBetween(before, holding('', cells()))).toEqual([
    { do: 'set-filter', id: 'cell-count', filter: null },
  ]);
});

test('data are compared by identity', () => {
  const data = { type: 'FeatureCollection', features: [] } as const;
  const with_ = (held: typeof data): Declared => ({
    sources: { sketch: { type: 'geojson', data: { ...held, features: [] } } },
    layers: [],
  });
  expect(stepsBetween(with_(data), with_(data)).map((step) => step.do)).toEqual(['set-data']);
});

test('a layer that is not in the z-order is refused', () => {
  const stray: LayerSpecification = { ...road, id: 'stray' };
  expect(() => stepsBetween(NOTHING, holding('', stray))).toThrow('stray');
});
