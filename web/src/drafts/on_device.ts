import { stopKeeping } from './drafts';
import { LOCAL } from './local_keys';
import { deviceStore } from './store';

/** How much of one person this device holds that the service does not have. */
export interface OnDevice {
  drafts: number;
  outlines: number;
  unsent: number;
}

/** What this device keeps of a person. */
export async function keptOf(account: string): Promise<OnDevice> {
  const store = await deviceStore();
  const queued = await store.getAllFromIndex('queue', 'account', account);
  const stored = await store.getAllKeys('drafts', ofPerson(account));
  const aside = localKeys(LOCAL.drafts, account).map((key) => key.slice(LOCAL.drafts.length));
  return {
    drafts: new Set([...stored, ...aside]).size,
    outlines: localKeys(LOCAL.outlines, account).length,
    unsent: queued.filter(({ state }) => state !== 'sent').length,
  };
}

/**
 * Take everything of a person off this device: drafts, outlines, records with their photos, and views
 * of the map. Nothing more of theirs is kept until somebody signs in, for a form that goes keeps what
 * it holds.
 */
export async function forget(account: string): Promise<void> {
  stopKeeping(account);
  for (const prefix of Object.values(LOCAL))
    for (const key of localKeys(prefix, account)) window.localStorage.removeItem(key);
  const store = await deviceStore();
  await store.delete('drafts', ofPerson(account));
  for (const id of await store.getAllKeysFromIndex('queue', 'account', account))
    await store.delete('queue', id);
}

/** All keys of drafts that begin with the account. */
const ofPerson = (account: string): IDBKeyRange =>
  IDBKeyRange.bound(`${account}/`, `${account}/\uffff`);

function localKeys(prefix: string, account: string): string[] {
  return Object.keys(window.localStorage).filter((key) => key.startsWith(`${prefix}${account}/`));
}
