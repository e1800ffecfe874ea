import type { Notice } from '../../api/notices';
import { localDate, longDate, weekdayName, weekdayOf } from '../../format/dates';

export interface NoticeDay {
  words: string;
  items: Notice[];
}

/** Notices by the day on which they were made, as they come: the newest first. */
export function byDay(notices: readonly Notice[], today: string): NoticeDay[] {
  const days: NoticeDay[] = [];
  let last = '';
  for (const notice of notices) {
    const day = localDate(new Date(notice.created_at));
    if (day !== last) days.push({ words: dayWords(day, today), items: [] });
    last = day;
    days.at(-1)?.items.push(notice);
  }
  return days;
}

function dayWords(day: string, today: string): string {
  if (day === today) return 'Today';
  return `${weekdayName(weekdayOf(day))} ${longDate(day)}`;
}
