/** The edges of a shape on a picture, in pixels. */
export interface Edges {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

const LETTER_PX = 13;
const LINE_PX = 24;
/** How far from an edge the middle of a figure stands that is put outside it. */
const BESIDE_PX = 14;

/**
 * Where the middle of a shape's figure stands: in the shape's own middle, unless the shape is so
 * small that the figure would cover it. Then, and for a ring round another shape, it stands outside.
 */
export function figureSpot(
  { left, top, right, bottom }: Edges,
  figure: string,
  { isRing, height }: { isRing: boolean; height: number },
): [number, number] {
  const x = (left + right) / 2;
  const under = Math.min(bottom + BESIDE_PX, height - BESIDE_PX);
  if (isRing) return [x, under];
  const covers = right - left < figure.length * LETTER_PX + LINE_PX || bottom - top < 2 * LINE_PX;
  if (!covers) return [x, (top + bottom) / 2];
  return [x, top - BESIDE_PX - LINE_PX / 2 > 0 ? top - BESIDE_PX : under];
}
