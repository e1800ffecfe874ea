import { expect, test } from 'vitest';
import { matchRoute } from './match';

const ROUTES = [
  { name: 'areas', pattern: '/{partnership}/areas' },
  { name: 'new area', pattern: '/{partnership}/areas/new' },
  { name: 'area', pattern: '/{partnership}/areas/{id}' },
  { name: 'change', pattern: '/{partnership}/changes/{id}/{tab?}' },
] as const;

test('a pattern gives the values of its names', () => {
  expect(matchRoute(ROUTES, '/demo/areas/a1')).toEqual({
    name: 'area',
    params: { partnership: 'demo', id: 'a1' },
  });
});

test('the first route that fits wins', () => {
  expect(matchRoute(ROUTES, '/demo/areas/new')?.name).toBe('new area');
});

test('a trailing slash is the same page', () => {
  expect(matchRoute(ROUTES, '/demo/areas/')?.name).toBe('areas');
});

test('an unknown address matches nothing', () => {
  expect(matchRoute(ROUTES, '/demo/areas/a1/more')).toBeNull();
});

test('a value with an escaped slash stays one value', () => {
  expect(matchRoute(ROUTES, '/demo/areas/a%2F1')?.params['id']).toBe('a/1');
});

test('a badly escaped address matches nothing instead of failing', () => {
  expect(matchRoute(ROUTES, '/demo/areas/%E0%A4%A')).toBeNull();
});

test('a last part that may be missing is only there when the address has it', () => {
  expect(matchRoute(ROUTES, '/demo/changes/c1')?.params).toEqual({ partnership: 'demo', id: 'c1' });
  expect(matchRoute(ROUTES, '/demo/changes/c1/history')?.params['tab']).toBe('history');
});
