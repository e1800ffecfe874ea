import type { Conference, ConferenceEdit } from '../../api/conferences';
import type { FieldGroup, Option } from '../../records/fields';

/** A conference as its form holds it: day and time apart, and the quorum that is its own. */
export interface ConferenceForm {
  conference_type: string;
  day: string;
  time: string;
  venue: string;
  chair_id: string | null;
  chair_role: string;
  quorum: number | null;
  version: number;
  updated_by: string | null;
  updated_at: string;
}

export function formOf(one: Conference): ConferenceForm {
  return {
    conference_type: one.conference_type,
    day: one.starts_at.slice(0, 10),
    time: one.starts_at.slice(11, 16),
    venue: one.venue,
    chair_id: one.chair_id,
    chair_role: one.chair_role,
    quorum: one.own_quorum,
    version: one.version,
    updated_by: one.updated_by,
    updated_at: one.updated_at,
  };
}

/** What the service takes: day and time together, on Britain's clocks. */
export function sentOf(
  change: Partial<ConferenceForm>,
  base: Pick<ConferenceForm, 'day' | 'time'> | null,
): Partial<ConferenceEdit> {
  const { day, time, version: _v, updated_by: _b, updated_at: _a, ...rest } = change;
  const sent: Partial<ConferenceEdit> = { ...rest };
  if (day !== undefined || time !== undefined) {
    sent.starts_at = `${day ?? base?.day ?? ''}T${time ?? base?.time ?? ''}`;
  }
  return sent;
}

/**
 * The fields of a conference. `chairs` are members with the role of one who do not lead the
 * location. Of one that was held, the chair may be put right until the decision is recorded.
 */
export function conferenceFields(
  chairs: readonly Option[],
  held = false,
  decided = false,
): FieldGroup[] {
  const planned: FieldGroup = {
    fields: [
      {
        key: 'conference_type',
        label: 'Type of conference',
        kind: 'code',
        list: 'conference_type',
        radios: true,
        wide: true,
      },
      { key: 'day', label: 'Date', kind: 'date' },
      { key: 'time', label: 'Begins at', kind: 'time', hint: 'UK time' },
      {
        key: 'venue',
        label: 'Venue',
        kind: 'line',
        optional: true,
        names: 'allowed',
        hint: 'For example “Town hall, room 3”, or “Online”',
        wide: true,
      },
      {
        key: 'chair_id',
        label: 'Chair',
        kind: 'choice',
        options: chairs,
        optional: true,
        none: 'Not named yet',
        hint: 'Independent: not the lead of the assessment',
      },
      {
        key: 'chair_role',
        label: 'Role of the chair',
        kind: 'line',
        optional: true,
        hint: 'For example “Independent reviewing officer”',
      },
      {
        key: 'quorum',
        label: 'Quorum of its own',
        kind: 'number',
        min: 1,
        max: 30,
        optional: true,
        hint: 'How many agencies. Leave empty for what the partnership chose',
      },
    ],
  };
  if (!held) return [planned];
  const open = new Set(['day', 'time', 'venue', 'chair_role', ...(decided ? [] : ['chair_id'])]);
  return [{ fields: planned.fields.filter(({ key }) => open.has(key)) }];
}
