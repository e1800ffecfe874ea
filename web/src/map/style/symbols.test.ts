import { expect, test } from 'vitest';
import { imageName, numberedImageName, readImageName, SYMBOL_NAMES } from './symbols';
import { MAP_THEMES } from './palette';

test('every picture is found again by its name, in every theme', () => {
  for (const name of SYMBOL_NAMES)
    for (const theme of MAP_THEMES)
      expect(readImageName(imageName(name, theme))).toEqual({ name, theme, number: '' });
});

test('a numbered mark is found with its number', () => {
  const text = `${numberedImageName('change-finished', 'dark')}12`;
  expect(readImageName(text)).toEqual({ name: 'change-finished', theme: 'dark', number: '12' });
});

test('a name that is not ours is not drawn', () => {
  expect(readImageName('airport-15')).toBeNull();
});
