import { projectionFor, type Box, type Projection } from '../../map/still/projection';

const CLOSEST_DEGREES = 0.0006;
const WIDEST_DEGREES = 0.4;

/** The box moved by so many pixels of its picture, as a hand drags it. */
export function panned(projection: Projection, box: Box, [x, y]: readonly [number, number]): Box {
  const [west, north] = projection.from([0, 0]);
  const [lon, lat] = projection.from([x, y]);
  const [east, south] = [west - lon, north - lat];
  return [box[0] + east, box[1] + south, box[2] + east, box[3] + south];
}

/** The box made smaller (closer, above 1) or larger about its middle, within what makes sense. */
export function zoomed([west, south, east, north]: Box, closer: number): Box {
  const wide = Math.min(WIDEST_DEGREES, Math.max(CLOSEST_DEGREES, (east - west) / closer));
  const scale = wide / (east - west);
  const [x, y] = [(west + east) / 2, (south + north) / 2];
  const [halfWide, halfHigh] = [((east - west) * scale) / 2, ((north - south) * scale) / 2];
  return [x - halfWide, y - halfHigh, x + halfWide, y + halfHigh];
}

/** A place kept inside a picture. */
export function inside(
  [x, y]: readonly [number, number],
  width: number,
  height: number,
): [number, number] {
  return [Math.min(Math.max(x, 0), width), Math.min(Math.max(y, 0), height)];
}

export const ARROWS: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

export const projectionOf = (box: Box | null, width: number, height: number): Projection | null =>
  box && width > 0 ? projectionFor(box, width, height) : null;
