import { expect, test } from 'vitest';
import type { AreaRow } from '../../api/areas';
import { readAreaView, sortAreas, writeAreaView } from './area_list';

const area = (name: string, review_on: string | null, hectares = 1): AreaRow => ({
  id: name,
  name,
  kind: 'scoping',
  kind_label: 'Scoping area',
  stage: null,
  stage_label: null,
  lead: null,
  hectares,
  last_change_on: null,
  review_on,
  version: 1,
  centre: [0, 51],
  bbox: [0, 51, 0, 51],
});
const ROWS = [area('Weir', null, 2), area('Lock', '2026-12-02', 10), area('Mill', '2026-11-20', 1)];
const names = (rows: AreaRow[]): string[] => rows.map((row) => row.name);

test('the area that is due first stands first', () => {
  expect(names(sortAreas(ROWS, 'review_on'))).toEqual(['Mill', 'Lock', 'Weir']);
});

test('an area without a date is last in both directions', () => {
  expect(names(sortAreas(ROWS, '-review_on')).at(-1)).toBe('Weir');
});

test('hectares are compared as numbers', () => {
  expect(names(sortAreas(ROWS, 'hectares'))).toEqual(['Mill', 'Weir', 'Lock']);
});

test('a column that is not known sorts as at first', () => {
  expect(names(sortAreas(ROWS, 'colour'))).toEqual(names(sortAreas(ROWS, 'review_on')));
});

test('the order at first takes no room in the address', () => {
  expect(writeAreaView({ sort: 'review_on' })).toEqual({ sort: null });
});

test('what the address says can be read back', () => {
  expect(readAreaView(new URLSearchParams('stage=scoping&sort=-name'))).toMatchObject({
    stage: 'scoping',
    sort: '-name',
    ward: '',
  });
});
