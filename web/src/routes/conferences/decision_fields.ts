import type { Conference, DecisionFields } from '../../api/conferences';
import type { Code } from '../../api/partnership';
import type { FieldGroup, FormValues } from '../../records/fields';

/** The decision as its form holds it. */
export interface DecisionForm {
  decision: string | null;
  decision_reason: string;
  dissent: string;
  dissent_agencies: string[];
  next_review_on: string | null;
  version: number;
  updated_by: string | null;
  updated_at: string;
}

/** Decisions after which nothing is reviewed any more, as their list says. */
export const endingOf = (codes: readonly Code[]): ReadonlySet<string> =>
  new Set(codes.filter((one) => one.attributes['ends_work'] === true).map(({ code }) => code));

export const decisionOf = (one: Conference): DecisionForm => ({
  decision: one.decision,
  decision_reason: one.decision_reason,
  dissent: one.dissent,
  dissent_agencies: one.dissent_agencies.map(({ code }) => code),
  next_review_on: one.decision === null ? one.usual_review_on : one.next_review_on,
  version: one.version,
  updated_by: one.updated_by,
  updated_at: one.updated_at,
});

/** The whole decision as the service takes it: what was changed, over what stood there. */
export function decisionSent(base: DecisionForm, change: Partial<DecisionForm>): DecisionFields {
  const whole = { ...base, ...change };
  return {
    decision: whole.decision ?? '',
    reason: whole.decision_reason,
    dissent: whole.dissent,
    dissent_agencies: whole.dissent_agencies,
    next_review_on: whole.next_review_on,
  };
}

/** `invited`: only agencies that were asked can be said not to agree. `ending`: see `endingOf`. */
export function decisionFields(
  invited: ReadonlySet<string>,
  ending: ReadonlySet<string>,
): FieldGroup[] {
  return [
    {
      fields: [
        {
          key: 'decision',
          label: 'Decision',
          kind: 'code',
          list: 'conference_decision',
          radios: true,
          wide: true,
        },
        { key: 'decision_reason', label: 'Reason for the decision', kind: 'text' },
        {
          key: 'dissent',
          label: 'Who does not agree, and why',
          kind: 'text',
          optional: true,
          hint: 'In the words of the agency, not the name of a person',
        },
        {
          key: 'dissent_agencies',
          label: 'Agencies that do not agree',
          kind: 'codes',
          list: 'agency',
          only: (code) => invited.has(code.code),
          missing: 'Say which agencies do not agree',
          when: (values: FormValues) => String(values['dissent'] ?? '').trim() !== '',
        },
        {
          key: 'next_review_on',
          label: 'Next review',
          kind: 'date',
          optional: true,
          when: (values: FormValues) => !ending.has(String(values['decision'] ?? '')),
        },
      ],
    },
  ];
}
