import { expect, test } from 'vitest';
import type { Inspection } from '../../api/imports';
import { guessed, mappingFaults, mappingOf, missingWords, needsMapping } from './mapping';

const INSPECTION: Inspection = {
  kind: 'provision',
  file: 'clubs.csv',
  columns: ['Venue', 'PC'],
  fields: [
    { name: 'name', meaning: 'What it is called', required: true, guess: 'Venue' },
    { name: 'postcode', meaning: 'Postcode', required: false, guess: null },
  ],
  missing: [],
  rows: [],
};

test('the columns begin as the service guessed them', () => {
  expect(guessed(INSPECTION)).toEqual({ name: 'Venue', postcode: '' });
});

test('a required field without a column is told at its field', () => {
  expect(mappingFaults(INSPECTION, { name: '', postcode: 'PC' })).toEqual([
    { at: 'field-name', why: 'Choose the column for “Name”' },
  ]);
});

test('one column cannot stand for two fields', () => {
  expect(mappingFaults(INSPECTION, { name: 'PC', postcode: 'PC' })[0]?.at).toBe('field-postcode');
});

test('fields without a column are not sent', () => {
  expect(mappingOf({ name: 'Venue', postcode: '' })).toEqual({ name: 'Venue' });
});

test('a file whose columns are all known needs no questions', () => {
  expect(needsMapping(INSPECTION)).toBe(false);
  expect(needsMapping({ ...INSPECTION, missing: ['No column could be a place'] })).toBe(true);
});

test('a field that no column was found for is named as people call it', () => {
  const changes: Inspection = {
    ...INSPECTION,
    kind: 'changes',
    fields: [{ name: 'intervention_type', meaning: '', required: true, guess: null }],
    missing: ['intervention_type', 'No column could be a place'],
  };
  expect(missingWords(changes)).toEqual([
    'Choose the column for “Type of change”.',
    'No column could be a place',
  ]);
});
