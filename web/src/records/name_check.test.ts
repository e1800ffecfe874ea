import { expect, test, vi } from 'vitest';
import { NameCheck } from './name_check';

vi.mock('./known_names.svelte', () => ({
  fetchPlaceNames: () => Promise.resolve(),
  knownNames: () => new Set(['holly fields']),
}));

test('a name is asked about once, at its field', () => {
  const check = new NameCheck();
  expect(check.faults('reason', 'Kayleigh Brown said so')).toEqual([
    {
      at: 'reason',
      why: '“Kayleigh Brown” looks like a person’s name. Use a role instead, or save again if it is none',
    },
  ]);
  expect(check.faults('reason', 'Kayleigh Brown said so')).toEqual([]);
});

test('another name is asked about again', () => {
  const check = new NameCheck();
  check.faults('reason', 'Kayleigh Brown said so');
  expect(check.faults('reason', 'Kayleigh Brown and Ashley Cooper')).toHaveLength(1);
});

test('a known place is nobody’s name', () => {
  expect(new NameCheck().faults('reason', 'At Holly Fields after dark')).toEqual([]);
});

test('a text that was there before is not asked about', () => {
  const text = 'Kayleigh Brown said so';
  expect(new NameCheck().faults('reason', text, text)).toEqual([]);
});
