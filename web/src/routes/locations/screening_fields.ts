import type { FieldGroup } from '../../records/fields';

/** What a screening asks: collectively, how often and how many, against the three levels. */
export const SCREENING_FIELDS: readonly FieldGroup[] = [
  {
    hint: 'Single incidents may meet no threshold for any one child. Look at them together: how often, and how many young people.',
    fields: [
      {
        key: 'threshold_level',
        label: 'Threshold level',
        kind: 'code',
        list: 'threshold_level',
        radios: true,
        wide: true,
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
        key: 'reason',
        label: 'Reason',
        kind: 'text',
        hint: 'Why this level, with what was known and what was not.',
      },
      {
        key: 'outcome',
        label: 'Outcome',
        kind: 'code',
        list: 'screening_outcome',
        radios: true,
        wide: true,
      },
      { key: 'screened_on', label: 'Day of the screening', kind: 'date', wide: true },
    ],
  },
];
