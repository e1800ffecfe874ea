import {
  crossingOf,
  distance_m,
  ringContains,
  type LonLat,
  type Piece,
  type Ring,
} from '../measure';
import { circleAround, rectangleBetween } from './rings';

export type Tool = 'none' | 'polygon' | 'rectangle' | 'circle' | 'edit' | 'hole';
export type DrawingTool = Exclude<Tool, 'none' | 'edit'>;

/** A point of the shape: which piece, which of its rings (0 is the outline), which point. */
export interface PointRef {
  piece: number;
  ring: number;
  index: number;
}

interface Moment {
  pieces: readonly Piece[];
  open: readonly LonLat[];
}

/** An area being drawn. Everything the toolbar, the keys, the table and the map do goes through `drawn`. */
export interface Sketch extends Moment {
  tool: Tool;
  picked: PointRef | null;
  snaps: boolean;
  past: readonly Moment[];
  future: readonly Moment[];
  /** Why the last action was refused, in words. */
  refusal: string | null;
}

export type Action =
  | { do: 'load'; pieces: readonly Piece[] }
  | { do: 'choose-tool'; tool: Tool }
  | { do: 'add-point'; at: LonLat }
  | { do: 'adopt-open'; points: readonly LonLat[] }
  | { do: 'close' }
  | { do: 'add-ring'; ring: Ring }
  | { do: 'pick'; point: PointRef | null }
  | { do: 'pick-adjacent'; step: 1 | -1 }
  | { do: 'move'; point: PointRef; to: LonLat; from?: LonLat }
  | { do: 'insert'; after: PointRef; at: LonLat }
  | { do: 'delete-picked' }
  | { do: 'toggle-snap' }
  | { do: 'undo' }
  | { do: 'redo' }
  | { do: 'escape' };

export const BLANK: Sketch = {
  tool: 'none',
  pieces: [],
  open: [],
  picked: null,
  snaps: true,
  past: [],
  future: [],
  refusal: null,
};

const LEAST_POINTS = 3;
/** Two points nearer than this are one and the same (7 decimals, about a centimetre). */
const SAME_DEGREES = 1e-7;

/** The sketch after an action. Pure: no map, no screen. */
export function drawn(sketch: Sketch, action: Action): Sketch {
  const calm = sketch.refusal === null ? sketch : { ...sketch, refusal: null };
  switch (action.do) {
    case 'load':
      return { ...BLANK, snaps: sketch.snaps, pieces: action.pieces };
    case 'choose-tool':
      return { ...calm, tool: action.tool, open: [], picked: null };
    case 'add-point':
      return withPoint(calm, action.at);
    case 'adopt-open':
      return { ...remember(calm), open: action.points };
    case 'close':
      return closed(calm);
    case 'add-ring':
      return withRing(calm, action.ring);
    case 'pick':
      return { ...calm, picked: action.point };
    case 'pick-adjacent':
      return { ...calm, picked: adjacent(calm, action.step) };
    case 'move':
      return moved(calm, action.point, action.to, action.from);
    case 'insert':
      return inserted(calm, action.after, action.at);
    case 'delete-picked':
      return withoutPicked(calm);
    case 'toggle-snap':
      return { ...calm, snaps: !calm.snaps };
    case 'undo':
      return stepped(calm, 'past', 'future');
    case 'redo':
      return stepped(calm, 'future', 'past');
    case 'escape':
      return escaped(calm);
  }
}

/** The points of the piece and ring that a point belongs to. */
export function ringOf(sketch: Pick<Sketch, 'pieces'>, point: PointRef): Ring {
  return sketch.pieces[point.piece]?.[point.ring] ?? [];
}

/** Every point of the shape, outlines before their holes. */
export function allPoints(pieces: readonly Piece[]): { point: PointRef; at: LonLat }[] {
  return pieces.flatMap((rings, piece) =>
    rings.flatMap((points, ring) =>
      points.map((at, index) => ({ point: { piece, ring, index }, at })),
    ),
  );
}

/** The first place where an outline crosses itself, if any does. */
export function faultOf(pieces: readonly Piece[]): LonLat | null {
  for (const ring of pieces.flat()) {
    const crossing = crossingOf(ring);
    if (crossing) return crossing;
  }
  return null;
}

const remember = (sketch: Sketch): Sketch => ({
  ...sketch,
  past: [...sketch.past, { pieces: sketch.pieces, open: sketch.open }],
  future: [],
});

function withPoint(sketch: Sketch, at: LonLat): Sketch {
  const first = sketch.open[0];
  if (first && isSame(first, at) && sketch.open.length >= LEAST_POINTS) return closed(sketch);
  const last = sketch.open.at(-1);
  if (last && isSame(last, at)) return sketch;
  if (first && sketch.tool === 'rectangle') return withRing(sketch, rectangleBetween(first, at));
  if (first && sketch.tool === 'circle')
    return withRing(sketch, circleAround(first, distance_m(first, at)));
  return { ...remember(sketch), open: [...sketch.open, at] };
}

function closed(sketch: Sketch): Sketch {
  if (sketch.open.length < LEAST_POINTS)
    return { ...sketch, refusal: 'An area needs at least three points.' };
  return withRing(sketch, sketch.open);
}

/** A finished ring becomes an area of its own, or a hole in the piece it lies in. */
function withRing(sketch: Sketch, ring: Ring): Sketch {
  const rest = { ...remember(sketch), open: [], picked: null };
  if (sketch.tool !== 'hole') return { ...rest, tool: 'edit', pieces: [...sketch.pieces, [ring]] };
  const home = sketch.pieces.findIndex(
    ([outer]) => outer && ring.every((at) => ringContains(outer, at)),
  );
  if (home < 0)
    return {
      ...sketch,
      open: [],
      refusal: 'A hole has to lie wholly inside the outline. Draw it again, further in.',
    };
  const pieces = sketch.pieces.map((piece, index) => (index === home ? [...piece, ring] : piece));
  return { ...rest, tool: 'edit', pieces };
}

function moved(sketch: Sketch, point: PointRef, to: LonLat, from: LonLat | undefined): Sketch {
  const ring = ringOf(sketch, point);
  if (!ring[point.index]) return sketch;
  // A drag has shown its way already: what is remembered is where it began.
  const before = from ? withRingAt(sketch, point, replaced(ring, point.index, from)) : sketch;
  const kept = remember(before);
  return { ...withRingAt(kept, point, replaced(ring, point.index, to)), picked: point };
}

/** The same point somewhere else, without a step of history: a drag on its way. */
export function dragged(sketch: Sketch, point: PointRef, to: LonLat): Sketch {
  return withRingAt(sketch, point, replaced(ringOf(sketch, point), point.index, to));
}

function inserted(sketch: Sketch, after: PointRef, at: LonLat): Sketch {
  const ring = ringOf(sketch, after);
  const longer = [...ring.slice(0, after.index + 1), at, ...ring.slice(after.index + 1)];
  const next = withRingAt(remember(sketch), after, longer);
  return { ...next, picked: { ...after, index: after.index + 1 } };
}

function withoutPicked(sketch: Sketch): Sketch {
  const point = sketch.picked;
  if (!point) {
    if (sketch.open.length === 0) return sketch;
    return { ...remember(sketch), open: sketch.open.slice(0, -1) };
  }
  const ring = ringOf(sketch, point);
  if (ring.length > LEAST_POINTS) {
    const shorter = ring.filter((_, index) => index !== point.index);
    const next = withRingAt(remember(sketch), point, shorter);
    return { ...next, picked: { ...point, index: point.index % shorter.length } };
  }
  if (point.ring === 0 && sketch.pieces.length === 1)
    return { ...sketch, refusal: 'An area needs at least three points.' };
  return { ...remember(sketch), pieces: withoutRing(sketch.pieces, point), picked: null };
}

/** A hole with fewer than three points goes; so does a piece whose outline goes. */
function withoutRing(pieces: readonly Piece[], { piece, ring }: PointRef): Piece[] {
  if (ring === 0) return pieces.filter((_, index) => index !== piece);
  return pieces.map((rings, index) =>
    index === piece ? rings.filter((_, number) => number !== ring) : rings,
  );
}

function adjacent(sketch: Sketch, step: 1 | -1): PointRef | null {
  const points = allPoints(sketch.pieces).map(({ point }) => point);
  if (points.length === 0) return null;
  const held = sketch.picked;
  const position = held ? points.findIndex((point) => isPoint(point, held)) : step === 1 ? -1 : 0;
  return points[(position + step + points.length) % points.length] ?? null;
}

function stepped(sketch: Sketch, from: 'past' | 'future', to: 'past' | 'future'): Sketch {
  const moment = sketch[from].at(-1);
  if (!moment) return sketch;
  const next = {
    ...sketch,
    pieces: moment.pieces,
    open: moment.open,
    [from]: sketch[from].slice(0, -1),
    [to]: [...sketch[to], { pieces: sketch.pieces, open: sketch.open }],
  };
  const isGone = next.picked !== null && ringOf(next, next.picked)[next.picked.index] === undefined;
  return isGone ? { ...next, picked: null } : next;
}

/** Escape lets go of one thing at a time, and never of what was finished. */
function escaped(sketch: Sketch): Sketch {
  if (sketch.open.length > 0) return { ...remember(sketch), open: [] };
  if (sketch.picked) return { ...sketch, picked: null };
  return { ...sketch, tool: sketch.pieces.length > 0 ? 'edit' : 'none' };
}

function withRingAt(sketch: Sketch, point: PointRef, ring: Ring): Sketch {
  const pieces = sketch.pieces.map((rings, piece) =>
    piece === point.piece
      ? rings.map((held, number) => (number === point.ring ? ring : held))
      : rings,
  );
  return { ...sketch, pieces };
}

const replaced = (ring: Ring, index: number, to: LonLat): Ring =>
  ring.map((at, position) => (position === index ? to : at));

export const isPoint = (a: PointRef, b: PointRef): boolean =>
  a.piece === b.piece && a.ring === b.ring && a.index === b.index;

const isSame = (a: LonLat, b: LonLat): boolean =>
  Math.abs(a[0] - b[0]) < SAME_DEGREES && Math.abs(a[1] - b[1]) < SAME_DEGREES;
