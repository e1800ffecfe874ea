import type { Inspection } from '../../api/imports';
import type { Fault } from '../../api/problem';
import { fieldWords } from './field_words';

/** Which column stands for each field; '' for none. */
export type Mapping = Record<string, string>;

/** What the service guessed, to begin with. */
export function guessed(inspection: Inspection): Mapping {
  return Object.fromEntries(inspection.fields.map(({ name, guess }) => [name, guess ?? '']));
}

/** Required fields without a column, and columns that were given to two fields. */
export function mappingFaults(inspection: Inspection, mapping: Mapping): Fault[] {
  const missing = inspection.fields
    .filter(({ name, required }) => required && (mapping[name] ?? '') === '')
    .map(({ name }) => ({
      at: `field-${name}`,
      why: `Choose the column for ${said(name, inspection)}`,
    }));
  const used = new Map<string, string>();
  const twice: Fault[] = [];
  for (const { name } of inspection.fields) {
    const column = mapping[name] ?? '';
    if (column === '') continue;
    const other = used.get(column);
    if (other) {
      twice.push({
        at: `field-${name}`,
        why: `The column “${column}” is chosen for ${said(other, inspection)} and for ${said(name, inspection)}`,
      });
    }
    used.set(column, name);
  }
  return [...missing, ...twice];
}

/** What the file does not tell by itself, in words. */
export const missingWords = (inspection: Inspection): string[] =>
  inspection.missing.map((line) =>
    inspection.fields.some(({ name }) => name === line)
      ? `Choose the column for ${said(line, inspection)}.`
      : line,
  );

const said = (name: string, inspection: Inspection): string =>
  `“${fieldWords(name, inspection.kind)}”`;

/** The mapping as it is sent: only fields that have a column. */
export function mappingOf(mapping: Mapping): Record<string, string> {
  return Object.fromEntries(Object.entries(mapping).filter(([, column]) => column !== ''));
}

/** True where a person has to look: something is missing, or a required field has no guess. */
export const needsMapping = (inspection: Inspection): boolean =>
  inspection.missing.length > 0 ||
  inspection.fields.some(({ required, guess }) => required && guess === null);
