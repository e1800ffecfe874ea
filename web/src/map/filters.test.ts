import { expect, test } from 'vitest';
import { featureFilter } from '@maplibre/maplibre-gl-style-spec';
import {
  changeExpression,
  filterQuery,
  incidentExpression,
  isOpenAt,
  NO_FILTER,
  type IncidentFilter,
} from './filters';

type Properties = Record<string, string | number>;

const OCTOBER_AFTERNOON: Properties = {
  harm_type: 'robbery',
  source: 'police',
  month: 202610,
  weekday: 5,
  hour: 16,
};

/** Does MapLibre itself keep an incident with these properties? */
function keeps(expression: unknown, properties: Properties): boolean {
  const filter = featureFilter(expression as never, 'layers[0].filter');
  return filter.filter({ zoom: 15 }, { type: 1, properties } as never);
}

const only = (part: Partial<IncidentFilter>): unknown =>
  incidentExpression({ ...NO_FILTER, ...part });

test('with no filter every incident is kept', () => {
  expect(keeps(incidentExpression(NO_FILTER), OCTOBER_AFTERNOON)).toBe(true);
});

test('the last month of the period is included', () => {
  expect(keeps(only({ from: '2025-11', to: '2026-10' }), OCTOBER_AFTERNOON)).toBe(true);
  expect(keeps(only({ to: '2026-09' }), OCTOBER_AFTERNOON)).toBe(false);
});

test('the closing hour is not part of the hours', () => {
  expect(keeps(only({ hours: [15, 16] }), OCTOBER_AFTERNOON)).toBe(false);
  expect(keeps(only({ hours: [16, 17] }), OCTOBER_AFTERNOON)).toBe(true);
});

test('hours may run over midnight', () => {
  const late = { ...OCTOBER_AFTERNOON, hour: 1 };
  expect(keeps(only({ hours: [22, 3] }), late)).toBe(true);
  expect(keeps(only({ hours: [22, 3] }), OCTOBER_AFTERNOON)).toBe(false);
});

test('midnight is an hour like any other', () => {
  expect(keeps(only({ hours: [0, 1] }), { ...OCTOBER_AFTERNOON, hour: 0 })).toBe(true);
});

test('an incident without an hour is never in a part of the day', () => {
  const { hour: _, ...untimed } = OCTOBER_AFTERNOON;
  expect(keeps(only({ hours: [0, 24] }), untimed)).toBe(false);
});

test('several harm types are alternatives, and must fit the weekday too', () => {
  const filter = only({ harm: ['syv', 'robbery'], weekdays: [5] });
  expect(keeps(filter, OCTOBER_AFTERNOON)).toBe(true);
  expect(keeps(filter, { ...OCTOBER_AFTERNOON, weekday: 6 })).toBe(false);
});

test('an address carries only what was chosen', () => {
  expect(
    filterQuery({ ...NO_FILTER, from: '2025-11', harm: ['syv', 'cce'], hours: [15, 18] }),
  ).toEqual({
    from: '2025-11',
    harm: 'syv,cce',
    hours: '15-18',
  });
});

test('a change of the period is kept, a planned one is not', () => {
  const filter = changeExpression({ from: '2026-03', to: '2026-03' }, true);
  expect(keeps(filter, { completed: 20260331 })).toBe(true);
  expect(keeps(filter, { completed: 20260401 })).toBe(false);
  expect(keeps(filter, { number: 5 })).toBe(false);
});

test('provision is open from its opening minute until just before its closing one', () => {
  const hours = '2:960-1200;5:1020-1140';
  expect(isOpenAt(hours, { weekday: 5, hour: 17 })).toBe(true);
  expect(isOpenAt(hours, { weekday: 5, hour: 19 })).toBe(false);
  expect(isOpenAt(hours, { weekday: 4, hour: 17 })).toBe(false);
});

test('no known hours means not open', () => {
  expect(isOpenAt(undefined, { weekday: 5, hour: 17 })).toBe(false);
});
