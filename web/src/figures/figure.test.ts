import { expect, test } from 'vitest';
import { classWords, countClasses, stepOf } from './classes';
import { figureWords, largest, shownNumber, type Figure } from './figure';

const FEW: Figure = { state: 'suppressed' };
const NONE: Figure = { state: 'zero', n: 0 };
const UNKNOWN: Figure = { state: 'no_data' };

test('suppressed, zero and no data read differently', () => {
  expect([FEW, NONE, UNKNOWN].map((one) => figureWords(one))).toEqual([
    'Fewer than 5',
    '0',
    'No data',
  ]);
});

test('a suppressed figure shows no number, and zero shows one', () => {
  expect([shownNumber(FEW), shownNumber(NONE), shownNumber(UNKNOWN)]).toEqual([null, 0, null]);
});

test('hidden figures do not count towards the largest', () => {
  expect(largest([FEW, UNKNOWN, { state: 'count', n: 7 }])).toBe(7);
});

test('classes start at the threshold and leave no count without a class', () => {
  const classes = countClasses(13);
  expect(classes[0]?.from).toBe(5);
  const covered = classes.map((one) => [one.from, one.to]);
  for (const [index, one] of classes.slice(1).entries()) {
    expect(one.from).toBe((covered[index]?.[1] ?? 0) + 1);
  }
  expect(classes.at(-1)?.to).toBeNull();
});

test('two different counts need two classes, not five', () => {
  expect(countClasses(6).map(classWords)).toEqual(['5', '6 or more']);
});

test('nothing to show needs no classes', () => {
  expect(countClasses(4)).toEqual([]);
});

test('a larger count never has a lighter step', () => {
  const classes = countClasses(40);
  const steps = Array.from({ length: 36 }, (_, index) => stepOf(index + 5, classes));
  expect([...steps].sort((a, b) => a - b)).toEqual(steps);
});
