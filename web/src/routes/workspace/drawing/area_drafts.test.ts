import { beforeEach, expect, test } from 'vitest';
import { dropDraft, keepDraft, readDraft, type AreaDraft } from './area_drafts';

const NEW = 'a1/demo/area/new';
const DRAFT: AreaDraft = {
  pieces: [
    [
      [
        [0, 0],
        [1, 0],
        [1, 1],
      ],
    ],
  ],
  name: 'Lock Street',
  reason: '',
  saved_at: '2026-11-23T10:32:00Z',
};

beforeEach(() => window.localStorage.clear());

test('a draft is there again after the page was closed', () => {
  keepDraft(NEW, DRAFT);
  expect(readDraft(NEW)).toEqual(DRAFT);
});

test('the draft of a saved area is not that of a new one', () => {
  keepDraft('a1/demo/area/7', DRAFT);
  expect(readDraft(NEW)).toBeNull();
});

test('a dropped draft is gone', () => {
  keepDraft(NEW, DRAFT);
  dropDraft(NEW);
  expect(readDraft(NEW)).toBeNull();
});

test('a draft with a damaged outline is not taken up', () => {
  window.localStorage.setItem(
    `contextmap.area-draft/${NEW}`,
    JSON.stringify({ ...DRAFT, pieces: [[['x']]] }),
  );
  expect(readDraft(NEW)).toBeNull();
});
