import { expect, test } from 'vitest';
import { newId } from './new_id';

test('an id is a UUID of version 4', () => {
  expect(newId()).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
});

test('two ids differ', () => {
  expect(newId()).not.toBe(newId());
});
