import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { enqueue, openQueue, queue, retry, sendQueue } from './queue.svelte';
import { deviceStore, type QueuedChange } from './store';

const ANSWER = { id: 'c1', number: 81 };

const waiting = (id: string, change: Partial<QueuedChange> = {}): QueuedChange => ({
  id,
  account: 'a2',
  partnership: 'demo',
  state: 'waiting',
  words: 'Brighter lamps',
  detail: 'finished today',
  queued_at: `2026-11-23T10:0${id.slice(-1)}:00Z`,
  change_id: null,
  number: null,
  body: { id, intervention_type: 'street_lighting_upgrade' },
  photos: [],
  problem: null,
  ...change,
});

const json = (body: unknown, status = 200): Response =>
  new Response(JSON.stringify(body), {
    status,
    headers: { 'Content-Type': 'application/json' },
  });

function answers(...list: (Response | Error)[]): ReturnType<typeof vi.fn> {
  const fetching = vi.fn(() => {
    const next = list.shift() ?? new TypeError('no more answers');
    return next instanceof Error ? Promise.reject(next) : Promise.resolve(next);
  });
  vi.stubGlobal('fetch', fetching);
  return fetching;
}

const states = (): string[] => queue.items.map((one) => one.state);

beforeEach(async () => {
  await (await deviceStore()).clear('queue');
  await openQueue('a2');
});

afterEach(() => vi.unstubAllGlobals());

test('a change that the service has taken is sent', async () => {
  answers(json(ANSWER, 201));
  await enqueue(waiting('c1'));
  await sendQueue();
  expect(queue.items[0]).toMatchObject({ state: 'sent', number: 81 });
});

test('without a connection a change waits, and the next one is not tried', async () => {
  const fetching = answers(new TypeError('offline'));
  await enqueue(waiting('c1'));
  await enqueue(waiting('c2'));
  await sendQueue();
  expect(states()).toEqual(['waiting', 'waiting']);
  expect(fetching).toHaveBeenCalledTimes(1);
});

test('a change that is refused says why and does not hold up the next', async () => {
  const refusal = { title: 'Not usable', status: 422, errors: [{ at: 'body', why: 'Outside' }] };
  answers(json(refusal, 422), json(ANSWER, 201));
  await enqueue(waiting('c1'));
  await enqueue(waiting('c2'));
  await sendQueue();
  expect(queue.items.find((one) => one.id === 'c1')).toMatchObject({
    state: 'problem',
    problem: 'Outside',
  });
  expect(queue.items.find((one) => one.id === 'c2')?.state).toBe('sent');
});

test('a photo that fails leaves the change logged and can be left out', async () => {
  const photos = [{ name: 'a.jpg', blob: new Blob(['x']), sent: false }];
  const fetching = answers(json(ANSWER, 201), json({ title: 'Not a photo', status: 422 }, 422));
  await enqueue(waiting('c1', { photos }));
  await sendQueue();
  expect(queue.items[0]?.state).toBe('problem');
  await retry('c1', { withPhotos: false });
  expect(queue.items[0]?.state).toBe('sent');
  expect(fetching).toHaveBeenCalledTimes(2);
});

test('what was being sent when the page closed waits again', async () => {
  await enqueue(waiting('c1', { state: 'sending' }));
  await openQueue('a2');
  expect(states()).toEqual(['waiting']);
});

test('another person on this device does not see it', async () => {
  await enqueue(waiting('c1'));
  await openQueue('a9');
  expect(queue.items).toEqual([]);
});

test('what was sent on an earlier day is forgotten, what was not sent never is', async () => {
  await enqueue(waiting('c1', { state: 'sent' }));
  await enqueue(waiting('c2'));
  await openQueue('a2', new Date('2026-11-25T09:00:00Z'));
  expect(queue.items.map((one) => one.id)).toEqual(['c2']);
});

test('an observation is sent to its own address, with its photos, and stays out of the changes', async () => {
  const fetching = answers(json({ id: 'o1' }, 201), json({ id: 'p1' }, 201));
  await enqueue(
    waiting('o1', {
      kind: 'observation',
      body: { id: 'o1', instrument: 'streetsafe' },
      photos: [{ name: 'photo-1.jpg', blob: new Blob(['x']), sent: false }],
    }),
  );
  await sendQueue();
  expect(fetching.mock.calls.map(([address]) => String(address))).toEqual([
    '/api/demo/observations',
    '/api/demo/observations/o1/photos',
  ]);
  expect(queue.items).toEqual([]);
  expect(queue.observations[0]?.state).toBe('sent');
  expect(queue.unsentObservations).toEqual([]);
});
