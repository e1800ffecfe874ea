import { LOCAL } from './local_keys';

/** What the store on this device may not hold yet, and since when it waits. */
export interface SetAside {
  value: unknown;
  saved_at: string;
}

/**
 * Set a draft aside before this call returns. The store answers later, and a page that goes takes what
 * it had begun to write there with it; this stays until the store has it.
 *
 * Files are left out, for what is set aside is text: see `withStored`.
 */
export function setAside(key: string, waiting: SetAside): void {
  try {
    window.localStorage.setItem(LOCAL.drafts + key, JSON.stringify(waiting, withoutFiles));
  } catch {
    // No room: the store alone keeps it. What was set aside before is older than what it gets.
    window.localStorage.removeItem(LOCAL.drafts + key);
  }
}

/** What was set aside and has not reached the store. */
export function findAside(key: string): SetAside | null {
  const text = window.localStorage.getItem(LOCAL.drafts + key);
  if (text === null) return null;
  try {
    const found: unknown = JSON.parse(text);
    return isAside(found) ? found : null;
  } catch {
    // Something else wrote there: as if nothing had been kept.
    return null;
  }
}

/** Forget what was set aside; with `saved_at` only if nothing newer waits there. */
export function dropAside(key: string, saved_at?: string): void {
  if (saved_at !== undefined && findAside(key)?.saved_at !== saved_at) return;
  window.localStorage.removeItem(LOCAL.drafts + key);
}

/** A draft that was set aside, with the fields of files as the store last had them. */
export function withStored(aside: unknown, stored: unknown): unknown {
  const both = isRecord(aside) && isRecord(stored);
  return both ? { ...stored, ...aside } : aside;
}

function withoutFiles(_field: string, value: unknown): unknown {
  return holdsFiles(value) ? undefined : value;
}

const holdsFiles = (value: unknown): boolean =>
  Array.isArray(value) &&
  value.some((one) => isRecord(one) && Object.values(one).some((held) => held instanceof Blob));

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const isAside = (value: unknown): value is SetAside =>
  isRecord(value) && typeof value['saved_at'] === 'string' && 'value' in value;
