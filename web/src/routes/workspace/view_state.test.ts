import { expect, test } from 'vitest';
import { LAYERS_AT_FIRST } from '../../map/layers';
import { readView, writeView, type ViewState } from './view_state';

/** What comes back from an address made of this state. */
function throughAddress(state: Partial<ViewState>): ViewState {
  const query = new URLSearchParams();
  for (const [key, value] of Object.entries(writeView(state)))
    if (value !== null && value !== '') query.set(key, value);
  return readView(query);
}

const CHOSEN: ViewState = {
  view: { lon: -3.45712, lat: 53.83612, zoom: 15.25 },
  layers: ['provision', 'incident_cells'],
  filter: {
    from: '2025-11',
    to: '2026-10',
    harm: ['syv', 'robbery'],
    source: ['police_recorded'],
    hours: [22, 3],
    weekdays: [5, 6],
  },
  cellWidth: 200,
  openAt: { weekday: 2, hour: 0 },
  theme: 'dark',
  pick: { kind: 'cell', id: '100/123/-45' },
  area: 'a1',
  tab: 'changes',
  pane: 'map',
  onlyChangesInPeriod: true,
};

test('everything that was chosen comes back from the address', () => {
  expect(throughAddress(CHOSEN)).toEqual(CHOSEN);
});

test('a first visit has an empty address', () => {
  const first = readView(new URLSearchParams());
  const left = Object.values(writeView(first)).filter((value) => value !== null && value !== '');
  expect(left).toEqual([]);
});

test('no layer at all is not the same as nothing said about layers', () => {
  expect(throughAddress({ layers: [] }).layers).toEqual([]);
  expect(readView(new URLSearchParams()).layers).toEqual(LAYERS_AT_FIRST);
});

test('an address that says nonsense shows the map as at first', () => {
  const nonsense =
    'view=a,b,c&from=2026-13&hours=25-99&days=9&cell=7&map=pink&pick=who&layers=heat';
  const state = readView(new URLSearchParams(nonsense));
  expect(state).toEqual({ ...readView(new URLSearchParams()), layers: [] });
});

test('midnight is an hour that can be chosen', () => {
  const { filter } = readView(new URLSearchParams('hours=0-3'));
  expect(filter.hours).toEqual([0, 3]);
});

test('code lists in the address cannot carry anything but codes', () => {
  expect(readView(new URLSearchParams('harm=syv,<img>')).filter.harm).toEqual(['syv']);
});
