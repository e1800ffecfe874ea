import { expect, test } from 'vitest';
import { agesWords, incidentTimeWords, openWords } from './card_words';

const FRIDAY = [{ weekday: 5, opens: '16:00:00', closes: '19:00:00' }];

test('a place open at that time says until when', () => {
  expect(openWords(FRIDAY, { weekday: 5, hour: 17 })).toBe('Open on Friday at 5pm, until 7pm.');
});

test('at its closing time a place is closed', () => {
  expect(openWords(FRIDAY, { weekday: 5, hour: 19 })).toBe('Closed on Friday at 7pm.');
});

test('a place can be open at midnight', () => {
  const night = [{ weekday: 6, opens: '00:00', closes: '02:00' }];
  expect(openWords(night, { weekday: 6, hour: 0 })).toMatch(/^Open/);
});

test('ages from nought are ages', () => {
  expect(agesWords(0, 5, 'free')).toBe('Ages 0 to 5, free.');
  expect(agesWords(null, null, '')).toBe('');
});

test('an incident known by its month alone says so', () => {
  expect(incidentTimeWords({ month: '2026-10', weekday: null, hour: null })).toBe(
    'October 2026, the day is not recorded.',
  );
});

test('an incident at midnight has its hour', () => {
  expect(incidentTimeWords({ month: '2026-10', weekday: 5, hour: 0 })).toContain(
    'between midnight and 1am',
  );
});
