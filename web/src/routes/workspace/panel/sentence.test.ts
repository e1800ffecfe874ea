import { expect, test } from 'vitest';
import { strongParts } from './sentence';

const SENTENCE =
  'Four youth provisions serve this place. 1,204 incidents were recorded here. The difference could be chance.';

test('no word is lost or changed', () => {
  expect(
    strongParts(SENTENCE)
      .map(({ text }) => text)
      .join(''),
  ).toBe(SENTENCE);
});

test('figures and the doubt are told strongly', () => {
  const strong = strongParts(SENTENCE).filter((part) => part.strong);
  expect(strong.map(({ text }) => text)).toEqual([
    'Four youth provisions',
    '1,204 incidents',
    'The difference could be chance.',
  ]);
});

test('a hidden count is told as it is', () => {
  const [first] = strongParts('Fewer than 5 incidents were recorded.');
  expect(first).toEqual({ text: 'Fewer than 5 incidents', strong: true });
});
