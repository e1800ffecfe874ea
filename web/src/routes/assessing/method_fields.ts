import type { Location } from '../../api/locations';
import type { Method, Methods } from '../../api/methods';
import { longDate } from '../../format/dates';
import type { FieldGroup, Option, RecordField } from '../../records/fields';
import { dueTag, type TagWords } from '../../ui/tags';
import { observeAddress } from '../observations/observed_view';

export const METHOD_FIELDS: readonly FieldGroup[] = [
  {
    fields: [
      { key: 'method', label: 'Method', kind: 'code', list: 'method' },
      {
        key: 'detail',
        label: 'What exactly',
        kind: 'line',
        optional: true,
        hint: 'For example “After dark, with two young people”',
      },
      {
        key: 'owner_agency',
        label: 'Agency that does it',
        kind: 'agency',
        optional: true,
        none: 'Not decided',
      },
      {
        key: 'owner_id',
        label: 'Who sees to it',
        kind: 'member',
        optional: true,
        none: 'Not decided',
      },
      { key: 'due_on', label: 'Due by', kind: 'date', optional: true },
      {
        key: 'done_on',
        label: 'Done on',
        kind: 'date',
        optional: true,
        hint: 'Leave it empty until the method is done',
      },
      { key: 'note', label: 'Note', kind: 'text', optional: true },
    ],
  },
];

/** What is asked when a method is planned once more. */
export const AGAIN_FIELDS: readonly FieldGroup[] = [
  {
    fields: [
      { key: 'due_on', label: 'Due by', kind: 'date', optional: true },
      {
        key: 'owner_agency',
        label: 'Agency that does it',
        kind: 'agency',
        optional: true,
        none: 'Not decided',
      },
    ],
  },
];

/** The tag of a method: done, late, due soon, or planned. */
export function methodTag(method: Method, today: string): TagWords {
  if (method.state === 'done') return { words: 'Done', colour: 'green' };
  if (method.state === 'undated') return { words: 'No date yet', colour: 'grey' };
  return dueTag(method.due_on, today) ?? { words: 'Planned', colour: 'grey' };
}

/** Who does it by when, in a line. */
export function methodLine(method: Method): string {
  const who = [method.owner_agency_label, method.owner].filter((one) => one !== null).join(', ');
  const when =
    method.done_on !== null
      ? `done on ${longDate(method.done_on)}`
      : method.due_on !== null
        ? `due by ${longDate(method.due_on)}`
        : 'no date yet';
  const found =
    method.findings === 0
      ? ''
      : `, ${method.findings} ${method.findings === 1 ? 'finding' : 'findings'}`;
  return `${who === '' ? 'No owner yet' : who}; ${when}${found}`;
}

/** What came of a method that is not marked as done: then it may be. Empty where nothing did. */
export function cameWords(method: Method): string {
  if (method.done_on !== null || method.records === 0) return '';
  const came = method.records === 1 ? '1 record came' : `${method.records} records came`;
  const last = method.last_on === null ? '' : `, the last of ${longDate(method.last_on)}`;
  return `${came} of it${last}. Mark it as done if that was all.`;
}

/** The day on which a method was done, as its records say; today where there are none. */
export const doneDay = (method: Method, today: string): string =>
  method.last_on !== null && method.last_on <= today ? method.last_on : today;

/** Where the record that a method asks for is made, with what it needs to know; as its list says. */
export function recordLink(
  method: Method,
  location: Pick<Location, 'id' | 'centre'>,
  slug: string,
): { href: string; words: string; right: string } {
  const page = (query: Record<string, string>): string =>
    `/${slug}/locations/${location.id}?${new URLSearchParams(query).toString()}`;
  switch (method.recorded_as) {
    case 'observation': {
      const { id, centre } = location;
      const for_ = { location: id, method: method.id, round: method.round, around: centre };
      return {
        href: observeAddress(slug, for_),
        words: 'Observe the place',
        right: 'observations.write',
      };
    }
    case 'safety_session':
      return {
        href: page({ tab: 'safety-map', do: 'new', method: method.id }),
        words: 'Record the session',
        right: 'safety-maps.write',
      };
    case 'survey':
      return {
        href: page({ tab: 'evidence', edit: 'survey/new', method: method.id }),
        words: 'Enter the survey',
        right: 'assessments.write',
      };
    default:
      return {
        href: page({ tab: 'evidence', edit: 'finding/new', method: method.id }),
        words: 'Add what was found',
        right: 'assessments.write',
      };
  }
}

/** The methods of each round, the first round first. */
export function byRound(methods: Methods): { round: number; items: Method[] }[] {
  const rounds = [...new Set(methods.items.map((one) => one.round))];
  return rounds.map((round) => ({
    round,
    items: methods.items.filter((one) => one.round === round),
  }));
}

/** The planned methods, for a field that says which one a record came from. */
export function methodOptions(methods: readonly Method[]): Option[] {
  return methods.map((one) => ({
    value: one.id,
    label: [one.method_label, one.detail, one.round > 1 ? `round ${one.round}` : '']
      .filter((part) => part !== '')
      .join(', '),
  }));
}

/** Which planned method a record came from. */
export const methodField = (methods: readonly Method[]): RecordField => ({
  key: 'method_id',
  label: 'Method it came from',
  kind: 'choice',
  options: methodOptions(methods),
  optional: true,
  none: 'None of those planned',
});
