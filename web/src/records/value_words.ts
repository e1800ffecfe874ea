import { clock, longDate, monthYear } from '../format/dates';
import { session } from '../session/session.svelte';
import type { RecordField } from './fields';

/** A value of a field as a person reads it: codes as their labels, dates as dates. */
export function valueWords(field: RecordField, value: unknown): string {
  if (Array.isArray(value)) return value.map((one) => valueWords(field, one)).join(', ');
  if (typeof value === 'boolean') return value ? 'Yes' : 'No';
  const text = String(value);
  switch (field.kind) {
    case 'code':
    case 'codes':
      return session.label(field.list ?? '', text);
    case 'agency':
      return session.label('agency', text);
    case 'member':
      return session.memberName(text);
    case 'choice':
      return (
        (field.from?.options ?? field.options)?.find((one) => one.value === text)?.label ??
        'One that is not here'
      );
    case 'date':
      return longDate(text);
    case 'month':
      return monthYear(text);
    case 'time':
      return clock(text);
    case 'line':
    case 'text':
    case 'number':
    case 'yesno':
      return text;
  }
}
