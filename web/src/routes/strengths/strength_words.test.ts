import { expect, test } from 'vitest';
import { agesWords, listOf, yesNoWords } from './strength_words';

test('ages are told from both ends, one, or none', () => {
  expect(agesWords(11, 18)).toBe('11 to 18');
  expect(agesWords(11, null)).toBe('11 and over');
  expect(agesWords(null, 18)).toBe('Up to 18');
  expect(agesWords(null, null)).toBe('Not said');
});

test('what is not known is not a no', () => {
  expect(yesNoWords(null)).toBe('Not known');
  expect(yesNoWords(false)).toBe('No');
});

test('languages are a list, each once', () => {
  expect(listOf('English, Turkish; English, ')).toEqual(['English', 'Turkish']);
});
