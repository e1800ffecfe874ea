import { describe, expect, it } from 'vitest';
import type { Conference } from '../../api/conferences';
import { conferenceFields, formOf, sentOf } from './conference_fields';

describe('the form of a conference', () => {
  it('holds day and time apart, as the service tells them', () => {
    const one = { starts_at: '2026-07-01T10:30:00+01:00', own_quorum: null } as Conference;
    expect(formOf(one)).toMatchObject({ day: '2026-07-01', time: '10:30', quorum: null });
  });

  it('sends day and time together when one of them changed', () => {
    const base = { day: '2026-12-02', time: '10:00' };
    expect(sentOf({ time: '11:00' }, base)).toEqual({ starts_at: '2026-12-02T11:00' });
    expect(sentOf({ day: '2026-12-03' }, base)).toEqual({ starts_at: '2026-12-03T10:00' });
    expect(sentOf({ venue: 'Library' }, base)).toEqual({ venue: 'Library' });
  });

  it('asks of a held conference only what can still be put right', () => {
    const keys = (decided: boolean): string[] =>
      conferenceFields([], true, decided).flatMap(({ fields }) => fields.map(({ key }) => key));
    expect(keys(true)).toEqual(['day', 'time', 'venue', 'chair_role']);
    expect(keys(false)).toEqual(['day', 'time', 'venue', 'chair_id', 'chair_role']);
  });
});
