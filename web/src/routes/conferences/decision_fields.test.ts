import { describe, expect, it } from 'vitest';
import type { Conference } from '../../api/conferences';
import { fieldFaults } from '../../records/fields';
import { decisionFields, decisionOf, decisionSent, endingOf } from './decision_fields';

const conference = (changes: Partial<Conference>): Conference =>
  ({
    decision: null,
    decision_reason: '',
    dissent: '',
    dissent_agencies: [],
    next_review_on: null,
    usual_review_on: '2027-03-02',
    version: 3,
    updated_by: null,
    updated_at: '',
    ...changes,
  }) as unknown as Conference;

describe('a decision', () => {
  it('begins with the usual review date and keeps the one that was chosen', () => {
    expect(decisionOf(conference({})).next_review_on).toBe('2027-03-02');
    const kept = conference({ decision: 'plan_agreed', next_review_on: '2027-02-01' });
    expect(decisionOf(kept).next_review_on).toBe('2027-02-01');
  });

  it('is sent whole, though only part of it was changed', () => {
    const base = decisionOf(conference({ decision: 'plan_agreed', decision_reason: 'Enough' }));
    expect(decisionSent(base, { decision: 'plan_revised' })).toMatchObject({
      decision: 'plan_revised',
      reason: 'Enough',
    });
  });

  it('asks for no review where the work ends', () => {
    const code = { description: '', parent: null, retired_on: null };
    const ending = endingOf([
      { ...code, code: 'plan_agreed', label: 'Plan agreed', attributes: { agrees_goals: true } },
      { ...code, code: 'step_down', label: 'Step down', attributes: { ends_work: true } },
    ]);
    const fields = decisionFields(new Set(), ending).flatMap((group) => group.fields);
    const review = fields.find(({ key }) => key === 'next_review_on');
    expect(review?.when?.({ decision: 'step_down' })).toBe(false);
    expect(review?.when?.({ decision: 'plan_agreed' })).toBe(true);
  });

  it('needs to be told whose dissent it is', () => {
    const asked = (dissent: string, dissent_agencies: string[]) =>
      fieldFaults(
        decisionFields(new Set(['parks']), new Set()).flatMap((group) => group.fields),
        { decision: 'plan_agreed', decision_reason: 'Enough', dissent, dissent_agencies },
      ).map(({ why }) => why);
    expect(asked('Lamps first', [])).toEqual(['Say which agencies do not agree']);
    expect(asked('Lamps first', ['parks'])).toEqual([]);
    expect(asked(' ', [])).toEqual([]);
  });
});
