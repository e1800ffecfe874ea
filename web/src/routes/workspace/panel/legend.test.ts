import { expect, test } from 'vitest';
import type { LayerInfo } from '../../../api/layers';
import { LAYER_KEYS } from '../../../map/layers';
import { groupsOf, legendOf, type LegendState } from './legend';

const STATE: LegendState = {
  breaks: [7, 10, 14, 18],
  threshold: 5,
  cellWidth: 200,
  isRounded: false,
  hasIncidents: true,
  openAt: { weekday: 5, hour: 17 },
  period: { from: '2025-11', to: '2026-10' },
  theme: 'light',
};

const layer = (key: string, more: Partial<LayerInfo> = {}): LayerInfo => ({
  key,
  group: 'place',
  title: key,
  count: 3,
  source: [],
  shows: '',
  not_for: '',
  geometry: 'point',
  min_zoom: 8,
  max_zoom: 15,
  tile_url: '',
  data_version: 1,
  ...more,
});

test.each([...LAYER_KEYS])('layer %s has a legend: no colour without one', (key) => {
  expect(legendOf(layer(key), STATE).marks.length).toBeGreaterThan(0);
});

test('a layer that the map cannot draw has no legend', () => {
  expect(() => legendOf(layer('heat'), STATE)).toThrow('heat');
});

test('the legend of counts tells the three other looks apart', () => {
  const { marks, ramp } = legendOf(layer('incident_cells'), STATE);
  expect(marks.map(({ words }) => words)).toEqual(['Fewer than 5', 'Zero', 'No data']);
  expect(ramp).toHaveLength(5);
});

test('the legend says so where counts are rounded', () => {
  const note = (isRounded: boolean): string =>
    legendOf(layer('incident_cells'), { ...STATE, isRounded }).note;
  expect(note(true)).toContain('Counts are to the nearest 5');
  expect(note(false)).not.toContain('nearest');
});

test('the legend of provision names the time that decides open and closed', () => {
  expect(legendOf(layer('provision'), STATE).marks[0]?.words).toBe('Open Friday 5pm');
});

test('a layer says its source and its date', () => {
  const source = {
    name: 'Youth service',
    publisher: '',
    licence: null,
    attribution: null,
    latest: '2026-11-02',
  };
  expect(legendOf(layer('provision', { source: [source] }), STATE).note).toBe(
    'Youth service, 2 Nov 2026',
  );
});

test('no layer at all counts as zero, not as unknown', () => {
  expect(legendOf(layer('places', { count: 0 }), STATE).aside).toBe('0');
  expect(legendOf(layer('places', { count: null }), STATE).aside).toBe('');
});

test('strengths come before harm, whatever order the service lists them in', () => {
  const groups = groupsOf([
    layer('incident_cells', { group: 'harm' }),
    layer('places'),
    layer('provision', { group: 'strengths' }),
    layer('heat', { group: 'harm' }),
  ]);
  expect(groups.map(({ title }) => title)).toEqual(['Strengths', 'Harm', 'Place and context']);
  expect(groups[1]?.layers).toHaveLength(1);
});

test('high contrast has three fills that meet without a gap', () => {
  const { ramp } = legendOf(layer('incident_cells'), { ...STATE, theme: 'contrast' });
  expect(ramp.map(({ words }) => words)).toEqual(['5–9', '10–13', '14 or more']);
});

test('where no incident is on record the legend of counts has no colours', () => {
  const { ramp, marks } = legendOf(layer('incident_cells'), { ...STATE, hasIncidents: false });
  expect(ramp).toEqual([]);
  expect(marks.map(({ mark }) => mark)).toEqual(['no-data']);
});
