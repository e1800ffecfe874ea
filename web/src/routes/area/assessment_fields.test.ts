import { expect, test } from 'vitest';
import { faultsOf, fieldsOf, textsOf } from './assessment_fields';

const NEW = textsOf(null, { today: '2026-11-23', lead: 'a1' });
const FINE = { started_on: '', review_on: '' };

test('a new assessment begins today with its author as lead', () => {
  expect(NEW).toMatchObject({ started_on: '2026-11-23', lead_id: 'a1', title: '' });
});

test('an assessment without a title is not sent', () => {
  expect(faultsOf(NEW, FINE)).toEqual([{ at: 'title', why: 'Give the assessment a title' }]);
});

test('a review before the start is refused in words', () => {
  const texts = { ...NEW, title: 'Lock Street', review_on: '2026-11-01' };
  expect(faultsOf(texts, FINE)[0]?.at).toBe('review_on');
});

test('a date that could not be read is told at its field', () => {
  const texts = { ...NEW, title: 'Lock Street' };
  const why = 'The date must include a year';
  expect(faultsOf(texts, { started_on: '', review_on: why })).toEqual([{ at: 'review_on', why }]);
});

test('nothing said is sent as nothing, not as an empty text', () => {
  expect(fieldsOf({ ...NEW, title: ' Lock Street ' })).toMatchObject({
    title: 'Lock Street',
    threshold_level: null,
    review_on: null,
  });
});
