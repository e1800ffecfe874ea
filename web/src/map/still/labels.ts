import type { Ground } from './ground';
import { positionsOf, type Projection } from './projection';

export interface StillLabel {
  text: string;
  kind: 'street' | 'water' | 'park';
  x: number;
  y: number;
  /** Degrees to turn it by. */
  turn: number;
}

const LETTER_PX = 6.4;
const HALF_LINE_PX = 9;

/** Names that fit into the picture, each once, none across another: the longest lines first. */
export function labelsOf(
  ground: readonly Ground[],
  projection: Projection,
  size: { width: number; height: number },
  most: number,
): StillLabel[] {
  const named = ground
    .filter(
      ({ name, kind }) => name !== '' && (kind === 'road' || kind === 'water' || kind === 'park'),
    )
    .map((one) => ({ one, best: placeOf(one, projection, size) }))
    .filter(({ best }) => best !== null)
    .sort((a, b) => (b.best?.length ?? 0) - (a.best?.length ?? 0));
  const taken: StillLabel[] = [];
  const seen = new Set<string>();
  for (const { one, best } of named) {
    if (taken.length >= most || !best || seen.has(one.name)) continue;
    const needed = one.name.length * LETTER_PX;
    if (one.kind === 'road' && best.length < needed) continue;
    const label: StillLabel = {
      text: one.name,
      kind: one.kind === 'road' ? 'street' : one.kind === 'water' ? 'water' : 'park',
      x: best.x,
      y: best.y,
      turn: best.turn,
    };
    if (!isInside(label, size) || taken.some((other) => meet(label, other))) continue;
    seen.add(one.name);
    taken.push(label);
  }
  return taken;
}

interface Spot {
  x: number;
  y: number;
  turn: number;
  length: number;
}

/** The straightest place for a name: the longest stretch of a line, the middle of a ground. */
function placeOf(
  { geometry, kind }: Ground,
  { to }: Projection,
  { width, height }: { width: number; height: number },
): Spot | null {
  const points = positionsOf(geometry).map(to);
  if (kind === 'park' || geometry.type === 'Polygon' || geometry.type === 'MultiPolygon') {
    const inside = points.filter(([x, y]) => x > 0 && y > 0 && x < width && y < height);
    if (inside.length < 3) return null;
    const xs = inside.map(([x]) => x);
    const ys = inside.map(([, y]) => y);
    const wide = Math.max(...xs) - Math.min(...xs);
    return {
      x: (Math.max(...xs) + Math.min(...xs)) / 2,
      y: (Math.max(...ys) + Math.min(...ys)) / 2,
      turn: 0,
      length: wide * 0.8,
    };
  }
  return longestStretch(points, width, height);
}

/** The middle of the part of a line that lies in the picture, turned along it. */
function longestStretch(points: [number, number][], width: number, height: number): Spot | null {
  const inside = points.filter(([x, y]) => x > 0 && y > 0 && x < width && y < height);
  const first = inside[0];
  const last = inside.at(-1);
  const middle = inside[Math.floor(inside.length / 2)];
  if (!first || !last || !middle || inside.length < 2) return null;
  const before = inside[Math.max(0, Math.floor(inside.length / 2) - 1)] ?? first;
  const at = [(before[0] + middle[0]) / 2, (before[1] + middle[1]) / 2] as const;
  let turn = (Math.atan2(middle[1] - before[1], middle[0] - before[0]) * 180) / Math.PI;
  if (turn > 90) turn -= 180;
  if (turn < -90) turn += 180;
  return { x: at[0], y: at[1], turn, length: Math.hypot(last[0] - first[0], last[1] - first[1]) };
}

function halfBox({ text, turn }: StillLabel): { x: number; y: number } {
  const half = (text.length * LETTER_PX) / 2;
  const angle = (Math.abs(turn) * Math.PI) / 180;
  return {
    x: half * Math.cos(angle) + HALF_LINE_PX * Math.sin(angle),
    y: half * Math.sin(angle) + HALF_LINE_PX * Math.cos(angle),
  };
}

function isInside(
  label: StillLabel,
  { width, height }: { width: number; height: number },
): boolean {
  const half = halfBox(label);
  return (
    label.x - half.x > 2 &&
    label.y - half.y > 2 &&
    label.x + half.x < width - 2 &&
    label.y + half.y < height - 2
  );
}

function meet(a: StillLabel, b: StillLabel): boolean {
  const [halfA, halfB] = [halfBox(a), halfBox(b)];
  return Math.abs(a.x - b.x) < halfA.x + halfB.x && Math.abs(a.y - b.y) < halfA.y + halfB.y;
}
