import type { Conference } from '../../api/conferences';
import type { FieldGroup } from '../../records/fields';
import { session } from '../../session/session.svelte';

export const INVITATION_FIELDS: readonly FieldGroup[] = [
  {
    fields: [
      { key: 'agency', label: 'Agency', kind: 'agency' },
      {
        key: 'attending_role',
        label: 'Role that should come',
        kind: 'line',
        optional: true,
        hint: 'For example “Designated nurse”. A role, not a person',
      },
      {
        key: 'needed',
        label: 'Needed for the quorum?',
        kind: 'yesno',
        optional: true,
        none: 'As the partnership chose',
      },
      {
        key: 'reply',
        label: 'Reply',
        kind: 'code',
        list: 'invitation_reply',
        only: (code) => code.code !== 'no_reply',
        optional: true,
        none: 'Has not replied',
      },
      { key: 'note', label: 'Note', kind: 'line', optional: true, wide: true },
    ],
  },
];

/** Codes of agencies that the quorum needs and that nobody has invited. */
export function missingAgencies(conference: Conference): string[] {
  const invited = new Set(conference.invitations.map((one) => one.agency_label));
  const labels = conference.gauge.missing.filter((label) => !invited.has(label));
  return session
    .codes('agency')
    .filter((code) => labels.includes(code.label))
    .map((code) => code.code);
}
