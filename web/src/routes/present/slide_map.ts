import type { PresentedCell, PresentedMap, PresentedSymbol, Shows } from '../../api/packs';
import type { Figure } from '../../figures/figure';
import type { StillCell, StillGround, StillSymbol } from '../../map/StillMap.svelte';

const GROUND: Readonly<Record<string, StillGround['kind']>> = {
  green: 'park',
  landuse: 'landuse',
  water: 'water',
  building: 'building',
  path: 'path',
  rail: 'rail',
  road: 'road',
};

/** Streets, water, parks and buildings as the still map takes them: nothing is fetched in the room. */
export function groundOf(map: PresentedMap): StillGround[] {
  return map.context.features.flatMap(({ geometry, properties }) => {
    const kind = GROUND[properties.layer];
    return kind ? [{ kind, class: properties.class, name: properties.name ?? '', geometry }] : [];
  });
}

export function cellsOf(map: PresentedMap): StillCell[] {
  return map.cells.map((cell) => ({
    ring: (cell.geometry.coordinates[0] ?? []).map(([lon = 0, lat = 0]) => [lon, lat] as const),
    figure: figureOf(cell),
  }));
}

function figureOf({ state, n }: PresentedCell): Figure {
  if (state === 'count' && n !== null) return { state: 'count', n };
  return state === 'zero' ? { state: 'zero', n: 0 } : { state: 'suppressed' };
}

/** Where the second to the fifth step of the ramp begin; steps that are not used begin nowhere. */
export function breaksOf(map: PresentedMap): [number, number, number, number] {
  const starts = map.classes.slice(1).map((one) => one.start);
  return [0, 1, 2, 3].map((index) => starts[index] ?? Infinity) as [number, number, number, number];
}

const ON = new Set<PresentedSymbol['state']>(['open', 'active', 'finished']);

/** The symbols of a slide: strengths stand on every map; changes where they are the subject. */
export function symbolsOf(map: PresentedMap, shows: Shows): StillSymbol[] {
  return map.symbols
    .filter((one) => one.kind !== 'change' || shows !== 'strengths_map')
    .map((one) => ({
      kind: one.kind,
      at: one.at,
      on: ON.has(one.state),
      name: one.name,
      ...(one.number === null ? {} : { number: one.number }),
    }));
}
