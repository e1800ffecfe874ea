import { expect, test } from 'vitest';
import { monthList } from '../period';
import { monthsInRoom, stripBars } from './strip_bars';
import { stripScale } from './strip_scale';

const PERIOD = { from: '2026-02', to: '2026-03' } as const;
const SCALE = stripScale(['2026-01', '2026-02', '2026-03', '2026-04'], 0, 400);

test('months inside the period are told apart from the others', () => {
  expect(stripBars(SCALE, [], PERIOD).map((bar) => bar.inside)).toEqual([false, true, true, false]);
});

test('a month the service does not tell has no data, which is not zero', () => {
  const bars = stripBars(SCALE, [{ month: '2026-01', state: 'zero', n: 0 }], PERIOD);
  expect(bars.map((bar) => bar.figure.state)).toEqual(['zero', 'no_data', 'no_data', 'no_data']);
});

test('a small count is never drawn as nothing', () => {
  const bars = stripBars(
    SCALE,
    [
      { month: '2026-01', state: 'count', n: 5 },
      { month: '2026-02', state: 'count', n: 90_000 },
    ],
    PERIOD,
  );
  expect(bars[0]?.height).toBeGreaterThan(1);
});

test('a hidden count has no height of its own to read', () => {
  const [bar] = stripBars(SCALE, [{ month: '2026-01', state: 'suppressed' }], PERIOD);
  expect(bar?.height).toBe(0);
});

const THREE_YEARS = monthList({ from: '2023-11', to: '2026-11' });

test('where there is little room the chosen months stay in sight', () => {
  const early = monthsInRoom(THREE_YEARS, { from: '2024-01', to: '2024-06' }, 13);
  expect(early).toHaveLength(13);
  expect(early).toContain('2024-01');
  expect(early).toContain('2024-06');
});

test('the last months show when the last year is chosen', () => {
  const late = monthsInRoom(THREE_YEARS, { from: '2025-11', to: '2026-10' }, 13);
  expect(late[0]).toBe('2025-11');
  expect(late.at(-1)).toBe('2026-11');
});
