import { expect, test } from 'vitest';
import type { Finding } from '../../api/evidence';
import type { Code } from '../../api/partnership';
import { findingLine, opening, promptFaults } from './finding_fields';

const PROMPTS: Code[] = [
  { code: 'g_trust', label: 'Trust', description: '', parent: 'guardianship', attributes: {} },
  { code: 'own', label: 'Our own prompt', description: '', parent: null, attributes: {} },
].map((one) => ({ ...one, retired_on: null }));

test('a prompt of another domain is told before the service is asked', () => {
  const faults = promptFaults({ domain: 'young_people', prompt: 'g_trust' }, PROMPTS);
  expect(faults[0]?.at).toBe('prompt');
});

test('a prompt of the domain, of no domain, or none has no fault', () => {
  for (const prompt of ['g_trust', 'own', '']) {
    expect(promptFaults({ domain: 'guardianship', prompt }, PROMPTS)).toEqual([]);
  }
});

const finding: Finding = {
  id: 'f1',
  domain: 'guardianship',
  domain_label: 'Availability of guardianship',
  prompt: null,
  prompt_label: null,
  standing: 'strength',
  standing_label: 'Strength',
  body: 'The barbers know the young people.',
  evidence_strength: 'single_source',
  evidence_strength_label: 'One source',
  source: '',
  voice: 'young_people',
  voice_label: 'Young people',
  found_on: '2026-11-02',
  method_id: null,
  method_label: null,
  geometry: null,
  near: 'Lock Street',
  photos: [],
  version: 1,
  updated_at: '2026-11-02T10:00:00Z',
  updated_by: null,
};

test('a finding tells where it comes from without gaps for what is not known', () => {
  expect(findingLine(finding)).toBe(
    'One source · voice: young people · near Lock Street · 2 November 2026',
  );
});

test('a short finding is shown whole, a long one is cut between words', () => {
  expect(opening('Short')).toBeNull();
  const start = opening('word '.repeat(300)) ?? '';
  expect(start.length).toBeLessThanOrEqual(601);
  expect(start.endsWith('word…')).toBe(true);
});

test('a long text without blanks is cut all the same', () => {
  expect(opening('x'.repeat(10_000))?.length).toBe(601);
});
