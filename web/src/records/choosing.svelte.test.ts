import { flushSync, mount, tick, unmount } from 'svelte';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { choosing, type Choosing } from './choosing.svelte';
import RecordChoice from './RecordChoice.svelte';

interface Place {
  id: string;
  name: string;
}

const AT_MOST = 3;
const ALL: readonly Place[] = ['Bridge', 'Canal', 'Dock', 'Ferry', 'Ford', 'Wharf'].map(
  (name, at) => ({ id: String(at), name }),
);

let from: Choosing<Place>;
let leave: () => void;
const asked: string[] = [];

function offer(all: readonly Place[]): void {
  leave = $effect.root(() => {
    from = choosing<Place>({
      page: (words) => {
        asked.push(words);
        const items = all.filter(({ name }) => name.toLowerCase().includes(words.toLowerCase()));
        return Promise.resolve({ items: items.slice(0, AT_MOST), count: items.length });
      },
      one: (id) => Promise.resolve(all[Number(id)] as Place),
      option: ({ id, name }) => ({ value: id, label: name }),
    });
  });
}

async function settle(): Promise<void> {
  for (let turn = 0; turn < 5; turn += 1) {
    flushSync();
    await tick();
  }
}

async function type(words: string): Promise<void> {
  from.words = words;
  await vi.advanceTimersByTimeAsync(300);
  await settle();
}

const offered = (): string[] => from.options.map(({ label }) => label);

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  asked.length = 0;
});

afterEach(() => {
  leave();
  vi.useRealTimers();
});

test('a list that holds all there is says nothing and asks for no words', async () => {
  offer(ALL.slice(0, AT_MOST));
  await settle();
  expect(offered()).toEqual(['Bridge', 'Canal', 'Dock']);
  expect(from.searchable).toBe(false);
  expect(from.told).toBe('');
});

test('a list that was cut says so and finds the others by name', async () => {
  offer(ALL);
  await settle();
  expect(from.searchable).toBe(true);
  expect(from.told).toBe('The first 3 of 6 are offered. Type part of a name to see others.');
  await type('f');
  expect(offered()).toEqual(['Ferry', 'Ford', 'Wharf']);
  await type('wha');
  expect(offered()).toEqual(['Wharf']);
  expect(from.told).toBe('1 matches.');
  expect(from.searchable).toBe(true);
});

test('words that nothing matches are said back', async () => {
  offer(ALL);
  await settle();
  await type('quay');
  expect(from.told).toBe('Nothing is called “quay”. Try another part of the name.');
});

test('typing asks once it rests', async () => {
  offer(ALL);
  await settle();
  from.words = 'f';
  from.words = 'fo';
  await type('for');
  expect(asked).toEqual(['', 'for']);
});

test('what is chosen already is offered though the list ends before it', async () => {
  offer(ALL);
  from.chosen = '5';
  await settle();
  expect(offered()).toEqual(['Wharf', 'Bridge', 'Canal', 'Dock']);
});

test('what was chosen stays on offer while others are looked for', async () => {
  offer(ALL);
  await settle();
  from.chosen = '1';
  await type('w');
  expect(offered()).toEqual(['Canal', 'Wharf']);
});

test('the field says under its label how much it offers', async () => {
  offer(ALL);
  await settle();
  const shown = mount(RecordChoice, {
    target: document.body,
    props: { id: 'place', label: 'Place', value: '4', none: 'Choose one', from },
  });
  await settle();
  expect(document.querySelector('label[for="place-words"]')?.textContent).toContain(
    'Find place by name',
  );
  expect(document.querySelector('[role="status"]')?.textContent).toContain('The first 3 of 6');
  expect(document.querySelectorAll('option')).toHaveLength(2 + AT_MOST);
  expect(document.querySelector('select')?.value).toBe('4');
  await unmount(shown);
});
