import { expect, test } from 'vitest';
import { wordDiff, type Stretch } from './word_diff';

const own = (stretches: Stretch[]): string[] =>
  stretches.filter((one) => one.own).map((one) => one.text.trim());

test('a word that was exchanged is told on both sides', () => {
  const told = wordDiff('The lamps are broken', 'The lamps are mended');
  expect(own(told.before)).toEqual(['broken']);
  expect(own(told.after)).toEqual(['mended']);
});

test('what was added is told in the later text alone', () => {
  const told = wordDiff('Lamps and benches', 'Lamps, hedges and benches');
  expect(own(told.after)).toEqual(['Lamps, hedges']);
  expect(own(wordDiff('Lamps', 'Lamps mended').before)).toEqual([]);
});

test.each([
  ['', 'Something'],
  ['  two  blanks\n\nand lines ', 'two blanks and lines'],
  ['same', 'same'],
])('the stretches of %j and %j joined are the texts', (before, after) => {
  const told = wordDiff(before, after);
  expect(told.before.map((one) => one.text).join('')).toBe(before);
  expect(told.after.map((one) => one.text).join('')).toBe(after);
});

test('texts too long to match are told as wholly different', () => {
  const long = 'word '.repeat(3000);
  expect(wordDiff(long, `${long}more`).before).toEqual([{ text: long, own: true }]);
});
