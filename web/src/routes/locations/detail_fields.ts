import type { FieldGroup } from '../../records/fields';

/** What a lead keeps of a location beside its stages, its referrals and its screenings. */
export const DETAIL_FIELDS: readonly FieldGroup[] = [
  {
    fields: [
      {
        key: 'title',
        label: 'Name of the place',
        kind: 'line',
        hint: 'A neutral name that people know.',
        names: 'allowed',
        wide: true,
      },
      { key: 'context_kind', label: 'Context', kind: 'code', list: 'context_kind' },
      {
        key: 'lead_id',
        label: 'Lead',
        kind: 'member',
        role: 'assessment_lead',
        hint: 'Who carries it forward',
        optional: true,
        none: 'No lead',
      },
      {
        key: 'summary',
        label: 'Summary',
        kind: 'text',
        hint: 'What helps and what harms in this place, and what is not known. No names of people.',
        optional: true,
        maxlength: 10_000,
      },
      { key: 'started_on', label: 'Work began', kind: 'date', optional: true },
      { key: 'review_on', label: 'Review due', kind: 'date', optional: true },
    ],
  },
];
