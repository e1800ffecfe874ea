import { openDB, type DBSchema, type IDBPDatabase } from 'idb';

/** What is kept on this device until the service has it: drafts of forms, and records to send. */
interface DeviceStore extends DBSchema {
  drafts: { key: string; value: StoredDraft };
  queue: { key: string; value: QueuedChange; indexes: { account: string } };
}

export interface StoredDraft {
  key: string;
  saved_at: string;
  value: unknown;
}

/** What is sent: a change for the ledger, or what was observed at a place. */
export type QueueKind = 'change' | 'observation';

export type QueueState = 'waiting' | 'sending' | 'sent' | 'problem';

/** A record made on this device, with its photos as they were made smaller. */
export interface QueuedChange {
  id: string;
  /** A change, unless it says something else. */
  kind?: QueueKind;
  account: string;
  partnership: string;
  state: QueueState;
  words: string;
  detail: string;
  queued_at: string;
  /** Number the service gave, once it has it. */
  change_id: string | null;
  number: number | null;
  body: unknown;
  photos: { name: string; blob: Blob; sent: boolean }[];
  /** What its form held without the photos, so that what the service refused can be changed there. */
  draft?: unknown;
  problem: string | null;
}

let opening: Promise<IDBPDatabase<DeviceStore>> | null = null;

export function deviceStore(): Promise<IDBPDatabase<DeviceStore>> {
  opening ??= openDB<DeviceStore>('contextmap', 1, {
    upgrade(database) {
      database.createObjectStore('drafts', { keyPath: 'key' });
      database.createObjectStore('queue', { keyPath: 'id' }).createIndex('account', 'account');
    },
  });
  return opening;
}
