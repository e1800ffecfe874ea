import { dropAside, findAside, setAside, withStored } from './set_aside';
import { deviceStore } from './store';

export interface Draft<T> {
  value: T;
  saved_at: string;
}

/** The name of a draft: whose, in which partnership, of what. One person never finds another's. */
export function draftKey(account: string, partnership: string, subject: string): string {
  return [account, partnership, subject].join('/');
}

/** The account of which nothing more is kept. */
let stopped = '';

/** Keep nothing more of an account: it signs out for good, and its forms go after it. */
export function stopKeeping(account: string): void {
  stopped = `${account}/`;
}

/** Somebody signed in: what they type is kept. */
export function keepAgain(): void {
  stopped = '';
}

/**
 * Keep a draft on this device. `value` must be plain: no proxies, no functions. Its text is safe at
 * once, also if the page goes; the promise tells when the store has all of it.
 */
export async function keepDraft(key: string, value: unknown, now = new Date()): Promise<string> {
  const saved_at = now.toISOString();
  if (stopped !== '' && key.startsWith(stopped)) return saved_at;
  setAside(key, { value, saved_at });
  await (await deviceStore()).put('drafts', { key, value, saved_at });
  dropAside(key, saved_at);
  return saved_at;
}

/** The draft of that name, if it is one; what an older version of this app kept may not be. */
export async function findDraft<T>(
  key: string,
  isValid: (value: unknown) => value is T,
): Promise<Draft<T> | null> {
  const stored = await (await deviceStore()).get('drafts', key);
  const aside = findAside(key);
  const value = aside ? withStored(aside.value, stored?.value) : stored?.value;
  const saved_at = aside?.saved_at ?? stored?.saved_at;
  if (saved_at === undefined || !isValid(value)) return null;
  return { value, saved_at };
}

/** Whether a draft is a text, as what is typed into one field is. */
export const isText = (value: unknown): value is string => typeof value === 'string';

export async function dropDraft(key: string): Promise<void> {
  dropAside(key);
  await (await deviceStore()).delete('drafts', key);
}
