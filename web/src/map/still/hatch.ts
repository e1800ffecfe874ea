/** A corner in pixels. */
export type Pixel = readonly [x: number, y: number];

/**
 * The lines of a 45 degree hatch inside a convex shape, as the `d` of a path. Lines of neighbouring
 * shapes meet, because they all lie on one lattice. Drawn as lines and not as a pattern fill: some
 * renderers drop whole pictures over pattern fills of this size.
 */
export function hatchPath(corners: readonly Pixel[], spacing_px = 9): string {
  const sums = corners.map(([x, y]) => x + y);
  const first = Math.ceil(Math.min(...sums) / spacing_px);
  const last = Math.floor(Math.max(...sums) / spacing_px);
  let path = '';
  for (let line = first; line <= last; line += 1) {
    const ends = crossings(corners, line * spacing_px);
    const [from, to] = ends;
    if (from && to) path += `M${text(from)}L${text(to)}`;
  }
  return path;
}

/** Where the line x + y = sum enters and leaves the shape. */
function crossings(corners: readonly Pixel[], sum: number): Pixel[] {
  const found: Pixel[] = [];
  for (const [index, corner] of corners.entries()) {
    const next = corners[(index + 1) % corners.length] ?? corner;
    const [a, b] = [corner[0] + corner[1] - sum, next[0] + next[1] - sum];
    // Half open, so that a corner on the line counts once.
    if (a < 0 === b < 0) continue;
    const share = a / (a - b);
    found.push([
      corner[0] + share * (next[0] - corner[0]),
      corner[1] + share * (next[1] - corner[1]),
    ]);
  }
  return found;
}

const text = ([x, y]: Pixel): string => `${x.toFixed(1)} ${y.toFixed(1)}`;
