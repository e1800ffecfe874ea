import { beforeEach, expect, test } from 'vitest';
import { guardLeaving, here, navigate, setQuery, withQuery } from './location.svelte';

beforeEach(() => navigate('/demo/areas?stage=scoping&q=lock'));

test('changing one key of the query keeps the others', () => {
  setQuery({ stage: 'assessing' });
  expect(here.query.get('q')).toBe('lock');
  expect(here.query.get('stage')).toBe('assessing');
});

test('an empty value removes its key from the address', () => {
  expect(withQuery({ stage: '', q: null })).toBe('/demo/areas');
});

test('zero is a value and stays in the address', () => {
  expect(withQuery({ stage: null, q: null, page: 0 })).toBe('/demo/areas?page=0');
});

test('a page that holds unsaved work is not left without asking', () => {
  const asked: string[] = [];
  window.confirm = (words?: string) => {
    asked.push(words ?? '');
    return false;
  };
  const release = guardLeaving(() => true);
  navigate('/demo/home');
  release();
  expect(asked).toHaveLength(1);
  expect(here.path).toBe('/demo/areas');
});

test('a changed query does not count as leaving', () => {
  const release = guardLeaving(() => true);
  setQuery({ q: 'weir' });
  release();
  expect(here.query.get('q')).toBe('weir');
});
