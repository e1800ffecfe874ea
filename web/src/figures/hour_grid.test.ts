import { expect, test } from 'vitest';
import { countClasses } from './classes';
import type { Figure } from './figure';
import { layOutWeek } from './hour_grid';

const FEW: Figure = { state: 'suppressed' };
const ROWS = [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({
  weekday,
  cells: Array.from({ length: 24 }, () => FEW),
}));
const FRIDAY = [{ weekday: 5, opens: '15:00', closes: '21:00' }];

const lay = (width: number) => layOutWeek(ROWS, countClasses(10), FRIDAY, width);

test('a wide page has the hours across, a narrow one down', () => {
  const wide = lay(900).cells;
  const narrow = lay(340).cells;
  expect(wide[0]?.y).toBe(wide[23]?.y);
  expect(narrow[0]?.x).toBe(narrow[23]?.x);
});

test('the opening line runs under the hours that are open', () => {
  const { openings, cells, cellWidth } = lay(900);
  const friday = cells.filter((cell) => cell.weekday === 5);
  expect(openings[0]?.x1).toBeCloseTo(friday[15]?.x ?? -1);
  expect(openings[0]?.x2).toBeCloseTo((friday[20]?.x ?? -1) + cellWidth);
});

test('no cell reaches out of the width', () => {
  for (const width of [340, 900]) {
    const { cells, cellWidth } = lay(width);
    expect(Math.max(...cells.map((cell) => cell.x + cellWidth))).toBeLessThanOrEqual(width + 0.001);
  }
});
