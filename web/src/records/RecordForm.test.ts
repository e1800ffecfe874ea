import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/svelte';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { Problem } from '../api/problem';
import { draftKey, findDraft, keepDraft } from '../drafts/drafts';
import { openPartnership } from '../session/session.svelte';
import type { FieldGroup } from './fields';
import RecordForm from './RecordForm.svelte';

interface Goal {
  statement: string;
  measure: string;
  status: string;
  version: number;
  updated_by?: string;
  updated_at?: string;
}
const GROUPS: FieldGroup[] = [
  {
    fields: [
      { key: 'statement', label: 'Goal', kind: 'line' },
      { key: 'measure', label: 'Measure', kind: 'text', optional: true },
      { key: 'status', label: 'Status', kind: 'code', list: 'goal_status' },
    ],
  },
];
const CODES = [
  ['open', 'Open', null],
  ['met', 'Met', null],
  ['old', 'Old word', '2020-01-01'],
].map(([code, label, retired_on]) => ({
  code,
  label,
  retired_on,
  description: '',
  parent: null,
  attributes: {},
}));
const BASE: Goal = { statement: 'Lit paths', measure: 'Lamps', status: 'open', version: 3 };
const KEY = draftKey('', 'demo', 'goal/1');
const isAny = (value: unknown): value is unknown => value !== undefined;

beforeEach(async () => {
  const partnership = {
    slug: 'demo',
    name: 'Demo',
    council: 'Council',
    today: '2026-11-26',
    members: [],
  };
  vi.stubGlobal('fetch', (url: string) =>
    Promise.resolve(
      Response.json(url.endsWith('/codes') ? { lists: { goal_status: CODES } } : partnership),
    ),
  );
  HTMLDialogElement.prototype.showModal = function (this: HTMLDialogElement): void {
    this.open = true;
  };
  await openPartnership('demo');
});

afterEach(cleanup);

function open(props: Partial<Parameters<typeof render>[1]> = {}) {
  const save = vi.fn((change: Partial<Goal>) =>
    Promise.resolve({ ...BASE, ...change, version: 4 }),
  );
  const done = vi.fn();
  const cancel = vi.fn();
  render(RecordForm<Goal>, {
    subject: 'goal/1',
    title: 'Edit a goal',
    what: 'this goal',
    fields: GROUPS,
    base: BASE,
    save,
    read: () => Promise.resolve(BASE),
    done,
    cancel,
    ...props,
  });
  return { save, done, cancel };
}

const field = (label: string): HTMLInputElement =>
  screen.getByLabelText<HTMLInputElement>(new RegExp(`^${label}`));
const type = (label: string, value: string) => fireEvent.input(field(label), { target: { value } });
const press = (name: string | RegExp) => fireEvent.click(screen.getByRole('button', { name }));

test('only what was changed is sent, with the version it was opened on', async () => {
  const { save, done } = open();
  await type('Goal', 'Lit paths and steps');
  await press('Save');
  await waitFor(() => expect(done).toHaveBeenCalled());
  expect(save).toHaveBeenCalledWith({ statement: 'Lit paths and steps' }, 3);
});

test('a missing field is told in the summary and at the field, and nothing is sent', async () => {
  const { save } = open();
  await type('Goal', '');
  await press('Save');
  expect(screen.getByRole('alert').textContent).toContain('Fill in: goal');
  expect(field('Goal').getAttribute('aria-invalid')).toBe('true');
  expect(save).not.toHaveBeenCalled();
});

test('a name is warned of before anything is sent, and can be kept', async () => {
  const { save } = open();
  await type('Measure', 'Ask Kayleigh Brown');
  await press('Save');
  expect(screen.getByRole('alert').textContent).toContain('Kayleigh Brown');
  expect(save).not.toHaveBeenCalled();
  await press('It is not a person, save');
  await waitFor(() => expect(save).toHaveBeenCalledWith({ measure: 'Ask Kayleigh Brown' }, 3));
});

test('to change the text loses nothing of it', async () => {
  const { save } = open();
  await type('Measure', 'Ask Kayleigh Brown');
  await press('Save');
  await press('Change the text');
  expect(document.activeElement).toBe(field('Measure'));
  expect(field('Measure').value).toBe('Ask Kayleigh Brown');
  expect(save).not.toHaveBeenCalled();
});

test('a fault of the service stands at its field, and what was typed stays', async () => {
  const why = 'This goal is there already.';
  const faults = [{ at: 'body.statement', why }];
  open({
    save: () => Promise.reject(new Problem({ title: 'x', status: 422, errors: faults })),
  } as never);
  await type('Goal', 'Again');
  await press('Save');
  await waitFor(() => expect(screen.getAllByText(new RegExp(why)).length).toBe(2));
  expect(field('Goal').value).toBe('Again');
});

test('a code that was retired is offered only where it stands, marked', () => {
  open();
  const offered = (): string[] =>
    [...field('Status').querySelectorAll('option')].map((one) => one.textContent.trim());
  expect(offered()).not.toContain('Old word');
  cleanup();
  open({ base: { ...BASE, status: 'old' } } as never);
  expect(offered()).toContain('Old word (retired)');
});

test('leaving a form that holds something offers to keep it', async () => {
  const { cancel } = open({ subject: 'goal/leave' } as never);
  await type('Goal', 'Half a thought');
  await press('Cancel');
  expect(cancel).not.toHaveBeenCalled();
  await press('Keep as a draft');
  await waitFor(() => expect(cancel).toHaveBeenCalled());
  const draft = await findDraft(draftKey('', 'demo', 'goal/leave'), isAny);
  expect(JSON.stringify(draft?.value)).toContain('Half a thought');
});

function conflict(theirs: Goal, change: Partial<Parameters<typeof render>[1]> = {}) {
  const save = vi.fn((sent: Partial<Goal>, version: number | null) =>
    version === theirs.version
      ? Promise.resolve({ ...theirs, ...sent })
      : Promise.reject(new Problem({ title: 'Stale', status: 412 })),
  );
  return { ...open({ save, read: () => Promise.resolve(theirs), ...change } as never), save };
}
const THEIRS: Goal = { ...BASE, statement: 'Theirs', measure: 'Their lamps', version: 5 };

test('field by field: mine on top of their version, and theirs where I changed nothing', async () => {
  const { save, done } = conflict(THEIRS);
  await type('Goal', 'Mine');
  await press('Save');
  const dialog = await screen.findByRole('dialog');
  expect(dialog.textContent).toContain('Theirs');
  await press('Save this choice');
  await waitFor(() => expect(done).toHaveBeenCalled());
  expect(save).toHaveBeenLastCalledWith({ statement: 'Mine' }, 5);
});

test('take theirs: their version stands and my draft is gone', async () => {
  const { save, done } = conflict(THEIRS);
  await type('Goal', 'Mine');
  await press('Save');
  await screen.findByRole('dialog');
  await press('Take theirs');
  await waitFor(() => expect(done).toHaveBeenCalledWith(THEIRS));
  expect(save).toHaveBeenCalledTimes(1);
  expect(await findDraft(KEY, isAny)).toBeNull();
});

test('keep mine as a draft: nothing is sent, and the draft is on this device', async () => {
  const { done } = conflict(THEIRS);
  await type('Goal', 'Mine to keep');
  await press('Save');
  await screen.findByRole('dialog');
  await press('Keep mine as a draft');
  await waitFor(async () =>
    expect(JSON.stringify((await findDraft(KEY, isAny))?.value)).toContain('Mine to keep'),
  );
  expect(done).not.toHaveBeenCalled();
  expect(field('Goal').value).toBe('Mine to keep');
});

test('a draft of an older version is told against that version, and undoes nobody’s work', async () => {
  const values = { statement: 'Mine', measure: 'Lamps', status: 'open' };
  const began = { statement: 'Lit paths', measure: 'Lamps', status: 'open' };
  await keepDraft(draftKey('', 'demo', 'goal/older'), {
    values,
    extra: {},
    base: began,
    version: 3,
  });
  const { save, done } = conflict(THEIRS, { base: THEIRS, subject: 'goal/older' } as never);
  await waitFor(() => expect(field('Goal').value).toBe('Mine'));
  expect(screen.getByText(/Your draft of .* was opened again/)).toBeTruthy();
  await press('Save');
  await screen.findByRole('dialog');
  await press('Save this choice');
  await waitFor(() => expect(done).toHaveBeenCalled());
  expect(save).toHaveBeenLastCalledWith({ statement: 'Mine' }, 5);
});

test('a record that somebody deleted meanwhile is told, and what was typed stays', async () => {
  const gone = (): Promise<never> => Promise.reject(new Problem({ title: 'Gone', status: 404 }));
  conflict(THEIRS, { read: gone } as never);
  await type('Goal', 'Mine');
  await press('Save');
  await screen.findByText(/Somebody deleted this goal meanwhile/);
  expect(field('Goal').value).toBe('Mine');
});
