import type { LonLat } from '../measure';
import { toGrid, toLonLat } from '../national_grid';

const CIRCLE_POINTS = 48;
/** About a centimetre; the service keeps no more. */
const DECIMALS = 7;

export const rounded = ([lon, lat]: LonLat): [number, number] => [
  Number(lon.toFixed(DECIMALS)),
  Number(lat.toFixed(DECIMALS)),
];

/** A rectangle along the National Grid from two opposite corners. */
export function rectangleBetween(a: LonLat, b: LonLat): LonLat[] {
  const [ax, ay] = toGrid(a);
  const [bx, by] = toGrid(b);
  return [
    [ax, ay],
    [bx, ay],
    [bx, by],
    [ax, by],
  ].map(([x = 0, y = 0]) => rounded(toLonLat([x, y])));
}

/** A circle of so many metres on the ground, as a ring of points. */
export function circleAround(centre: LonLat, radius_m: number): LonLat[] {
  const [x, y] = toGrid(centre);
  return Array.from({ length: CIRCLE_POINTS }, (_, index) => {
    const angle = (index / CIRCLE_POINTS) * 2 * Math.PI;
    return rounded(toLonLat([x + radius_m * Math.cos(angle), y + radius_m * Math.sin(angle)]));
  });
}
