import { expect, test } from 'vitest';
import { changeFaults, changeFieldsOf, CHANGE_FIELDS, type ChangeTexts } from './change_fields';

const EMPTY = Object.fromEntries(CHANGE_FIELDS.map(({ key }) => [key, ''])) as ChangeTexts;
const texts = (change: Partial<ChangeTexts>): ChangeTexts => ({
  ...EMPTY,
  title: 'Lamps replaced',
  status: 'in_place',
  ...change,
});

test('a date that was taken away is sent as none', () => {
  expect(changeFieldsOf(texts({ completed_on: '' })).completed_on).toBeNull();
});

test('a refusal without its reason is not sent', () => {
  expect(changeFaults(texts({ status: 'refused' }), {})[0]?.at).toBe('decision_reason');
});

test('a change without a title is not sent', () => {
  expect(changeFaults(texts({ title: ' ' }), {})[0]?.at).toBe('title');
});

test('each date that could not be read is told at its own field', () => {
  const why = 'The date must include a year';
  expect(changeFaults(texts({}), { started_on: why, expires_on: why })).toEqual([
    { at: 'started_on', why },
    { at: 'expires_on', why },
  ]);
});

test('dates known to the month stay known to the month', () => {
  expect(changeFieldsOf(texts({ date_precision: 'month' })).date_precision).toBe('month');
});
