import { expect, test } from 'vitest';
import {
  anotherNear,
  bodyOf,
  emptyDraft,
  faultsAt,
  isLogDraft,
  queuedFrom,
  refusedDraft,
  stepAt,
  whenWords,
  type LogDraft,
} from './log_draft';

const TODAY = '2026-11-23';
const WHERE = { lon: -0.056, lat: 51.556, label: 'Lock Street', accuracy_m: 28 };
const draft = (change: Partial<LogDraft> = {}): LogDraft => ({
  ...emptyDraft('c1'),
  where: WHERE,
  choice: 'lighting',
  type: 'street_lighting_upgrade',
  ...change,
});

test('a step cannot be reached before the ones in front of it are answered', () => {
  expect(stepAt('when', emptyDraft('c1'))).toBe('where');
  expect(stepAt('when', draft({ type: '' }))).toBe('what');
  expect(stepAt('when', draft())).toBe('when');
});

test('an answered step can be gone back to', () => {
  expect(stepAt('where', draft())).toBe('where');
});

test('an unknown step is the first one', () => {
  expect(stepAt('colour', draft())).toBe('where');
});

test('a family without its kind is not enough', () => {
  expect(faultsAt('what', draft({ type: '' }), '')).toEqual([
    { at: 'type', why: 'Choose what kind it is' },
  ]);
});

test('another day needs a day', () => {
  expect(faultsAt('when', draft({ dateChoice: 'day' }), '')[0]?.why).toBe(
    'Say when it was finished',
  );
});

test('what the date boxes say of themselves is told as it is', () => {
  const why = 'The date must include a year';
  expect(faultsAt('when', draft({ dateChoice: 'day' }), why)).toEqual([{ at: 'day', why }]);
});

test('finished today is sent as finished on the day', () => {
  expect(bodyOf(draft(), TODAY)).toMatchObject({
    id: 'c1',
    completed_on: TODAY,
    date_precision: 'day',
    geometry: { type: 'Point', coordinates: [-0.056, 51.556] },
  });
});

test('a month is sent as its first day with the precision of a month', () => {
  const body = bodyOf(draft({ dateChoice: 'month', month: '2026-03' }), TODAY);
  expect(body).toMatchObject({ completed_on: '2026-03-01', date_precision: 'month' });
});

test('a change that has only started is not sent as finished', () => {
  const body = bodyOf(draft({ phase: 'started' }), TODAY);
  expect(body.started_on).toBe(TODAY);
  expect('completed_on' in body).toBe(false);
});

test('an empty note is not sent', () => {
  expect('description' in bodyOf(draft({ note: '  ' }), TODAY)).toBe(false);
});

test('the next change near here keeps the place and forgets the rest', () => {
  const next = anotherNear(draft({ note: 'x' }), 'c2');
  expect(next).toMatchObject({ id: 'c2', where: WHERE, type: '', note: '', photos: [] });
});

test('a queued change says what, where, when and how many photos', () => {
  const photo = { name: 'a.jpg', blob: new Blob(['x']) };
  const queued = queuedFrom(draft({ photos: [photo] }), {
    account: 'a2',
    partnership: 'demo',
    typeLabel: 'Brighter lamps',
    today: TODAY,
    now: new Date('2026-11-23T10:32:00Z'),
  });
  expect(queued).toMatchObject({
    state: 'waiting',
    words: 'Brighter lamps, Lock Street',
    detail: '1 photo, finished today',
  });
});

test('a planned month reads as planned for it', () => {
  const planned = draft({ phase: 'planned', dateChoice: 'month', month: '2027-01' });
  expect(whenWords(planned, TODAY)).toBe('planned for January 2027');
});

test('what another version of the app kept is not taken for a draft', () => {
  expect(isLogDraft({ where: null })).toBe(false);
  expect(isLogDraft(draft())).toBe(true);
});

test('what has happened cannot lie ahead, what is planned can', () => {
  const ahead = draft({ dateChoice: 'day', day: '2026-11-30' });
  expect(faultsAt('when', ahead, '', '2026-11-26')[0]?.at).toBe('day');
  expect(faultsAt('when', { ...ahead, phase: 'planned' }, '', '2026-11-26')).toEqual([]);
  expect(faultsAt('when', ahead, '', '2026-11-30')).toEqual([]);
  const month = draft({ dateChoice: 'month', month: '2026-12' });
  expect(faultsAt('when', month, '', '2026-11-26')[0]?.at).toBe('month');
});

test('what the service refused comes back into its form, with its photos', () => {
  const photo = { name: 'lamp.jpg', blob: new Blob(['x']) };
  const said = draft({ note: 'Cut to knee height', photos: [photo] });
  const queued = queuedFrom(said, {
    account: 'a1',
    partnership: 'demo',
    typeLabel: 'Hedge cut',
    today: '2026-11-26',
    now: new Date('2026-11-26T10:00:00Z'),
  });
  expect(refusedDraft(queued)).toEqual(said);
  expect(refusedDraft({ ...queued, draft: undefined })).toBeNull();
});
