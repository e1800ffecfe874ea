import { toGrid, toLonLat, type GridPoint, type LonLat } from './national_grid';

const LETTERS = 'ABCDEFGHJKLMNOPQRSTUVWXYZ';
const SQUARE_M = 100_000;
/** A written reference that went through degrees and back comes out a hair short of its corner. */
const HAIR_M = 0.2;

/** "TQ 3462 8618": a point as a grid reference, to `digits` figures each way (4 = 10 metres). */
export function gridReference(point: LonLat, digits = 4): string {
  const [easting, northing] = toGrid(point);
  const easting_m = easting + HAIR_M;
  const northing_m = northing + HAIR_M;
  const square = squareOf(easting_m, northing_m);
  if (square === null) return 'outside the National Grid';
  const step_m = 10 ** (5 - digits);
  const figure = (value_m: number): string =>
    String(Math.floor((value_m % SQUARE_M) / step_m)).padStart(digits, '0');
  return `${square} ${figure(easting_m)} ${figure(northing_m)}`;
}

/** The point a written grid reference names (its south-west corner); null if it is not one. */
export function pointOfGridReference(text: string): [number, number] | null {
  const match = /^\s*([A-HJ-Z])([A-HJ-Z])\s*(\d{2,5})\s*(\d{2,5})\s*$/i.exec(text);
  if (!match) return null;
  const [, first = '', second = '', east = '', north = ''] = match;
  if (east.length !== north.length) return null;
  const step_m = 10 ** (5 - east.length);
  const corner = cornerOf(first.toUpperCase(), second.toUpperCase());
  if (!corner) return null;
  return toLonLat([corner[0] + Number(east) * step_m, corner[1] + Number(north) * step_m]);
}

function squareOf(easting_m: number, northing_m: number): string | null {
  const column = Math.floor(easting_m / SQUARE_M);
  const row = Math.floor(northing_m / SQUARE_M);
  if (column < 0 || column > 6 || row < 0 || row > 12) return null;
  // The grid's letters count from the far south-west of a false square of 25 by 25.
  const first = 19 - row - ((19 - row) % 5) + Math.floor((column + 10) / 5);
  const second = (((19 - row) * 5) % 25) + ((column + 10) % 5);
  return `${LETTERS[first] ?? ''}${LETTERS[second] ?? ''}`;
}

function cornerOf(first: string, second: string): GridPoint | null {
  const a = LETTERS.indexOf(first);
  const b = LETTERS.indexOf(second);
  const column = ((a + 23) % 5) * 5 + (b % 5);
  const row = 19 - Math.floor(a / 5) * 5 - Math.floor(b / 5);
  if (column > 6 || row < 0 || row > 12) return null;
  return [column * SQUARE_M, row * SQUARE_M];
}
