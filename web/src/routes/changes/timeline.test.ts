import { expect, test } from 'vitest';
import type { Change } from '../../api/changes';
import { timelineOf } from './timeline';

const TODAY = '2026-11-23';
const change = (fields: Partial<Change>): Change =>
  ({
    status: 'in_place',
    date_precision: 'day',
    requested_on: null,
    decided_on: null,
    decision_reason: null,
    started_on: null,
    completed_on: null,
    ended_on: null,
    expires_on: null,
    ...fields,
  }) as Change;

test('only dates that are known are told, in their order', () => {
  const steps = timelineOf(
    change({ completed_on: '2026-03-03', requested_on: '2025-12-04' }),
    TODAY,
  );
  expect(steps.map((step) => step.words)).toEqual(['Requested', 'Finished']);
});

test('a day that has not come is planned, not done', () => {
  const [step] = timelineOf(change({ completed_on: '2027-01-12' }), TODAY);
  expect(step).toMatchObject({ words: 'Planned to be finished', past: false });
});

test('an order comes into force, and is not finished by it', () => {
  const order = { is_order: true, completed_on: '2026-03-03' };
  expect(timelineOf(change(order), TODAY)[0]?.words).toBe('Came into force');
  expect(timelineOf(change({ ...order, completed_on: '2027-01-12' }), TODAY)[0]?.words).toBe(
    'Planned to come into force',
  );
});

test('a refusal is told with its reason', () => {
  const refused = change({
    status: 'refused',
    decided_on: '2026-01-05',
    decision_reason: 'Listed',
  });
  expect(timelineOf(refused, TODAY)[0]).toMatchObject({ words: 'Refused', detail: 'Listed' });
});

test('a month is not told as a day', () => {
  const [step] = timelineOf(change({ completed_on: '2026-03-01', date_precision: 'month' }), TODAY);
  expect(step?.date).toBe('March 2026');
});
