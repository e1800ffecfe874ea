import type { Method } from '../../api/methods';
import type { FieldGroup } from '../../records/fields';
import { methodField } from './method_fields';

export const GOAL_FIELDS: readonly FieldGroup[] = [
  {
    fields: [
      {
        key: 'statement',
        label: 'Goal',
        kind: 'line',
        wide: true,
        hint: 'Write what should be there, not what should stop. For example “Young people have a positive identity in this place”',
      },
      {
        key: 'domain',
        label: 'Domain',
        kind: 'code',
        list: 'assessment_domain',
        optional: true,
        none: 'Across domains',
      },
      { key: 'status', label: 'Status', kind: 'code', list: 'goal_status' },
    ],
  },
  {
    title: 'How change will be measured',
    hint: 'Measure what becomes different, not what was done. “More young people can name an adult here whom they trust” is change. “We made an information sheet” is effort. The easiest way is to use the same method again and compare.',
    fields: [
      {
        key: 'measure_kind',
        label: 'It measures',
        kind: 'code',
        list: 'measure_kind',
        radios: true,
        optional: true,
        wide: true,
      },
      {
        key: 'measure',
        label: 'What will be measured',
        kind: 'text',
        optional: true,
        hint: 'For example “How many young people can name an adult here whom they trust”',
      },
      {
        key: 'measure_method',
        label: 'By which method',
        kind: 'code',
        list: 'method',
        optional: true,
        none: 'Not decided',
      },
      { key: 'measure_on', label: 'Measured again by', kind: 'date', optional: true },
      {
        key: 'baseline',
        label: 'What is known at the start',
        kind: 'text',
        optional: true,
        hint: 'For example “9 of 31 young people named one, survey of October 2026”',
      },
    ],
  },
];

export function measurementFields(methods: readonly Method[]): FieldGroup[] {
  return [
    {
      fields: [
        { key: 'measured_on', label: 'Measured on', kind: 'date' },
        methodField(methods),
        {
          key: 'seen',
          label: 'What was seen',
          kind: 'text',
          hint: 'Say what was seen, not why. Other things may have changed too.',
        },
        {
          key: 'direction',
          label: 'It points',
          kind: 'code',
          list: 'goal_direction',
          radios: true,
          wide: true,
        },
        { key: 'value', label: 'Figure', kind: 'number', decimals: true, optional: true },
        {
          key: 'unit',
          label: 'Figure of what',
          kind: 'line',
          optional: true,
          hint: 'For example “of 31 young people”',
        },
      ],
    },
  ];
}

/** The ids with one moved a place up or down; the same order at either end. */
export function moved(ids: readonly string[], id: string, by: -1 | 1): string[] {
  const from = ids.indexOf(id);
  const to = from + by;
  if (from === -1 || to < 0 || to >= ids.length) return [...ids];
  const order = ids.filter((one) => one !== id);
  order.splice(to, 0, id);
  return order;
}
