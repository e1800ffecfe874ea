import { expect, test } from 'vitest';
import type { Settings } from '../../api/settings';
import { sentSettings, settingFaults, settingsForm, settingWords } from './setting_fields';

const settings: Settings = {
  minimum_group: 5,
  first_review_months: 3,
  later_review_months: 6,
  summary_working_days: 1,
  quorum: 4,
  needed_agencies: [],
  needed: [],
  reminder_days: [60, 30, 7],
  version: 1,
  updated_at: '2026-11-01T10:00:00Z',
  updated_by: null,
};

test('days of reminders are typed as a line and sent as numbers', () => {
  expect(settingsForm(settings).reminder_days).toBe('60, 30, 7');
  expect(sentSettings({ reminder_days: '90 and 14' })).toEqual({ reminder_days: [90, 14] });
});

test('what was not changed is not sent', () => {
  expect(sentSettings({ quorum: 5 })).toEqual({ quorum: 5 });
});

test.each(['60, soon', '0', '366', '7, 7', '1,2,3,4,5,6,7', '1.5'])(
  'the reminders “%s” cannot be',
  (typed) => {
    expect(settingFaults({ reminder_days: typed })).toHaveLength(1);
  },
);

test('reminders that can be have no fault', () => {
  expect(settingFaults({ reminder_days: '60, 30, 7' })).toEqual([]);
});

test('choices read as words, one working day without an s', () => {
  const words = settingWords(settings).map((one) => one.words);
  expect(words).toContain('1 working day after it');
  expect(words).toContain('None in particular');
});
