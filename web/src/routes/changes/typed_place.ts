import { pointOfGridReference } from '../../map/grid_reference';

export type TypedPlace = { at: [number, number] } | { why: string };

/** Britain with its islands, roughly: what is outside was typed wrongly. */
const BRITAIN = { west: -9, east: 2.2, south: 49.7, north: 61 };

/** The place that a typed grid reference or pair of coordinates names; swapped pairs are said. */
export function readTypedPlace(text: string): TypedPlace {
  const grid = pointOfGridReference(text);
  if (grid) return { at: grid };
  const numbers = text.split(/[\s,;]+/).filter((part) => part !== '');
  const [first, second] = numbers.map(Number);
  const isPair = numbers.length === 2 && Number.isFinite(first) && Number.isFinite(second);
  if (!isPair || first === undefined || second === undefined) {
    return { why: 'Enter a grid reference like TQ 3462 8618, or latitude and longitude' };
  }
  // People write latitude first, as on a phone; the other order is unmistakable in Britain.
  if (isInBritain(second, first)) return { at: [second, first] };
  if (isInBritain(first, second)) return { at: [first, second] };
  return { why: 'These coordinates are not in Britain' };
}

function isInBritain(lon: number, lat: number): boolean {
  const { west, east, south, north } = BRITAIN;
  return lon >= west && lon <= east && lat >= south && lat <= north;
}
