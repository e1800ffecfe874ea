import { ask } from './http';
import type { components } from './schema';

export type Notice = components['schemas']['NoticeOut'];
export type Notices = components['schemas']['NoticesOut'];
export type Unread = components['schemas']['UnreadOut'];
export type Letter = components['schemas']['LetterOut'];

export const readNotices = (
  slug: string,
  query: { unread: boolean; before?: string | null },
  signal?: AbortSignal,
): Promise<Notices> => ask(`/${slug}/notices`, { query, signal });

export const countUnread = (slug: string, signal?: AbortSignal): Promise<Unread> =>
  ask(`/${slug}/notices/unread`, { signal });

export const markRead = (slug: string, id: string): Promise<Unread> =>
  ask(`/${slug}/notices/${id}/read`, { method: 'POST' });

/** `until` is when the newest notice was made that the person saw. */
export const markAllRead = (slug: string, until: string): Promise<Unread> =>
  ask(`/${slug}/notices/read`, { method: 'POST', query: { until } });

/** Whether the person wants one email a day of what they have not read. */
export const readLetter = (slug: string, signal?: AbortSignal): Promise<Letter> =>
  ask(`/${slug}/notices/letter`, { signal });

export const chooseLetter = (slug: string, wanted: boolean): Promise<Letter> =>
  ask(`/${slug}/notices/letter`, { method: 'POST', json: { wanted } });
