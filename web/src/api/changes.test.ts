import { afterEach, expect, test, vi } from 'vitest';
import { everyChange } from './changes';

afterEach(() => vi.unstubAllGlobals());

test('every change is read, page after page, with the same filter', async () => {
  const asked: string[] = [];
  const pages = [
    { items: [{ id: 'a' }, { id: 'b' }], count: 3, next: 'after-b' },
    { items: [{ id: 'c' }], count: 3, next: null },
  ];
  vi.stubGlobal('fetch', (address: string) => {
    asked.push(address);
    return Promise.resolve(new Response(JSON.stringify(pages.shift())));
  });
  const found = await everyChange('demo', { area_id: 'here' });
  expect(found.map(({ id }) => id)).toEqual(['a', 'b', 'c']);
  expect(asked).toEqual([
    '/api/demo/changes?limit=500&area_id=here',
    '/api/demo/changes?limit=500&area_id=here&cursor=after-b',
  ]);
});
