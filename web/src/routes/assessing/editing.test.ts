import { expect, test } from 'vitest';
import { here, navigate } from '../../router/location.svelte';
import { closeForm, openForm, readEditing } from './editing';

test('the address says which record is edited', () => {
  expect(readEditing('goal/g1')).toEqual({ kind: 'goal', id: 'g1', of: '' });
});

test('a new record may belong to another one', () => {
  expect(readEditing('measurement/new/g1')).toEqual({ kind: 'measurement', id: 'new', of: 'g1' });
});

test('half an address is none', () => {
  expect([readEditing(null), readEditing(''), readEditing('goal'), readEditing('/g1')]).toEqual([
    null,
    null,
    null,
    null,
  ]);
});

test('a closed form leaves nothing of itself in the address', async () => {
  navigate('/demo/locations/l1?tab=evidence');
  openForm('finding/new', { domain: 'guardianship', prompt: 'g_trust' });
  expect(here.query.get('prompt')).toBe('g_trust');
  await closeForm('add-finding');
  expect(here.search).toBe('?tab=evidence');
});
