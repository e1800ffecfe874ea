import type { FieldGroup, Option } from '../../records/fields';
import type { TagWords } from '../../ui/tags';
import { dueTag } from '../../ui/tags';

/** The fields of an action. `goals` are those of its location, `people` the members of all agencies. */
export function actionFields(goals: readonly Option[]): FieldGroup[] {
  return [
    {
      fields: [
        {
          key: 'title',
          label: 'What will be done',
          kind: 'line',
          wide: true,
          hint: 'For example “Mend the lamps on the canal path”',
        },
        {
          key: 'task',
          label: 'The task for its owner',
          kind: 'text',
          optional: true,
          hint: 'Its owner reads this and nothing else. Nothing about children or families belongs here.',
        },
        { key: 'owner_agency', label: 'Owner', kind: 'agency' },
        {
          key: 'owner_id',
          label: 'Person of the owner',
          kind: 'member',
          optional: true,
          none: 'The agency decides',
        },
        { key: 'due_on', label: 'Due', kind: 'date', optional: true },
        {
          key: 'mechanism',
          label: 'How it works',
          kind: 'code',
          list: 'mechanism',
          optional: true,
          none: 'Not said',
          hint: 'Does it change the place, or control people in it?',
        },
        {
          key: 'goal_id',
          label: 'Goal it serves',
          kind: 'choice',
          options: goals,
          optional: true,
          none: 'No goal',
          wide: true,
        },
        {
          key: 'measure',
          label: 'How you will know it is done',
          kind: 'text',
          optional: true,
        },
        {
          key: 'location_label',
          label: 'Place in words',
          kind: 'line',
          optional: true,
          names: 'allowed',
          hint: 'For example “Lock Street, by the bus stop”',
          wide: true,
        },
      ],
    },
  ];
}

interface Dated {
  finished: boolean;
  due_on: string | null;
  status: string;
  status_label: string;
}

/** What an open action needs said of its day: late, soon, or nothing. */
export const dueOf = (one: Dated, today: string): TagWords | null =>
  one.finished ? null : dueTag(one.due_on, today);

/** Status is grey, and green once it is done. */
export const statusTag = (one: Dated): TagWords => ({
  words: one.status_label,
  colour: one.status === 'done' ? 'green' : 'grey',
});
