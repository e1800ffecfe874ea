import { expect, test } from 'vitest';
import type { Change } from '../../api/changes';
import { changeFields } from './change_fields';

const keys = (change: Partial<Change>): string[] =>
  changeFields(change as Change).flatMap((group) => group.fields.map((field) => field.key));
const field = (change: Partial<Change>, key: string) =>
  changeFields(change as Change)
    .flatMap((group) => group.fields)
    .find((one) => one.key === key);

test('the stage of a change is not edited: it is moved', () => {
  expect(keys({ status: 'in_place' })).not.toContain('status');
});

test('only what can be moved is asked when it must move', () => {
  expect(keys({ redeployable: true })).toContain('move_on');
  expect(keys({ redeployable: false })).not.toContain('move_on');
});

test('a refusal keeps its reason', () => {
  expect(field({ status: 'refused' }, 'decision_reason')?.optional).toBe(false);
  expect(field({ status: 'approved' }, 'decision_reason')?.optional).toBe(true);
});

test('an order says how long the law lets it last', () => {
  expect(field({ longest: '2 days' }, 'expires_on')?.hint).toContain('At most 2 days');
});

test('an order came into force', () => {
  expect(field({ is_order: true }, 'completed_on')?.label).toBe('Came into force');
});

test('what nobody planned was not finished: it happened', () => {
  expect(field({ unplanned: true }, 'completed_on')?.label).toBe('Happened');
});
