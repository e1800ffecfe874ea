import type { Change } from '../../api/changes';
import type { FieldGroup, RecordField } from '../../records/fields';

const PRECISIONS = [
  { value: 'day', label: 'To the day' },
  { value: 'month', label: 'To the month only' },
];

const date = (key: string, label: string, more: Partial<RecordField> = {}): RecordField => ({
  key,
  label,
  kind: 'date',
  optional: true,
  ...more,
});

function doneWords({ unplanned, is_order }: Change): string {
  if (is_order) return 'Came into force';
  return unplanned ? 'Happened' : 'Finished';
}

/** What can be corrected of an entry of the ledger. Its stage is not: that is a step of its own. */
export function changeFields(change: Change): FieldGroup[] {
  const lasting = change.longest
    ? `At most ${change.longest} from the day it began. Empty means the longest.`
    : '';
  return [
    {
      fields: [
        {
          key: 'title',
          label: 'Title',
          kind: 'line',
          wide: true,
          missing: 'Give the change a title',
        },
        {
          key: 'intervention_type',
          label: 'Type',
          kind: 'code',
          list: 'intervention_type',
          groups: 'intervention_family',
        },
        { key: 'agency', label: 'Agency', kind: 'agency' },
        {
          key: 'location_label',
          label: 'Where, in words',
          kind: 'line',
          optional: true,
          names: 'allowed',
        },
        {
          key: 'asset_ref',
          label: 'Asset reference',
          kind: 'line',
          optional: true,
          empty: 'null',
          names: 'allowed',
          hint: 'Your own number of the lamp or camera',
        },
        {
          key: 'description',
          label: 'What was done',
          kind: 'text',
          hint: 'No names of people.',
          optional: true,
        },
        {
          key: 'mechanism',
          label: 'What it works on',
          kind: 'code',
          list: 'mechanism',
          optional: true,
        },
        {
          key: 'decision_reason',
          label: 'Reason for the decision',
          kind: 'text',
          optional: change.status !== 'refused',
          empty: 'null',
          missing: 'Say why it was refused',
        },
      ],
    },
    {
      title: 'Dates',
      fields: [
        {
          key: 'date_precision',
          label: 'How precise the dates are',
          kind: 'choice',
          options: PRECISIONS,
          radios: true,
          wide: true,
        },
        date('requested_on', 'Requested'),
        date('decided_on', 'Approved or refused'),
        date('started_on', 'Work started'),
        date('completed_on', doneWords(change)),
        date('ended_on', 'Ended or removed'),
        date('expires_on', 'Runs out', lasting ? { hint: lasting } : {}),
        ...(change.redeployable ? [date('move_on', 'Must move')] : []),
      ],
    },
  ];
}
