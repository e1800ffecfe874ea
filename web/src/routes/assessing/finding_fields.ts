import type { Finding } from '../../api/evidence';
import type { Method } from '../../api/methods';
import type { Code } from '../../api/partnership';
import type { Fault } from '../../api/problem';
import { longDate } from '../../format/dates';
import type { FieldGroup, FormValues } from '../../records/fields';
import { methodField } from './method_fields';

export const LONGEST_FINDING = 10_000;

export function findingFields(methods: readonly Method[]): FieldGroup[] {
  return [
    {
      title: 'What was found',
      fields: [
        {
          key: 'standing',
          label: 'This is',
          kind: 'code',
          list: 'evidence_standing',
          radios: true,
          wide: true,
          missing: 'Say whether this is a strength, a need or not known',
        },
        {
          key: 'domain',
          label: 'Domain',
          kind: 'code',
          list: 'assessment_domain',
          radios: true,
          wide: true,
        },
        {
          key: 'prompt',
          label: 'Prompt',
          kind: 'code',
          list: 'assessment_prompt',
          only: (code, values) => code.parent === null || code.parent === values['domain'],
          optional: true,
          none: 'No prompt',
        },
        {
          key: 'body',
          label: 'Finding',
          kind: 'text',
          maxlength: LONGEST_FINDING,
          hint: 'Say what is so about the place. Write roles and organisations, not names of people.',
        },
      ],
    },
    {
      title: 'Where it comes from',
      fields: [
        {
          key: 'evidence_strength',
          label: 'How sure is it',
          kind: 'code',
          list: 'evidence_strength',
          radios: true,
          wide: true,
        },
        {
          key: 'voice',
          label: 'Whose voice is it',
          kind: 'code',
          list: 'voice',
          optional: true,
          none: 'Nobody’s: records or figures',
        },
        {
          key: 'source',
          label: 'Source',
          kind: 'line',
          optional: true,
          hint: 'For example “Walk with the residents’ association”',
        },
        methodField(methods),
        { key: 'found_on', label: 'Found on', kind: 'date' },
      ],
    },
  ];
}

/** A prompt that stayed behind when the domain was changed. */
export function promptFaults(values: FormValues, prompts: readonly Code[]): Fault[] {
  const chosen = prompts.find(({ code }) => code === values['prompt']);
  const fits = !chosen || chosen.parent === null || chosen.parent === values['domain'];
  if (fits) return [];
  const why = `“${chosen.label}” is a prompt of another domain. Choose one of this domain, or none`;
  return [{ at: 'prompt', why }];
}

/** Where a finding comes from, in a line. */
export function findingLine(finding: Finding): string {
  return [
    finding.evidence_strength_label,
    finding.voice_label === null ? '' : `voice: ${finding.voice_label.toLowerCase()}`,
    finding.source,
    finding.method_label ?? '',
    finding.near === null ? '' : `near ${finding.near}`,
    longDate(finding.found_on),
  ]
    .filter((part) => part !== '')
    .join(' · ');
}

const LONG = 600;

/** The beginning of a long finding, cut between words; null where all of it is short enough to show. */
export function opening(body: string): string | null {
  if (body.length <= LONG) return null;
  const cut = body.slice(0, LONG);
  const end = cut.lastIndexOf(' ');
  return `${cut.slice(0, end > LONG / 2 ? end : LONG)}…`;
}
