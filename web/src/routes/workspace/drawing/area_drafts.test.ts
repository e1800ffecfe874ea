import { beforeEach, expect, test } from 'vitest';
import { dropDraft, keepDraft, readDraft, type AreaDraft } from './area_drafts';

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
  keepDraft('demo', null, DRAFT);
  expect(readDraft('demo', null)).toEqual(DRAFT);
});

test('the draft of a saved area is not that of a new one', () => {
  keepDraft('demo', 'a1', DRAFT);
  expect(readDraft('demo', null)).toBeNull();
});

test('a dropped draft is gone', () => {
  keepDraft('demo', null, DRAFT);
  dropDraft('demo', null);
  expect(readDraft('demo', null)).toBeNull();
});

test('a draft with a damaged outline is not taken up', () => {
  window.localStorage.setItem(
    'contextmap.area-draft.demo.new',
    JSON.stringify({ ...DRAFT, pieces: [[['x']]] }),
  );
  expect(readDraft('demo', null)).toBeNull();
});
