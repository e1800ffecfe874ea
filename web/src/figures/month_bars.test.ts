import { expect, test } from 'vitest';
import { layOutMonths, type MonthFigure } from './month_bars';

const MONTHS: MonthFigure[] = [
  { month: '2025-10', figure: { state: 'count', n: 20 } },
  { month: '2025-11', figure: { state: 'suppressed' } },
  { month: '2025-12', figure: { state: 'zero', n: 0 } },
  { month: '2026-01', figure: { state: 'no_data' } },
];

const lay = (marks: { number: number; month: string; finished: boolean }[] = []) =>
  layOutMonths(MONTHS, marks, [], 400, '2025-11');

test('a bar stands on the baseline and reaches its count', () => {
  const { bars, baseline, ticks } = lay();
  const top = ticks.find((tick) => tick.value === 20);
  expect(bars[0]?.y).toBeCloseTo(top?.y ?? -1);
  expect((bars[0]?.y ?? 0) + (bars[0]?.height ?? 0)).toBeCloseTo(baseline);
});

test('a hidden count has the same height beside a small and a large scale', () => {
  const small = layOutMonths(MONTHS.slice(1), [], [], 400, '2025-11').bars[0]?.height;
  expect(lay().bars[1]?.height).toBe(small);
});

test('zero has no height', () => {
  expect(lay().bars[2]?.height).toBe(0);
});

test('months before the period are the earlier ones', () => {
  expect(lay().bars.map((bar) => bar.earlier)).toEqual([true, false, false, false]);
});

test('two changes in one month do not lie on each other', () => {
  const { marks } = lay([
    { number: 1, month: '2025-12', finished: true },
    { number: 2, month: '2025-12', finished: true },
  ]);
  expect(marks[0]?.y).not.toBe(marks[1]?.y);
});

test('changes in months side by side are drawn in lanes where they do not touch', () => {
  const many = MONTHS.map((one, index) => ({ number: index, month: one.month, finished: true }));
  const { marks } = layOutMonths(MONTHS, many, [], 70, '2025-11');
  for (const [index, one] of marks.entries()) {
    for (const other of marks.slice(index + 1)) {
      expect(one.y !== other.y || Math.abs(one.x - other.x) >= 20).toBe(true);
    }
  }
});

test('a change outside the months shown has no mark', () => {
  expect(lay([{ number: 1, month: '2027-01', finished: false }]).marks).toEqual([]);
});
