import { expect, test } from 'vitest';
import type { ImportBatch, ImportCounts, ImportState } from '../../api/imports';
import { fileWords, isUnderWay, outcomeWords } from './import_words';

const NONE: ImportCounts = {
  rows: 0,
  added: 0,
  updated: 0,
  unchanged: 0,
  repeated: 0,
  held: 0,
  rejected: 0,
  no_location: 0,
};
const batch = (state: ImportState, counts: Partial<ImportCounts> = {}, files = ['a.csv']) =>
  ({
    state,
    counts: { ...NONE, ...counts },
    files: files.map((name) => ({ name, size_bytes: 1 })),
    progress: { step: 'read', words: 'Reading file 3 of 4', done: 3, total: 4 },
    error: 'No column could be a place',
  }) as ImportBatch;

test('what an import did is told without the numbers that are nought', () => {
  expect(outcomeWords(batch('complete', { added: 1204, rejected: 1 }))).toBe(
    '1,204 added, 1 row to fix',
  );
});

test('the same file brought in again says that nothing was new', () => {
  expect(outcomeWords(batch('complete'))).toBe('Nothing in it was new');
});

test('an import under way tells its step', () => {
  expect(outcomeWords(batch('running'))).toBe('Reading file 3 of 4');
});

test('a failed import tells why', () => {
  expect(outcomeWords(batch('failed'))).toBe('No column could be a place');
});

test('waiting and running imports are asked about again, others are not', () => {
  const states: ImportState[] = ['waiting', 'running', 'complete', 'failed', 'taken_back'];
  expect(states.filter(isUnderWay)).toEqual(['waiting', 'running']);
});

test('many files are told by the first and their number', () => {
  expect(fileWords(batch('complete', {}, ['a.csv', 'b.csv', 'c.csv']))).toBe(
    'a.csv and 2 more files',
  );
});
