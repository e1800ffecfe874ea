import { expect, test } from 'vitest';
import { actionOf, slideAfter, slideAt, type KeyPress } from './steps';

const press = (key: string, change: Partial<KeyPress> = {}): KeyPress => ({
  key,
  ctrlKey: false,
  altKey: false,
  metaKey: false,
  onControl: false,
  ...change,
});

test('right, Page Down and Space go on', () => {
  expect(['ArrowRight', 'PageDown', ' '].map((key) => actionOf(press(key), true))).toEqual([
    'next',
    'next',
    'next',
  ]);
});

test('left and Page Up go back', () => {
  expect([actionOf(press('ArrowLeft'), true), actionOf(press('PageUp'), true)]).toEqual([
    'previous',
    'previous',
  ]);
});

test('Space on a button presses the button', () => {
  expect(actionOf(press(' ', { onControl: true }), true)).toBeNull();
});

test('letters do nothing once single keys are turned off', () => {
  expect(actionOf(press('b'), true)).toBe('blank');
  expect(actionOf(press('b'), false)).toBeNull();
});

test('the browser keeps its own shortcuts', () => {
  expect(actionOf(press('l', { ctrlKey: true }), true)).toBeNull();
});

test('the last slide holds, and so does the first', () => {
  expect(slideAfter('next', 4, 5)).toBe(4);
  expect(slideAfter('previous', 0, 5)).toBe(0);
});

test('a slide that does not exist is the first', () => {
  expect([slideAt('3', 5), slideAt('9', 5), slideAt('x', 5), slideAt(null, 5)]).toEqual([
    2, 0, 0, 0,
  ]);
});
