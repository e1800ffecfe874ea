/** One field that two people have changed since the version both began with. */
export interface FieldConflict {
  key: string;
  label: string;
  theirs: unknown;
  mine: unknown;
}

export type Choice = 'theirs' | 'mine';

export interface FieldName {
  key: string;
  label: string;
}

/**
 * The fields where both sides changed the same thing differently. What only one side changed needs no
 * question: it is taken over by `merged`.
 */
export function conflicts(
  base: Record<string, unknown>,
  theirs: Record<string, unknown>,
  mine: Record<string, unknown>,
  fields: readonly FieldName[],
): FieldConflict[] {
  return fields.flatMap(({ key, label }) => {
    const both = !same(base[key], theirs[key]) && !same(base[key], mine[key]);
    if (!both || same(theirs[key], mine[key])) return [];
    return [{ key, label, theirs: theirs[key], mine: mine[key] }];
  });
}

/** Fields that only the other person changed: shown, because they will stand. */
export function onlyTheirs(
  base: Record<string, unknown>,
  theirs: Record<string, unknown>,
  mine: Record<string, unknown>,
  fields: readonly FieldName[],
): FieldName[] {
  return fields.filter(({ key }) => !same(base[key], theirs[key]) && same(base[key], mine[key]));
}

/** What to save on top of their version: my changes, save where I chose theirs. */
export function merged(
  base: Record<string, unknown>,
  theirs: Record<string, unknown>,
  mine: Record<string, unknown>,
  fields: readonly FieldName[],
  choices: Readonly<Record<string, Choice>>,
): Record<string, unknown> {
  const change: Record<string, unknown> = {};
  for (const { key } of fields) {
    if (same(base[key], mine[key])) continue;
    if (choices[key] === 'theirs') continue;
    if (!same(theirs[key], mine[key])) change[key] = mine[key];
  }
  return change;
}

/** The fields of a form that differ from what it began with: all that has to be sent. */
export function changedFields(
  base: Record<string, unknown>,
  mine: Record<string, unknown>,
  fields: readonly FieldName[],
): Record<string, unknown> {
  return merged(base, base, mine, fields, {});
}

/** Nothing said is nothing said, whether as '', null or undefined; 0 and false are values. */
function same(a: unknown, b: unknown): boolean {
  return plain(a) === plain(b);
}

function plain(value: unknown): string {
  return value === undefined || value === '' ? 'null' : JSON.stringify(value);
}
