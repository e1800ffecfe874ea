import { expect, test } from 'vitest';
import type { Weighting } from '../../api/weightings';
import { recordOf, sentWeighting, sumFaults, sumOf, sumWords } from './weighting_fields';

const weighting: Weighting = {
  id: 'w1',
  weighed_on: '2026-11-02',
  weights: { peers: 40, school: 60 },
  contexts: [
    { code: 'peers', label: 'Peers', percent: 40 },
    { code: 'school', label: 'School', percent: 60 },
    { code: 'online', label: 'Online', percent: 0 },
  ],
  first_context: 'school',
  first_context_label: 'School',
  reason: 'Most of it starts there.',
  agencies: [],
  agency_labels: [],
  reading: '',
  version: 3,
  updated_at: '2026-11-02T10:00:00Z',
  updated_by: null,
};

test('the form has one field a context, those without weight too', () => {
  expect(recordOf(weighting)).toMatchObject({
    weight_peers: 40,
    weight_school: 60,
    weight_online: 0,
  });
});

test('one changed weight is sent with the others that stand', () => {
  expect(sentWeighting({ weight_peers: 30, weight_online: 10 }, weighting.weights)).toEqual({
    weights: { peers: 30, school: 60, online: 10 },
  });
});

test('weights that were not changed are not sent', () => {
  expect(sentWeighting({ reason: 'Said again' }, weighting.weights)).toEqual({
    reason: 'Said again',
  });
});

test('an emptied weight is nothing', () => {
  expect(sentWeighting({ weight_peers: null }, { peers: 40 })).toEqual({ weights: { peers: 0 } });
});

test('only weights are added up, and words count as nothing', () => {
  expect(sumOf({ weight_peers: '40', weight_school: ' 50 ', weight_home: 'x', reason: '9' })).toBe(
    90,
  );
});

test('the sum says how far it is from the whole', () => {
  expect([sumWords(90), sumWords(100), sumWords(110)]).toEqual([
    '90% in all. Add 10 more',
    '100% in all',
    '110% in all. Take 10 away',
  ]);
});

test('only weights of 100 in all can be saved', () => {
  expect(sumFaults({ weight_peers: '100' })).toEqual([]);
  expect(sumFaults({ weight_peers: '90' })[0]?.at).toBe('weight_peers');
});
