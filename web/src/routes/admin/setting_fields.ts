import type { Settings, SettingFields } from '../../api/settings';
import { plural } from '../../format/numbers';
import type { FieldGroup, FormValues } from '../../records/fields';
import type { Fault } from '../../api/problem';

/** The settings as their form holds them: days of reminders are typed as "60, 30, 7". */
export type SettingsForm = Omit<Settings, 'reminder_days'> & { reminder_days: string };

export const settingsForm = (settings: Settings): SettingsForm => ({
  ...settings,
  reminder_days: settings.reminder_days.join(', '),
});

export function sentSettings(change: Partial<SettingsForm>): Partial<SettingFields> {
  const { reminder_days, ...rest } = change;
  const sent = rest as Partial<SettingFields>;
  return reminder_days === undefined ? sent : { ...sent, reminder_days: daysOf(reminder_days) };
}

/** "60, 30 and 7" as numbers; what is no whole number is NaN. */
function daysOf(text: string): number[] {
  return text
    .split(/[\s,;]+|and/)
    .filter((part) => part !== '')
    .map((part) => (/^\d{1,4}$/.test(part) ? Number(part) : Number.NaN));
}

/** What several fields show together, or what a typed list of days cannot say. */
export function settingFaults(values: FormValues): Fault[] {
  const days = daysOf(String(values['reminder_days'] ?? ''));
  if (days.length > 6) return [at('Give six days at most')];
  if (days.some((day) => !(day >= 1 && day <= 365))) {
    return [at('Write whole numbers of days from 1 to 365, such as 60, 30, 7')];
  }
  return new Set(days).size < days.length ? [at('Name each day once')] : [];
}

const at = (why: string): Fault => ({ at: 'reminder_days', why });

export const SETTING_FIELDS: readonly FieldGroup[] = [
  {
    title: 'Safety maps and surveys',
    fields: [
      {
        key: 'minimum_group',
        label: 'Fewest young people shown together',
        kind: 'number',
        min: 5,
        max: 50,
        hint: 'Marks and answers of a smaller group are kept, but never shown. Never fewer than 5.',
        wide: true,
      },
    ],
  },
  {
    title: 'Conferences',
    fields: [
      {
        key: 'quorum',
        label: 'Quorum, in agencies',
        kind: 'number',
        min: 1,
        max: 40,
        hint: 'How many agencies should be there, those below among them.',
      },
      {
        key: 'summary_working_days',
        label: 'Working days until the summary is due',
        kind: 'number',
        min: 1,
        max: 30,
      },
      {
        key: 'needed_agencies',
        label: 'Agencies that every conference needs',
        kind: 'codes',
        list: 'agency',
        optional: true,
      },
    ],
  },
  {
    title: 'Reviews',
    fields: [
      {
        key: 'first_review_months',
        label: 'Months until the first review',
        kind: 'number',
        min: 1,
        max: 24,
      },
      {
        key: 'later_review_months',
        label: 'Months until each later review',
        kind: 'number',
        min: 1,
        max: 24,
      },
    ],
  },
  {
    title: 'Reminders',
    fields: [
      {
        key: 'reminder_days',
        label: 'Days before an order expires or a camera has to move',
        kind: 'line',
        maxlength: 40,
        names: 'allowed',
        hint: 'Up to six numbers, such as 60, 30, 7.',
        wide: true,
      },
    ],
  },
];

export interface SettingWords {
  label: string;
  words: string;
  why: string;
}

/** What was chosen, in sentences, each with what it is for. */
export function settingWords(settings: Settings): SettingWords[] {
  const { needed } = settings;
  return [
    {
      label: 'Fewest young people shown together',
      words: plural(settings.minimum_group, 'young person', 'young people'),
      why: 'Marks on a safety map and answers of a smaller group are kept, but never shown.',
    },
    {
      label: 'Quorum of a conference',
      words: plural(settings.quorum, 'agency', 'agencies'),
      why: 'A conference with fewer is warned about, not stopped.',
    },
    {
      label: 'Agencies that every conference needs',
      words: needed.length > 0 ? needed.map(({ label }) => label).join(', ') : 'None in particular',
      why: 'They are invited first, and missed when they do not reply.',
    },
    {
      label: 'Summary of a conference',
      words: `${plural(settings.summary_working_days, 'working day')} after it`,
      why: 'Bank holidays of England and Wales do not count.',
    },
    {
      label: 'First review',
      words: `${plural(settings.first_review_months, 'month')} after the initial conference`,
      why: 'Offered when a conference sets its review, and can be changed there.',
    },
    {
      label: 'Later reviews',
      words: `${plural(settings.later_review_months, 'month')} after each review`,
      why: 'Offered in the same way.',
    },
    {
      label: 'Reminders before something runs out',
      words: `${settings.reminder_days.join(', ')} days before`,
      why: 'For orders that expire and cameras that have to move.',
    },
  ];
}
