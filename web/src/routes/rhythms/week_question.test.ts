import { expect, test } from 'vitest';
import type { Figure } from '../../figures/figure';
import { mostOf, readWeekPlace, weekQuery, yearBefore } from './week_question';

const QUESTION = { from: '2025-11', to: '2026-10', harm: 'robbery', source: '' };
const read = (text: string) => readWeekPlace(new URLSearchParams(text));

test('without a choice the hours are of the whole partnership', () => {
  expect(read('')).toEqual({ area: null, box: null });
  expect(weekQuery(QUESTION, read(''))).toEqual({
    from: '2025-11',
    to: '2026-10',
    harm: 'robbery',
  });
});

test('an area or a box goes to the service by its name there', () => {
  expect(weekQuery(QUESTION, read('area=a1'))).toMatchObject({ area_id: 'a1' });
  expect(weekQuery(QUESTION, read('bbox=-3.5,53.8,-3.4,53.9'))).toMatchObject({
    bbox: '-3.5,53.8,-3.4,53.9',
  });
});

test('an area goes before a box, and nonsense is no box', () => {
  expect(read('area=a1&bbox=-3.5,53.8,-3.4,53.9')).toEqual({ area: 'a1', box: null });
  expect(read('bbox=everywhere')).toEqual({ area: null, box: null });
});

test('the year before is the same months twelve earlier', () => {
  expect(yearBefore(QUESTION)).toEqual({ ...QUESTION, from: '2024-11', to: '2025-10' });
});

test('one colour means the same in both grids', () => {
  const grid = (n: number) => [{ weekday: 1, cells: [{ state: 'count', n } as Figure] }];
  expect(mostOf(grid(7), grid(19))).toBe(19);
  expect(mostOf()).toBe(0);
});
