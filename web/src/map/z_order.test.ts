import { expect, test } from 'vitest';
import { layerAbove, positionOf, Z_ORDER } from './z_order';

test('a layer without a place in the order is refused', () => {
  expect(() => positionOf('heatmap')).toThrow('heatmap');
});

test('no layer is named twice', () => {
  expect(new Set(Z_ORDER).size).toBe(Z_ORDER.length);
});

test('streets are drawn again above the cells', () => {
  expect(positionOf('road-above')).toBeGreaterThan(positionOf('cell-count'));
  expect(positionOf('road')).toBeLessThan(positionOf('cell-count'));
});

test('strengths lie above harm', () => {
  expect(positionOf('provision-symbol')).toBeGreaterThan(positionOf('incident-point'));
});

test('a layer goes right below the next one that is present', () => {
  expect(layerAbove('road', ['land', 'change-symbol', 'cell-count'])).toBe('cell-count');
});

test('the highest layer has nothing above it', () => {
  expect(layerAbove('location', ['land', 'road'])).toBeUndefined();
});
