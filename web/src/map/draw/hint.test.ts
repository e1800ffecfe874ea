import { expect, test } from 'vitest';
import { hintOf } from './hint';
import { BLANK, drawn, type Sketch } from './sketch';

const POLYGON: Sketch = { ...BLANK, tool: 'polygon' };
const withPoints = (count: number): Sketch =>
  Array.from({ length: count }).reduce<Sketch>(
    (sketch, _, index) => drawn(sketch, { do: 'add-point', at: [index, index ** 2] }),
    POLYGON,
  );

test('before the first point it says how to begin', () => {
  expect(hintOf(POLYGON, null, null).strong).toMatch(/^Click/);
  expect(hintOf(POLYGON, null, null, 'finger').rest).toContain('Add point');
});

test('finishing is offered only once there are three points', () => {
  expect(hintOf(withPoints(2), null, null).rest).not.toContain('finish');
  expect(hintOf(withPoints(3), null, null).rest).toContain('finish');
});

test('a crossing is told with the street it lies at', () => {
  expect(hintOf(POLYGON, [-3.5, 53.8], 'Well Street').strong).toBe(
    'The outline crosses itself near Well Street.',
  );
});

test('without a street a crossing is told by its grid reference', () => {
  expect(hintOf(POLYGON, [-3.5, 53.8], null).strong).toMatch(/near SD \d{4} \d{4}\./);
});

test('a picked point is counted from one', () => {
  const sketch: Sketch = {
    ...BLANK,
    tool: 'edit',
    pieces: [
      [
        [
          [0, 0],
          [1, 0],
          [1, 1],
        ],
      ],
    ],
    picked: { piece: 0, ring: 0, index: 0 },
  };
  expect(hintOf(sketch, null, null).strong).toBe('Point 1 of 3 selected.');
});

test('a refusal comes before everything else', () => {
  const refused = drawn(withPoints(2), { do: 'close' });
  expect(hintOf(refused, [0, 0], 'Well Street').strong).toContain('three points');
});

test('while keys draw, the words are those of keys', () => {
  const { rest } = hintOf(withPoints(3), null, null, 'keys');
  expect(rest).toContain('Enter');
  expect(rest).toContain('F finishes');
  expect(rest).not.toContain('Click');
});
