import { createChange, type NewChange } from '../api/changes';
import { createObservation, type NewObservation } from '../api/observations';
import { addPhoto } from '../api/photos';
import { Problem } from '../api/problem';
import { localDate } from '../format/dates';
import { deviceStore, type QueuedChange, type QueueKind } from './store';

/**
 * Changes and observations made on this device, until the service has confirmed them. Sending stops at the first
 * sign that there is no connection, and nothing is taken off the device before it is confirmed.
 */
let items = $state.raw<QueuedChange[]>([]);
let sending = $state(false);

const kindOf = (one: QueuedChange): QueueKind => one.kind ?? 'change';
const isUnsent = (one: QueuedChange): boolean => one.state !== 'sent';

export const queue = {
  /** Changes. */
  get items(): QueuedChange[] {
    return items.filter((one) => kindOf(one) === 'change');
  },
  get unsent(): QueuedChange[] {
    return queue.items.filter(isUnsent);
  },
  get observations(): QueuedChange[] {
    return items.filter((one) => kindOf(one) === 'observation');
  },
  get unsentObservations(): QueuedChange[] {
    return queue.observations.filter(isUnsent);
  },
  get isSending(): boolean {
    return sending;
  },
};

/** Read what this person has waiting on this device. */
export async function openQueue(account: string, now = new Date()): Promise<void> {
  const store = await deviceStore();
  const all = await store.getAllFromIndex('queue', 'account', account);
  // What was sent on an earlier day is the service's alone by now.
  const isOld = (one: QueuedChange): boolean =>
    one.state === 'sent' && localDate(new Date(one.queued_at)) !== localDate(now);
  for (const one of all.filter(isOld)) await store.delete('queue', one.id);
  const found = all.filter((one) => !isOld(one));
  // Something that was being sent when the page was closed waits again: sending twice is harmless.
  items = found
    .map((one) => (one.state === 'sending' ? { ...one, state: 'waiting' as const } : one))
    .sort((a, b) => b.queued_at.localeCompare(a.queued_at));
}

export async function enqueue(change: QueuedChange): Promise<void> {
  await (await deviceStore()).put('queue', change);
  items = [change, ...items.filter((one) => one.id !== change.id)];
}

/** Send everything that waits, the oldest first. */
export async function sendQueue(): Promise<void> {
  if (sending) return;
  sending = true;
  try {
    for (const one of [...items].reverse()) {
      if (one.state !== 'waiting') continue;
      const isOffline = await sendOne(one);
      if (isOffline) break;
    }
  } finally {
    sending = false;
  }
}

/** Try one with a problem again, with or without its photos. */
export async function retry(id: string, options: { withPhotos: boolean }): Promise<void> {
  const found = items.find((one) => one.id === id);
  if (!found) return;
  const photos = options.withPhotos ? found.photos : found.photos.filter((one) => one.sent);
  await put({ ...found, photos, state: 'waiting', problem: null });
  await sendQueue();
}

async function put(change: QueuedChange): Promise<void> {
  await (await deviceStore()).put('queue', change);
  items = items.map((one) => (one.id === change.id ? change : one));
}

/** Send one record and its photos; true if there is no connection. */
async function sendOne(change: QueuedChange): Promise<boolean> {
  let now: QueuedChange = { ...change, state: 'sending', problem: null };
  await put(now);
  try {
    if (now.change_id === null) {
      now = { ...now, ...(await create(now)) };
      await put(now);
    }
    for (const [index, photo] of now.photos.entries()) {
      if (photo.sent) continue;
      await sendPhoto(now, photo);
      now = {
        ...now,
        photos: now.photos.map((one, at) => (at === index ? { ...one, sent: true } : one)),
      };
      await put(now);
    }
    await put({ ...now, state: 'sent' });
    return false;
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    const words = error.faults[0]?.why ?? error.message;
    await put(
      error.isOffline
        ? { ...now, state: 'waiting' }
        : { ...now, state: 'problem', problem: now.change_id ? `Photo: ${words}` : words },
    );
    return error.isOffline;
  }
}

async function create(one: QueuedChange): Promise<{ change_id: string; number: number | null }> {
  if (kindOf(one) === 'observation') {
    const { id } = await createObservation(one.partnership, one.body as NewObservation);
    return { change_id: id, number: null };
  }
  const { id, number } = await createChange(one.partnership, one.body as NewChange);
  return { change_id: id, number };
}

async function sendPhoto(one: QueuedChange, photo: { name: string; blob: Blob }): Promise<void> {
  const id = one.change_id ?? one.id;
  const [record, role] =
    kindOf(one) === 'observation'
      ? ([`observations/${id}`, 'other'] as const)
      : ([`changes/${id}`, 'after'] as const);
  await addPhoto(one.partnership, record, { file: photo.blob, name: photo.name, role });
}
