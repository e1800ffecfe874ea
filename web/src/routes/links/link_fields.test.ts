import { expect, test } from 'vitest';
import { countWords, linkFaults } from './link_fields';

test('references are counted by kind', () => {
  const by_kind = [
    { link_kind: 'peer_assessment', label: 'Peer group assessment', count: 2 },
    { link_kind: 'case', label: 'Case open to a service', count: 1 },
  ];
  expect(countWords({ items: [], count: 3, by_kind })).toBe(
    '3 references: Peer group assessment 2, Case open to a service 1.',
  );
});

test('a reference with a space says what to leave out', () => {
  expect(linkFaults({ reference: 'Kayleigh Brown' })[0]?.at).toBe('reference');
});

test('spaces around a reference are no fault', () => {
  expect(linkFaults({ reference: ' PG-1042 ' })).toEqual([]);
});
