/** Every layer the map may hold, bottom first. A layer that is not named here cannot be drawn. */
export const Z_ORDER = [
  'land',
  'landuse',
  'green',
  'water',
  'water-line',
  'building',
  'path',
  'rail',
  'rail-gaps',
  'road-edge',
  'road',
  'no-data',
  'cell-no-data',
  'cell-zero',
  'cell-suppressed',
  'cell-count',
  'cell-edge',
  'water-above',
  'water-line-above',
  'road-above',
  'boundary-line',
  'change-line-casing',
  'change-line',
  'assessment-line',
  'area-ground',
  'area-casing',
  'area-line',
  'picked-casing',
  'picked-line',
  'road-name',
  'water-name',
  'green-name',
  'landuse-name',
  'boundary-name',
  'cell-number',
  'sketch-casing',
  'sketch-line',
  'sketch-open',
  'place-symbol',
  'incident-point',
  'guardian-symbol',
  'provision-symbol',
  'change-symbol',
  'picked-ring',
  'picked-symbol',
  'sketch-crossing',
  'sketch-middle',
  'sketch-handle',
  'sketch-picked',
  'location-within',
  'location',
] as const;

const POSITION = new Map<string, number>(Z_ORDER.map((id, index) => [id, index]));

/** Where a layer lies, from the bottom; an unknown layer is a fault of ours. */
export function positionOf(id: string): number {
  const position = POSITION.get(id);
  if (position === undefined) throw new Error(`Layer ${id} has no place in the z-order`);
  return position;
}

/** The lowest of the layers present that lies above this one: the one to insert it before. */
export function layerAbove(id: string, present: readonly string[]): string | undefined {
  const own = positionOf(id);
  let above: string | undefined;
  for (const other of present) {
    const position = positionOf(other);
    if (position > own && (above === undefined || position < positionOf(above))) above = other;
  }
  return above;
}
