import { expect, test } from 'vitest';
import { openStepOf, openSteps, openStepWords } from './open_steps';

test('steps follow one another without a gap, up to the most that are open', () => {
  for (const most of [1, 2, 3, 4, 7, 12, 39]) {
    const steps = openSteps(most);
    expect(steps[0]?.from).toBe(1);
    expect(steps.at(-1)?.to).toBe(most);
    steps.slice(1).forEach((step, index) => expect(step.from).toBe((steps[index]?.to ?? 0) + 1));
    for (let places = 1; places <= most; places += 1) {
      expect(openStepOf(places, steps)).not.toBeNull();
    }
  }
});

test('nothing open is no step', () => {
  expect(openSteps(0)).toEqual([]);
  expect(openStepOf(0, openSteps(5))).toBeNull();
});

test('steps are told in words', () => {
  expect(openSteps(6).map(openStepWords)).toEqual([
    '1 to 2 places',
    '3 to 4 places',
    '5 to 6 places',
  ]);
  expect(openSteps(2).map(openStepWords)).toEqual(['1 place', '2 places']);
});
