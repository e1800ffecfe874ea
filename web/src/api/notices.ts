import { ask } from './http';
import type { components } from './schema';

export type Notice = components['schemas']['NoticeOut'];
export type Notices = components['schemas']['NoticesOut'];
export type Unread = components['schemas']['UnreadOut'];

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
