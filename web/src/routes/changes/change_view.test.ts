import { expect, test } from 'vitest';
import { filterOf, readChangeView, writeChangeView } from './change_view';

test('what the address does not say is not asked for', () => {
  expect(filterOf(readChangeView(new URLSearchParams('status=in_place')))).toEqual({
    status: 'in_place',
  });
});

test('a date that is none is not asked for', () => {
  expect(readChangeView(new URLSearchParams('from=yesterday')).from).toBe('');
});

test('another family forgets the type of the old one', () => {
  expect(writeChangeView({ family: 'provision' })).toEqual({ family: 'provision', type: null });
});

test('another status leaves the type alone', () => {
  expect(writeChangeView({ status: 'ended' })).toEqual({ status: 'ended' });
});
