import { expect, test } from 'vitest';
import { metresPerPixel, scaleBar } from './scale_bar';

test('one level nearer, a pixel stands for half the distance', () => {
  expect(metresPerPixel(53.8, 14) / metresPerPixel(53.8, 15)).toBeCloseTo(2, 10);
});

test('the bar never grows beyond its room and is never less than two fifths of it', () => {
  for (let zoom = 9; zoom < 19; zoom += 0.1) {
    const { width_px } = scaleBar(53.8, zoom, 150);
    expect(width_px).toBeLessThanOrEqual(150);
    expect(width_px).toBeGreaterThan(150 * 0.39);
  }
});

test('from a kilometre on it says kilometres', () => {
  expect(scaleBar(53.8, 10).words).toMatch(/km$/);
  expect(scaleBar(53.8, 15).words).toMatch(/\d m$/);
});
