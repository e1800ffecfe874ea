import type { NextMove } from '../../api/change_stages';
import type { FieldGroup, RecordField } from '../../records/fields';

/** What one step of a change asks for. */
export function moveFields(move: NextMove, longest: string | null): FieldGroup[] {
  const fields: RecordField[] = [
    { key: 'on', label: move.asks, kind: 'date', missing: 'Say the day', wide: true },
  ];
  if (move.asks_expiry) {
    fields.push({
      key: 'expires_on',
      label: 'Day it runs out',
      kind: 'date',
      optional: true,
      wide: true,
      hint: longest
        ? `At most ${longest}. Leave it empty for the longest.`
        : 'Leave it empty if it has no end.',
    });
  }
  if (move.asks_move) {
    fields.push({
      key: 'move_on',
      label: 'Day it must move',
      kind: 'date',
      optional: true,
      wide: true,
      hint: 'You are reminded before it.',
    });
  }
  fields.push({
    key: 'reason',
    label: move.needs_reason ? 'Reason' : 'Note',
    kind: 'text',
    optional: !move.needs_reason,
    missing: 'Say why it was refused',
    hint: move.needs_reason
      ? 'Whoever asked for it reads this. No names of people.'
      : 'No names of people.',
  });
  return [{ fields }];
}
