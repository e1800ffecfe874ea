import type {
  CodeAttribute,
  CodeFields,
  CodeList,
  EditableCode,
  ListRow,
} from '../../api/code_lists';
import { longDate } from '../../format/dates';
import { count, plural } from '../../format/numbers';
import type { FieldGroup, RecordField } from '../../records/fields';

/** A code as its form holds it: attributes stand beside the other fields, by their own names. */
export type CodeForm = Omit<EditableCode, 'attributes'> & Record<string, unknown>;

/** "12 entries, 1 retired". */
export function sizeWords({ current, retired }: Pick<ListRow, 'current' | 'retired'>): string {
  const entries = plural(current, 'entry', 'entries');
  return retired === 0 ? entries : `${entries}, ${retired} retired`;
}

export function keepingWords(keeping: ListRow['keeping']): string {
  return keeping === 'open'
    ? 'You can add entries, change their words and order, and retire them.'
    : 'Contextmap itself goes by every entry of this list. You can change the words and the order, but not add or retire entries.';
}

/** "Retired on 1 November 2026", "Retires on …" while that day is to come, or nothing. */
export function retiredWords(retiredOn: string | null, today: string): string {
  if (retiredOn === null) return '';
  return `${retiredOn <= today ? 'Retired on' : 'Retires on'} ${longDate(retiredOn)}`;
}

/** How often an entry is used; small numbers of incidents or of marks are not told here. */
export function usedWords(used: number | null): string {
  if (used === null) return 'Not counted';
  return used === 0 ? 'Not used' : count(used);
}

/** Lists whose title, purpose or screens hold every word. */
export function listsThat(match: string, rows: readonly ListRow[]): ListRow[] {
  const words = match.toLowerCase().split(/\s+/).filter(Boolean);
  return rows.filter((row) => {
    const text = `${row.title} ${row.purpose} ${row.screens.join(' ')}`.toLowerCase();
    return words.every((word) => text.includes(word));
  });
}

/** Rows under the group they stand in, in the order in which groups first appear. */
export function inGroups(rows: readonly ListRow[]): { group: string; rows: ListRow[] }[] {
  const groups = [...new Set(rows.map((row) => row.group))];
  return groups.map((group) => ({ group, rows: rows.filter((row) => row.group === group) }));
}

export function codeForm({ attributes, ...code }: EditableCode): CodeForm {
  return { ...attributes, ...code };
}

/** What is sent of a form: attributes go back into their own place. */
export function sentCode(
  change: Partial<CodeForm>,
  attributes: readonly CodeAttribute[],
): Partial<CodeFields> {
  const names = attributes.map(({ name }) => name);
  const entries = Object.entries(change);
  const beside = entries.filter(([key]) => names.includes(key));
  const own = Object.fromEntries(entries.filter(([key]) => !names.includes(key)));
  return beside.length === 0 ? own : { ...own, attributes: Object.fromEntries(beside) };
}

/** The fields of one code; a new one has no day of retirement yet. */
export function codeFields(list: CodeList, code: EditableCode | null): FieldGroup[] {
  const fields: RecordField[] = [
    { key: 'label', label: 'Label', kind: 'line', maxlength: 120, names: 'allowed', wide: true },
    {
      key: 'description',
      label: 'Description',
      kind: 'text',
      maxlength: 500,
      optional: true,
      names: 'allowed',
      hint: 'What it means, for somebody who chooses it.',
    },
  ];
  if (list.parents !== null) fields.push(parentField(list, code));
  fields.push(afterField(list, code));
  fields.push(...list.attributes.map(attributeField));
  if (code !== null && !code.relied) {
    fields.push({
      key: 'retired_on',
      label: 'Retired from',
      kind: 'date',
      optional: true,
      wide: true,
      hint: 'From this day on nobody can choose it. Records that hold it keep it. Leave it empty to keep it in use, or to bring it back.',
    });
  }
  return [{ fields }];
}

function parentField(list: CodeList, code: EditableCode | null): RecordField {
  const isOwn = list.parents === list.key;
  return {
    key: 'parent',
    label: 'Stands under',
    kind: 'code',
    list: list.parents ?? '',
    optional: list.stands_alone,
    none: list.stands_alone ? 'Nothing' : 'Choose one',
    only: (one) => !isOwn || (one.code !== code?.code && one.parent === null),
  };
}

function afterField(list: CodeList, code: EditableCode | null): RecordField {
  return {
    key: 'after',
    label: 'Place in the list',
    kind: 'choice',
    optional: true,
    none: code === null ? 'At the end' : 'First',
    options: list.items
      .filter((one) => one.code !== code?.code)
      .map((one) => ({ value: one.code, label: `After ${one.label}` })),
  };
}

function attributeField(one: CodeAttribute): RecordField {
  const shared = { key: one.name, label: one.label, optional: !one.required };
  const hint = one.hint === '' ? {} : { hint: one.hint };
  switch (one.kind) {
    case 'code':
      return { ...shared, ...hint, kind: 'code', list: one.list ?? '' };
    case 'number':
      return { ...shared, ...hint, kind: 'number', min: one.least, max: one.most };
    case 'flag':
      return { ...shared, ...hint, kind: 'yesno' };
    case 'address':
      return {
        ...shared,
        ...hint,
        kind: 'line',
        maxlength: 300,
        names: 'allowed',
        empty: 'null',
        wide: true,
      };
  }
}
