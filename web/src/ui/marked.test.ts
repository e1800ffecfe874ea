import { expect, test } from 'vitest';
import { boldParts, plainText } from './marked';

test('words between two stars are bold', () => {
  expect(boldParts('Open **28 hours** a week')).toEqual([
    { text: 'Open ', bold: false },
    { text: '28 hours', bold: true },
    { text: ' a week', bold: false },
  ]);
});

test('stars that never close stay as they are', () => {
  expect(boldParts('5 ** 2')).toEqual([{ text: '5 ** 2', bold: false }]);
});

test('markup of a page is only text', () => {
  expect(plainText('<b>x</b> **y**')).toBe('<b>x</b> y');
});
