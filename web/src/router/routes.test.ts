import { expect, test } from 'vitest';
import { matchRoute } from './match';
import { PAGES } from './routes';

test.each(PAGES.map((page) => [page.name, page.pattern]))(
  'the page %s is found at its own address',
  (name, pattern) => {
    const address = pattern.replace(/\{\w+\??\}/g, 'some-1');
    expect(matchRoute(PAGES, address)?.name).toBe(name);
  },
);

test('no two pages have one name', () => {
  const names = PAGES.map((page) => page.name);
  expect(names).toEqual([...new Set(names)]);
});
