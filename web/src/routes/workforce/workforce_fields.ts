import type { Attendance, CourseSession } from '../../api/workforce';
import type { Fault } from '../../api/problem';
import type { FieldGroup, RecordField } from '../../records/fields';

const note: RecordField = {
  key: 'note',
  label: 'Note',
  kind: 'text',
  optional: true,
  hint: 'Roles and organisations, never the name of a person.',
};

export const CHAMPION_FIELDS: readonly FieldGroup[] = [
  {
    fields: [
      { key: 'team', label: 'Team', kind: 'line', names: 'allowed' },
      { key: 'agency', label: 'Agency', kind: 'agency' },
      { key: 'champions', label: 'Number of champions', kind: 'number', min: 0, max: 2000 },
      { key: 'counted_on', label: 'Counted on', kind: 'date' },
      note,
    ],
  },
];

export const COURSE_FIELDS: readonly FieldGroup[] = [
  {
    fields: [
      { key: 'course', label: 'Course', kind: 'code', list: 'workforce_course' },
      { key: 'held_on', label: 'Held on', kind: 'date' },
      { key: 'led_by', label: 'Led by', kind: 'agency' },
      { key: 'venue', label: 'Venue', kind: 'line', optional: true, names: 'allowed' },
      note,
    ],
  },
];

export const CONTACT_FIELDS: readonly FieldGroup[] = [
  {
    fields: [
      { key: 'topic', label: 'Answers for', kind: 'code', list: 'contact_topic' },
      { key: 'agency', label: 'Agency', kind: 'agency' },
      {
        key: 'role_title',
        label: 'Role',
        kind: 'line',
        wide: true,
        hint: 'Such as “Housing needs manager”. A role stays when people move on, a name does not.',
      },
      {
        key: 'email',
        label: 'E-mail address',
        kind: 'line',
        optional: true,
        names: 'allowed',
        hint: 'A team’s address, not one person’s.',
      },
      {
        key: 'phone',
        label: 'Telephone',
        kind: 'line',
        optional: true,
        names: 'allowed',
        maxlength: 40,
      },
      {
        key: 'until',
        label: 'Until',
        kind: 'date',
        optional: true,
        hint: 'The last day on which they can be asked, if it is known.',
      },
      note,
    ],
  },
];

export const FORUM_FIELDS: readonly FieldGroup[] = [
  {
    fields: [
      { key: 'name', label: 'Name', kind: 'line', names: 'allowed', wide: true },
      { key: 'forum_kind', label: 'Kind', kind: 'code', list: 'forum_kind' },
      { key: 'agency', label: 'Convened by', kind: 'agency' },
      {
        key: 'rhythm',
        label: 'How often it meets',
        kind: 'line',
        optional: true,
        hint: 'Such as “First Tuesday of each month”.',
        wide: true,
      },
      note,
    ],
  },
];

export const MEETING_FIELDS: readonly FieldGroup[] = [
  {
    fields: [
      { key: 'held_on', label: 'Held on', kind: 'date', wide: true },
      {
        key: 'summary',
        label: 'What came of it',
        kind: 'text',
        maxlength: 10_000,
        optional: true,
        hint: 'Once it was held. Places are cited below, so that only those who may read of them do.',
      },
    ],
  },
];

/** What a session's form holds: attendance as it is sent. */
export type CourseForm = Omit<CourseSession, 'attendance'> & { attendance: Attendance[] };

export function courseForm(session: CourseSession): CourseForm {
  const attendance = session.attendance.map(({ agency, people }) => ({ agency, people }));
  return { ...session, attendance };
}

/** A line of attendance as it is typed. */
export interface AttendanceLine {
  agency: string;
  people: string;
}

/** What the lines say; lines with nothing in them are left out, wrong ones are told by `faults`. */
export function attendanceOf(lines: readonly AttendanceLine[]): Attendance[] {
  return lines
    .filter(({ agency, people }) => agency !== '' || people.trim() !== '')
    .map(({ agency, people }) => ({ agency, people: wholeNumber(people) }));
}

export function attendanceFaults(attendance: readonly Attendance[]): Fault[] {
  const at = (why: string): Fault[] => [{ at: 'attendance', why }];
  if (attendance.some(({ agency }) => agency === '')) {
    return at('Choose the agency that came, or empty the line');
  }
  if (attendance.some(({ people }) => !(people >= 1 && people <= 5000))) {
    return at('Say how many people came, as a whole number from 1 to 5,000');
  }
  const agencies = new Set(attendance.map(({ agency }) => agency));
  return agencies.size < attendance.length
    ? at('Add the people of an agency together in one line')
    : [];
}

/** Whole numbers only; anything else is 0, which no line may be. */
function wholeNumber(text: string): number {
  const plain = text.trim().replaceAll(',', '');
  return /^\d{1,6}$/.test(plain) ? Number(plain) : 0;
}
