import type { Fault } from '../../api/problem';
import type { ReferenceLinks } from '../../api/links';
import { plural } from '../../format/numbers';
import type { FieldGroup, FormValues } from '../../records/fields';

export const LINK_FIELDS: readonly FieldGroup[] = [
  {
    hint: 'A reference says where a record lies. Nothing is ever fetched from there.',
    fields: [
      { key: 'link_kind', label: 'What it is', kind: 'code', list: 'link_kind' },
      { key: 'system', label: 'System', kind: 'code', list: 'link_system' },
      {
        key: 'reference',
        label: 'Reference',
        kind: 'line',
        maxlength: 40,
        names: 'allowed',
        hint: 'The number or code of the record, such as PG-1042. Never a name.',
      },
      { key: 'owner_agency', label: 'Agency that keeps it', kind: 'agency' },
      {
        key: 'note',
        label: 'Note',
        kind: 'text',
        optional: true,
        hint: 'Why it matters to this place. Roles and organisations, never the name of a person.',
      },
    ],
  },
];

/** Told before the service is asked: what is no single token cannot be a reference. */
export function linkFaults(values: FormValues): Fault[] {
  const reference = values['reference'];
  const hasSpace = typeof reference === 'string' && /\s/.test(reference.trim());
  return hasSpace
    ? [
        {
          at: 'reference',
          why: 'Leave out the spaces: give only the number or code, so that no name is kept here',
        },
      ]
    : [];
}

/** "3 references: Peer group assessment 2, Case open to a service 1." */
export function countWords({ count, by_kind }: ReferenceLinks): string {
  const kinds = by_kind.map((one) => `${one.label} ${one.count}`).join(', ');
  return `${plural(count, 'reference')}: ${kinds}.`;
}
