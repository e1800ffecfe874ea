import { describe, expect, it } from 'vitest';
import type { Notice } from '../../api/notices';
import { byDay } from './notice_days';

const made = (created_at: string, title = 'A thing'): Notice => ({
  id: created_at,
  kind: 'method',
  title,
  detail: '',
  link: 'locations',
  created_at,
  read: false,
});

describe('notices by day', () => {
  it('keeps the order and opens a day once', () => {
    const days = byDay(
      [made('2026-11-26T12:00:00'), made('2026-11-26T09:00:00'), made('2026-11-24T12:00:00')],
      '2026-11-26',
    );
    expect(days.map((day) => [day.words, day.items.length])).toEqual([
      ['Today', 2],
      ['Tuesday 24 November 2026', 1],
    ]);
  });

  it('has no day where there is no notice', () => {
    expect(byDay([], '2026-11-26')).toEqual([]);
  });
});
