import { expect, test } from 'vitest';
import { emphasised } from './emphasis';

test('hours, counts and doubt are marked', () => {
  const lead =
    'Youth provision is open 67.5 hours a week. 85 incidents were recorded, 46 fewer than before. The difference could be chance.';
  expect(emphasised(lead)).toBe(
    'Youth provision is open **67.5 hours a week**. **85 incidents** were recorded, 46 fewer than before. **The difference could be chance.**',
  );
});

test('a sentence without figures is left alone', () => {
  expect(emphasised('No youth provision is recorded here.')).toBe(
    'No youth provision is recorded here.',
  );
});

test('a sentence that is marked already is not marked twice', () => {
  expect(emphasised('**28 hours a week**')).toBe('**28 hours a week**');
});
