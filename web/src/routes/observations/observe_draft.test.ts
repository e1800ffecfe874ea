import { describe, expect, test } from 'vitest';
import {
  anotherNear,
  bodyOf,
  emptyDraft,
  faultsAt,
  isObserveDraft,
  queuedFrom,
  stepAt,
  type ObserveDraft,
} from './observe_draft';

const TODAY = '2026-11-26';
const PURPOSE = { location: 'l1', method: 'm1', round: '2' };

const filled = (change: Partial<ObserveDraft> = {}): ObserveDraft => ({
  ...emptyDraft('o1', PURPOSE, '17:30'),
  where: { lon: -0.06, lat: 51.55, label: 'Lock Street', accuracy_m: 8 },
  light: 'dark',
  role: 'youth_worker',
  instrument: 'streetsafe',
  ratings: { streetsafe_badly_lit: 1, streetsafe_no_cctv: 0 },
  ...change,
});

test('a filled draft is sent with its purpose, and without what nobody said', () => {
  expect(bodyOf(filled(), TODAY)).toEqual({
    id: 'o1',
    assessment_id: 'l1',
    method_id: 'm1',
    round: 2,
    instrument: 'streetsafe',
    observed_on: TODAY,
    observed_at: '17:30',
    light: 'dark',
    observer_role: 'youth_worker',
    location_label: 'Lock Street',
    ratings: { streetsafe_badly_lit: 1, streetsafe_no_cctv: 0 },
    geometry: { type: 'Point', coordinates: [-0.06, 51.55] },
  });
});

test('a round that is no number becomes the first', () => {
  expect(bodyOf(filled({ round: 'x' }), TODAY).round).toBe(1);
});

test('the next one keeps place, light, role and list, and loses what was seen', () => {
  const next = anotherNear(filled({ note: 'Lamp out' }), 'o2', '17:41');
  expect(next).toMatchObject({ id: 'o2', light: 'dark', role: 'youth_worker', time: '17:41' });
  expect(next.where?.label).toBe('Lock Street');
  expect([next.ratings, next.note, next.photos]).toEqual([{}, '', []]);
});

describe('what is missing', () => {
  const why = (step: 'where' | 'when' | 'what', change: Partial<ObserveDraft>): string[] =>
    faultsAt(step, filled(change), TODAY, '').map((one) => one.at);

  test.each([
    ['where', { where: null }, ['where']],
    ['when', { light: '', role: '' }, ['light', 'role']],
    ['when', { dayChoice: 'day', day: '' }, ['day']],
    ['when', { dayChoice: 'day', day: '2026-11-27' }, ['day']],
    ['when', { dayChoice: 'day', day: '2026-11-25' }, []],
    ['what', { instrument: '' }, ['instrument']],
    ['what', { ratings: {} }, ['answers']],
    ['what', { ratings: { streetsafe_no_cctv: 0 } }, []],
  ] as const)('at %s with %o', (step, change, places) => {
    expect(why(step, change)).toEqual(places);
  });
});

test('an address cannot jump past a step that is not answered', () => {
  expect(stepAt('photo', filled({ light: '' }), TODAY)).toBe('when');
  expect(stepAt('photo', filled(), TODAY)).toBe('photo');
  expect(stepAt('nonsense', filled(), TODAY)).toBe('where');
});

test('what an older version of this page kept is not taken for a draft', () => {
  expect(isObserveDraft(filled())).toBe(true);
  expect(isObserveDraft({ id: 'o1', where: null })).toBe(false);
  expect(isObserveDraft(null)).toBe(false);
});

test('in the queue it is told in words, and known as an observation', () => {
  const context = {
    account: 'a1',
    partnership: 'demo',
    instrument: 'StreetSafe list',
    light: 'Dark',
    today: TODAY,
    now: new Date('2026-11-26T17:30:00Z'),
  };
  expect(queuedFrom(filled(), context)).toMatchObject({
    kind: 'observation',
    words: 'StreetSafe list, Lock Street',
    detail: 'Dark, today',
    state: 'waiting',
  });
});
