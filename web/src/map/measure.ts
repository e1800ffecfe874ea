import { toGrid, type GridPoint, type LonLat } from './national_grid';

export type { LonLat };

export type Ring = readonly LonLat[];
/** One piece of an area: its outline, then its holes. Rings are open: the first point is not repeated. */
export type Piece = readonly Ring[];

const SQUARE_METRES_PER_HECTARE = 10_000;

/** Area in hectares as the service measures it: on the National Grid, holes taken away. */
export function hectares(pieces: readonly Piece[]): number {
  let area_m2 = 0;
  for (const [outer, ...holes] of pieces) {
    if (outer) area_m2 += ringArea_m2(outer);
    for (const hole of holes) area_m2 -= ringArea_m2(hole);
  }
  return Math.max(0, area_m2) / SQUARE_METRES_PER_HECTARE;
}

function ringArea_m2(ring: Ring): number {
  const grid = ring.map(toGrid);
  let twice = 0;
  grid.forEach(([x, y], index) => {
    const [nextX, nextY] = grid[(index + 1) % grid.length] as GridPoint;
    twice += x * nextY - nextX * y;
  });
  return Math.abs(twice) / 2;
}

export function distance_m(a: LonLat, b: LonLat): number {
  const [ax, ay] = toGrid(a);
  const [bx, by] = toGrid(b);
  return Math.hypot(ax - bx, ay - by);
}

/** "10.3 hectares", with more figures where the area is small. */
export function hectareWords(value: number): string {
  const figures = value >= 100 ? 0 : value >= 1 ? 1 : 2;
  return `${value.toLocaleString('en-GB', { minimumFractionDigits: figures, maximumFractionDigits: figures })} hectares`;
}

/** Two edges of a ring that cross, as the place where they do; null for a simple ring. */
export function crossingOf(ring: Ring): LonLat | null {
  const count = ring.length;
  if (count < 4) return null;
  for (let i = 0; i < count; i += 1) {
    for (let j = i + 2; j < count; j += 1) {
      if (i === 0 && j === count - 1) continue;
      const found = crossing(at(ring, i), at(ring, i + 1), at(ring, j), at(ring, j + 1));
      if (found) return found;
    }
  }
  return null;
}

export function ringContains(ring: Ring, [x, y]: LonLat): boolean {
  let inside = false;
  ring.forEach(([ax, ay], index) => {
    const [bx, by] = at(ring, index + 1);
    if (ay > y !== by > y && x < ((bx - ax) * (y - ay)) / (by - ay) + ax) inside = !inside;
  });
  return inside;
}

const at = (ring: Ring, index: number): LonLat => ring[index % ring.length] as LonLat;

function crossing(a: LonLat, b: LonLat, c: LonLat, d: LonLat): LonLat | null {
  const [rx, ry] = [b[0] - a[0], b[1] - a[1]];
  const [sx, sy] = [d[0] - c[0], d[1] - c[1]];
  const turn = rx * sy - ry * sx;
  if (turn === 0) return null;
  const t = ((c[0] - a[0]) * sy - (c[1] - a[1]) * sx) / turn;
  const u = ((c[0] - a[0]) * ry - (c[1] - a[1]) * rx) / turn;
  if (t < 0 || t > 1 || u < 0 || u > 1) return null;
  return [a[0] + t * rx, a[1] + t * ry];
}
