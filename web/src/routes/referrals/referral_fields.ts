import type { FieldGroup } from '../../records/fields';

const LONG = 10_000;

/** What is asked of a referral, but for where it is. */
export const REFERRAL_FIELDS: readonly FieldGroup[] = [
  {
    title: 'Safety now',
    hint: 'If a child is at risk now, call 999 or refer the child first. This form is about the place.',
    fields: [
      {
        key: 'immediate_action',
        label: 'Immediate safety action',
        kind: 'text',
        hint: 'What was done at once, or has to be done today. By role or organisation, without names.',
        optional: true,
        maxlength: LONG,
      },
    ],
  },
  {
    title: 'What helps, and what harms',
    fields: [
      {
        key: 'known_strengths',
        label: 'What helps there',
        kind: 'text',
        hint: 'Adults who care, youth provision, safe places, things young people like about it.',
        optional: true,
        maxlength: LONG,
      },
      {
        key: 'harm_types',
        label: 'Types of harm',
        kind: 'codes',
        list: 'harm_type',
        only: (code) => !code.code.endsWith('_recorded'),
        missing: 'Choose at least one type of harm',
      },
      {
        key: 'frequency_band',
        label: 'How often',
        kind: 'code',
        list: 'frequency_band',
        optional: true,
      },
      {
        key: 'people_band',
        label: 'Number of young people affected',
        kind: 'code',
        list: 'people_band',
        optional: true,
      },
      {
        key: 'description',
        label: 'What happens there',
        kind: 'text',
        hint: 'What was seen or told, when, and what is not known. About the place, never about one person.',
        optional: true,
        maxlength: LONG,
      },
    ],
  },
  {
    title: 'Who refers',
    fields: [
      { key: 'referrer_agency', label: 'Agency that refers', kind: 'agency' },
      {
        key: 'source_panel',
        label: 'Where it came from',
        kind: 'code',
        list: 'source_panel',
        optional: true,
      },
      { key: 'referred_on', label: 'Day of the referral', kind: 'date', wide: true },
    ],
  },
];

/** Where a referral is, in words; and its context. Only asked when an old one is edited. */
export const PLACE_FIELDS: readonly FieldGroup[] = [
  {
    title: 'Where',
    fields: [
      { key: 'context_kind', label: 'Context', kind: 'code', list: 'context_kind' },
      {
        key: 'location_label',
        label: 'The place in words',
        kind: 'line',
        names: 'allowed',
        optional: true,
      },
    ],
  },
];
