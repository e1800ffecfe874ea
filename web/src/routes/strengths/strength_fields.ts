import type { FieldGroup, RecordField } from '../../records/fields';

const line = (key: string, label: string, more: Partial<RecordField> = {}): RecordField => ({
  key,
  label,
  kind: 'line',
  optional: true,
  empty: 'null',
  ...more,
});

/** Addresses and names of places may look like names of people. */
const PLACE = { names: 'allowed' } as const;

/** What is said of a guardianship site. Its stage is a step of its own once it is on record. */
export function siteFields(isNew: boolean): FieldGroup[] {
  const stage: RecordField[] = [
    { key: 'status', label: 'Stage', kind: 'code', list: 'guardian_status' },
    {
      key: 'trained_on',
      label: 'Trained on',
      kind: 'date',
      missing: 'Say when they were trained',
      when: ({ status }) => status === 'trained' || status === 'active',
    },
  ];
  return [
    {
      fields: [
        {
          key: 'name',
          label: 'Name of the place',
          kind: 'line',
          hint: 'The place, never a person',
          wide: true,
          ...PLACE,
        },
        { key: 'site_type', label: 'Kind', kind: 'code', list: 'guardian_site_type' },
        line('organisation', 'Organisation that runs it', PLACE),
        ...(isNew ? stage : []),
        {
          key: 'training_expires_on',
          label: 'Training holds until',
          kind: 'date',
          optional: true,
          hint: 'It lapses on the day after',
        },
        {
          key: 'safe_haven',
          label: 'Young people may wait inside',
          kind: 'yesno',
          optional: true,
          hint: 'A safe haven',
        },
        {
          key: 'referral_route',
          label: 'Staff know how to pass on a concern',
          kind: 'yesno',
          optional: true,
        },
        line('address', 'Address', PLACE),
        line('postcode', 'Postcode', PLACE),
      ],
    },
  ];
}

const AGES = { min: 0, max: 25 } as const;

export const PROVISION_FIELDS: FieldGroup[] = [
  {
    fields: [
      { key: 'name', label: 'Name', kind: 'line', wide: true, ...PLACE },
      { key: 'provision_type', label: 'Kind', kind: 'code', list: 'provision_type' },
      {
        key: 'status',
        label: 'Is it running?',
        kind: 'choice',
        options: [
          { value: 'open', label: 'Running' },
          { value: 'planned', label: 'Planned' },
        ],
        when: ({ status }) => status !== 'closed',
      },
      line('organisation', 'Organisation that runs it', PLACE),
      { key: 'opened_on', label: 'Opened, or opens', kind: 'date', optional: true },
      { key: 'description', label: 'What it offers', kind: 'text', optional: true, empty: 'null' },
    ],
  },
  {
    title: 'For whom',
    fields: [
      { key: 'min_age', label: 'Youngest age', kind: 'number', optional: true, ...AGES },
      { key: 'max_age', label: 'Oldest age', kind: 'number', optional: true, ...AGES },
      { key: 'free', label: 'Free of charge', kind: 'yesno', optional: true },
      line('cost_text', 'Cost', { hint: 'For example £1 a session' }),
      {
        key: 'capacity',
        label: 'Places a session',
        kind: 'number',
        optional: true,
        min: 1,
        max: 10000,
      },
      line('accessibility', 'Access', { kind: 'text' }),
    ],
  },
  {
    title: 'Where and how to reach it',
    fields: [
      line('address', 'Address', PLACE),
      line('postcode', 'Postcode', PLACE),
      line('url', 'Web page', { hint: 'Begins with https://', ...PLACE }),
      {
        key: 'assured_on',
        label: 'Hours were checked on',
        kind: 'date',
        optional: true,
      },
    ],
  },
];

export const CLOSURE_FIELDS: FieldGroup[] = [
  {
    fields: [
      {
        key: 'closed_from',
        label: 'First day closed',
        kind: 'date',
        missing: 'Say the first day on which it is closed',
      },
      {
        key: 'closed_to',
        label: 'Last day closed',
        kind: 'date',
        optional: true,
        hint: 'Leave it empty if it closes for good',
      },
      { key: 'reason', label: 'Why', kind: 'text', optional: true, hint: 'No names of people.' },
    ],
  },
];

export const TRAINING_FIELDS: FieldGroup[] = [
  {
    fields: [
      { key: 'course', label: 'Course', kind: 'code', list: 'guardian_course' },
      { key: 'held_on', label: 'Held on', kind: 'date', missing: 'Say the day it was held' },
      { key: 'agency', label: 'Agency that held it', kind: 'agency' },
      {
        key: 'people',
        label: 'How many came',
        kind: 'number',
        optional: true,
        min: 0,
        max: 5000,
        hint: 'A number, no names',
      },
      {
        key: 'valid_until',
        label: 'Training holds until',
        kind: 'date',
        optional: true,
        hint: 'The sites that came lapse on the day after',
      },
      { key: 'location_label', label: 'Where', kind: 'line', optional: true, ...PLACE },
      { key: 'title', label: 'Title', kind: 'line', optional: true, wide: true },
      { key: 'note', label: 'Note', kind: 'text', optional: true, hint: 'No names of people.' },
    ],
  },
];
