import { expect, test } from 'vitest';
import { tilesOver } from './tiles';

test('a box inside one tile needs that tile alone', () => {
  expect(tilesOver([-3.461, 53.8365, -3.459, 53.837], 60)).toHaveLength(1);
});

test('a tile over Hackney has the address that is published for it', () => {
  // 51.545 N, 0.056 W at zoom 14 is tile 8189/5445 of the web map grid.
  const tiles = tilesOver([-0.0565, 51.545, -0.0555, 51.5451], 23);
  expect(tiles[0]).toEqual({ z: 14, x: 8189, y: 5445 });
});

test('a wide box is shown from further out, never with more than sixteen tiles', () => {
  const near = tilesOver([-3.47, 53.83, -3.46, 53.84], 400)[0]?.z ?? 0;
  const far = tilesOver([-3.9, 53.5, -3.1, 54.1], 400);
  expect(far[0]?.z ?? 99).toBeLessThan(near);
  expect(far.length).toBeLessThanOrEqual(16);
});
