import { expect, test } from 'vitest';
import type { LonLat } from '../measure';
import { allPoints, BLANK, drawn, faultOf, type Action, type Sketch } from './sketch';

const after = (...actions: Action[]): Sketch => actions.reduce(drawn, BLANK);
const tool = (name: Sketch['tool']): Action => ({ do: 'choose-tool', tool: name });
const point = (lon: number, lat: number): Action => ({ do: 'add-point', at: [lon, lat] });

//  3---2
//  |   |     a square with corners at 0 and 4
//  0---1
const SQUARE: LonLat[] = [
  [0, 0],
  [4, 0],
  [4, 4],
  [0, 4],
];
const square: Action = { do: 'load', pieces: [[SQUARE]] };
const ref = (index: number, ring = 0): { piece: number; ring: number; index: number } => ({
  piece: 0,
  ring,
  index,
});

test('three points and Finish make an area', () => {
  const sketch = after(tool('polygon'), point(0, 0), point(4, 0), point(4, 4), { do: 'close' });
  expect(sketch.pieces).toEqual([[SQUARE.slice(0, 3)]]);
  expect(sketch.open).toEqual([]);
});

test('choosing the first point again finishes the area', () => {
  const sketch = after(tool('polygon'), point(0, 0), point(4, 0), point(4, 4), point(0, 0));
  expect(sketch.pieces).toHaveLength(1);
});

test('two points are no area, and it says so', () => {
  const sketch = after(tool('polygon'), point(0, 0), point(4, 0), { do: 'close' });
  expect(sketch.pieces).toEqual([]);
  expect(sketch.refusal).toContain('three points');
});

test('the same place twice in a row is one point', () => {
  expect(after(tool('polygon'), point(1, 1), point(1, 1)).open).toHaveLength(1);
});

test('after drawing, the points can be edited at once', () => {
  const sketch = after(tool('polygon'), point(0, 0), point(4, 0), point(4, 4), { do: 'close' });
  expect(sketch.tool).toBe('edit');
});

test('undo takes the last point back, redo gives it again', () => {
  const three = after(tool('polygon'), point(0, 0), point(4, 0), point(4, 4));
  const two = drawn(three, { do: 'undo' });
  expect(two.open).toHaveLength(2);
  expect(drawn(two, { do: 'redo' }).open).toEqual(three.open);
});

test('a new action forgets what was undone', () => {
  const sketch = after(tool('polygon'), point(0, 0), point(4, 0), { do: 'undo' }, point(1, 1));
  expect(sketch.future).toEqual([]);
});

test('undo with nothing done changes nothing', () => {
  expect(drawn(BLANK, { do: 'undo' })).toEqual(BLANK);
});

test('a hole inside the outline becomes its second ring', () => {
  const hole: LonLat[] = [
    [1, 1],
    [2, 1],
    [2, 2],
  ];
  const sketch = after(square, tool('hole'), { do: 'add-ring', ring: hole });
  expect(sketch.pieces).toEqual([[SQUARE, hole]]);
});

test('a hole that leaves the outline is refused in words', () => {
  const ring: LonLat[] = [
    [1, 1],
    [9, 1],
    [2, 2],
  ];
  const sketch = after(square, tool('hole'), { do: 'add-ring', ring });
  expect(sketch.pieces).toEqual([[SQUARE]]);
  expect(sketch.refusal).toContain('inside');
});

test('a second area drawn with the area tool is a second piece', () => {
  const far = SQUARE.map(([x, y]): LonLat => [x + 10, y]);
  expect(after(square, tool('polygon'), { do: 'add-ring', ring: far }).pieces).toEqual([
    [SQUARE],
    [far],
  ]);
});

test('a point moves to where it is put and stays picked', () => {
  const sketch = after(square, { do: 'move', point: ref(2), to: [5, 5] });
  expect(allPoints(sketch.pieces).map(({ at }) => at)).toContainEqual([5, 5]);
  expect(sketch.picked).toEqual(ref(2));
});

test('undo of a drag goes back to where the drag began', () => {
  const onTheWay = after({ do: 'load', pieces: [[[...SQUARE.slice(0, 2), [4.5, 4.5], [0, 4]]]] });
  const done = drawn(onTheWay, { do: 'move', point: ref(2), to: [5, 5], from: [4, 4] });
  expect(drawn(done, { do: 'undo' }).pieces).toEqual([[SQUARE]]);
});

test('a point is added between two others and picked', () => {
  const sketch = after(square, { do: 'insert', after: ref(0), at: [2, 0] });
  expect(sketch.pieces[0]?.[0]?.[1]).toEqual([2, 0]);
  expect(sketch.picked).toEqual(ref(1));
});

test('the last three points of an area cannot be deleted', () => {
  const sketch = after(
    { do: 'load', pieces: [[SQUARE.slice(0, 3)]] },
    { do: 'pick', point: ref(0) },
    { do: 'delete-picked' },
  );
  expect(sketch.pieces[0]?.[0]).toHaveLength(3);
  expect(sketch.refusal).not.toBeNull();
});

test('a hole goes when its points run out', () => {
  const hole = SQUARE.slice(0, 3);
  const sketch = after(
    { do: 'load', pieces: [[SQUARE, hole]] },
    { do: 'pick', point: ref(1, 1) },
    { do: 'delete-picked' },
  );
  expect(sketch.pieces).toEqual([[SQUARE]]);
});

test('going to the next point runs round to the first', () => {
  const sketch = after(square, { do: 'pick', point: ref(3) }, { do: 'pick-adjacent', step: 1 });
  expect(sketch.picked).toEqual(ref(0));
  expect(drawn(sketch, { do: 'pick-adjacent', step: -1 }).picked).toEqual(ref(3));
});

test('the first step backwards from nothing picks the last point', () => {
  expect(after(square, { do: 'pick-adjacent', step: -1 }).picked).toEqual(ref(3));
});

test('Escape lets go of the points being drawn, never of a finished area', () => {
  const sketch = after(square, tool('polygon'), point(9, 9), { do: 'escape' }, { do: 'escape' });
  expect(sketch.open).toEqual([]);
  expect(sketch.pieces).toEqual([[SQUARE]]);
});

test('Escape can be undone', () => {
  const sketch = after(tool('polygon'), point(0, 0), point(4, 0), { do: 'escape' }, { do: 'undo' });
  expect(sketch.open).toHaveLength(2);
});

test('an outline that crosses itself is found with the place', () => {
  const bowTie: LonLat[] = [
    [0, 4],
    [4, 4],
    [0, 0],
    [4, 0],
  ];
  expect(faultOf([[bowTie]])).toEqual([2, 2]);
  expect(faultOf([[SQUARE]])).toBeNull();
});

test('two corners make a rectangle', () => {
  const sketch = after(tool('rectangle'), point(-3.5, 53.8), point(-3.49, 53.81));
  expect(sketch.pieces[0]?.[0]).toHaveLength(4);
});

test('a middle and a reach make a circle', () => {
  const sketch = after(tool('circle'), point(-3.5, 53.8), point(-3.49, 53.8));
  expect(sketch.pieces).toHaveLength(1);
  expect(sketch.open).toEqual([]);
});
