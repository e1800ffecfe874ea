import { expect, test } from 'vitest';
import { meaningOf, type Key, type KeyContext, type KeyMeaning } from './keyboard';

const LOOKING: KeyContext = { tool: 'none', hasPicked: false, openPoints: 0 };
const DRAWING: KeyContext = { tool: 'polygon', hasPicked: false, openPoints: 2 };
const EDITING: KeyContext = { tool: 'edit', hasPicked: false, openPoints: 0 };
const HOLDING: KeyContext = { tool: 'edit', hasPicked: true, openPoints: 0 };

function press(key: string, context: KeyContext, held: Partial<Key> = {}): KeyMeaning | null {
  const plain = { shiftKey: false, altKey: false, ctrlKey: false, metaKey: false };
  return meaningOf({ key, ...plain, ...held }, context);
}

test('arrows move the map, and Shift makes the step small', () => {
  const far = press('ArrowRight', LOOKING);
  const near = press('ArrowRight', LOOKING, { shiftKey: true });
  expect(far).toMatchObject({ means: 'pan', y_px: 0 });
  expect((near as { x_px: number }).x_px).toBeLessThan((far as { x_px: number }).x_px);
});

test('up is up', () => {
  expect((press('ArrowUp', LOOKING) as { y_px: number }).y_px).toBeLessThan(0);
});

test('arrows move the picked point instead of the map', () => {
  expect(press('ArrowLeft', HOLDING)?.means).toBe('move-picked');
  expect(press('ArrowLeft', EDITING)?.means).toBe('pan');
});

test('Enter adds a point while drawing, and opens what is there otherwise', () => {
  expect(press('Enter', DRAWING)?.means).toBe('add-point');
  expect(press('Enter', LOOKING)?.means).toBe('open-here');
});

test('Space picks the nearest point only while editing', () => {
  expect(press(' ', EDITING)?.means).toBe('pick-nearest');
  expect(press(' ', LOOKING)).toBeNull();
});

test('Alt and an arrow go to the neighbouring point, or read the next thing', () => {
  expect(press('ArrowRight', EDITING, { altKey: true })).toEqual({
    means: 'pick-adjacent',
    step: 1,
  });
  expect(press('ArrowUp', LOOKING, { altKey: true })).toEqual({ means: 'read-next', step: -1 });
});

test('Alt and I say where the map is', () => {
  expect(press('i', LOOKING, { altKey: true })?.means).toBe('say-where');
});

test('undo and redo have their usual keys', () => {
  expect(press('z', DRAWING, { ctrlKey: true })?.means).toBe('undo');
  expect(press('Z', DRAWING, { metaKey: true, shiftKey: true })?.means).toBe('redo');
  expect(press('y', DRAWING, { ctrlKey: true })?.means).toBe('redo');
});

test('keys of the browser and of the page are left alone', () => {
  expect(press('k', LOOKING, { ctrlKey: true })).toBeNull();
  expect(press('Tab', DRAWING)).toBeNull();
  expect(press('a', DRAWING)).toBeNull();
});

test('Delete means nothing while nothing is drawn', () => {
  expect(press('Delete', LOOKING)).toBeNull();
  expect(press('Delete', HOLDING)?.means).toBe('delete');
});
