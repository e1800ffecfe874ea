import type { PresentedCell, PresentedMap, PresentedSymbol, Shows } from '../../api/packs';
import type { Figure } from '../../figures/figure';
import type { Ground } from '../../map/still/ground';

/** A hexagon and a symbol as the still map draws them. */
interface DrawnCell {
  ring: (readonly [number, number])[];
  figure: Figure;
}

interface DrawnSymbol {
  kind: PresentedSymbol['kind'];
  at: [number, number];
  on: boolean;
  name: string;
  number?: number;
}

const GROUND: Readonly<Record<string, Ground['kind']>> = {
  green: 'park',
  landuse: 'landuse',
  water: 'water',
  building: 'building',
  path: 'path',
  rail: 'rail',
  road: 'road',
};

/** Streets, water, parks and buildings as the still map takes them: nothing is fetched in the room. */
export function groundOf(map: PresentedMap): Ground[] {
  return map.context.features.flatMap(({ geometry, properties }) => {
    const kind = GROUND[properties.layer];
    return kind ? [{ kind, class: properties.class, name: properties.name ?? '', geometry }] : [];
  });
}

export function cellsOf(map: PresentedMap): DrawnCell[] {
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
export function symbolsOf(map: PresentedMap, shows: Shows): DrawnSymbol[] {
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
