import type { LayerSpecification, SourceSpecification } from 'maplibre-gl';
import { layerAbove, positionOf } from './z_order';

/** Everything the map shows: the only way anything gets onto it. */
export interface Declared {
  sources: Readonly<Record<string, SourceSpecification>>;
  layers: readonly LayerSpecification[];
}

export type Step =
  | { do: 'remove-layer'; id: string }
  | { do: 'remove-source'; id: string }
  | { do: 'add-source'; id: string; source: SourceSpecification }
  | { do: 'set-tiles'; id: string; tiles: readonly string[] }
  | { do: 'set-data'; id: string; data: unknown }
  | { do: 'add-layer'; layer: LayerSpecification; before: string | undefined }
  | { do: 'set-paint'; id: string; name: string; value: unknown }
  | { do: 'set-layout'; id: string; name: string; value: unknown }
  | { do: 'set-filter'; id: string; filter: unknown };

export const NOTHING: Declared = { sources: {}, layers: [] };

/** The steps that turn what the map holds into what is declared, in an order that is safe to apply. */
export function stepsBetween(now: Declared, wanted: Declared): Step[] {
  const remake = sourcesToRemake(now, wanted);
  const staying = new Map(
    now.layers
      .filter((layer) => keeps(layer, wanted, remake))
      .map((layer) => [layer.id, layer] as const),
  );
  return [
    ...now.layers
      .filter((layer) => !staying.has(layer.id))
      .map((layer): Step => ({ do: 'remove-layer', id: layer.id })),
    ...sourceSteps(now, wanted, remake),
    ...layerSteps(staying, wanted),
  ];
}

function keeps(layer: LayerSpecification, wanted: Declared, remake: ReadonlySet<string>): boolean {
  const twin = wanted.layers.find((other) => other.id === layer.id);
  if (!twin || twin.type !== layer.type) return false;
  if (sourceOf(twin) !== sourceOf(layer) || remake.has(sourceOf(layer) ?? '')) return false;
  return (
    twin.minzoom === layer.minzoom &&
    twin.maxzoom === layer.maxzoom &&
    sourceLayerOf(twin) === sourceLayerOf(layer)
  );
}

function sourcesToRemake(now: Declared, wanted: Declared): Set<string> {
  const remake = new Set<string>();
  for (const [id, source] of Object.entries(now.sources)) {
    const twin = wanted.sources[id];
    if (twin && !same(frameOf(source), frameOf(twin))) remake.add(id);
  }
  return remake;
}

/** A source without the part that can be exchanged while it stays on the map. */
function frameOf(source: SourceSpecification): unknown {
  if (source.type === 'geojson') return { ...source, data: null };
  if (source.type === 'vector') return { ...source, tiles: null };
  return source;
}

function sourceSteps(now: Declared, wanted: Declared, remake: ReadonlySet<string>): Step[] {
  const steps: Step[] = [];
  for (const id of Object.keys(now.sources)) {
    if (!(id in wanted.sources) || remake.has(id)) steps.push({ do: 'remove-source', id });
  }
  for (const [id, source] of Object.entries(wanted.sources)) {
    const held = now.sources[id];
    if (!held || remake.has(id)) steps.push({ do: 'add-source', id, source });
    else if (source.type === 'geojson' && held.type === 'geojson') {
      // By identity: comparing a borough's worth of coordinates on each change would be slow.
      if (source.data !== held.data) steps.push({ do: 'set-data', id, data: source.data });
    } else if (source.type === 'vector' && held.type === 'vector') {
      if (!same(source.tiles, held.tiles))
        steps.push({ do: 'set-tiles', id, tiles: source.tiles ?? [] });
    }
  }
  return steps;
}

function layerSteps(staying: ReadonlyMap<string, LayerSpecification>, wanted: Declared): Step[] {
  const present = [...staying.keys()];
  const steps: Step[] = [];
  const inOrder = [...wanted.layers].sort((a, b) => positionOf(a.id) - positionOf(b.id));
  for (const layer of inOrder) {
    const held = staying.get(layer.id);
    if (!held) {
      steps.push({ do: 'add-layer', layer, before: layerAbove(layer.id, present) });
      present.push(layer.id);
    } else steps.push(...changesOf(held, layer));
  }
  return steps;
}

function changesOf(held: LayerSpecification, layer: LayerSpecification): Step[] {
  const steps: Step[] = [];
  for (const [name, value] of changedKeys(held.paint, layer.paint))
    steps.push({ do: 'set-paint', id: layer.id, name, value });
  for (const [name, value] of changedKeys(held.layout, layer.layout))
    steps.push({ do: 'set-layout', id: layer.id, name, value });
  if (!same(filterOf(held), filterOf(layer)))
    steps.push({ do: 'set-filter', id: layer.id, filter: filterOf(layer) ?? null });
  return steps;
}

/** Keys whose value differs, with the new value; a key that went away gets undefined. */
function changedKeys(before: object | undefined, after: object | undefined): [string, unknown][] {
  const old = new Map<string, unknown>(Object.entries(before ?? {}));
  const fresh = new Map<string, unknown>(Object.entries(after ?? {}));
  const changed: [string, unknown][] = [];
  for (const [name, value] of fresh) if (!same(value, old.get(name))) changed.push([name, value]);
  for (const name of old.keys()) if (!fresh.has(name)) changed.push([name, undefined]);
  return changed;
}

const sourceOf = (layer: LayerSpecification): string | undefined =>
  'source' in layer ? layer.source : undefined;
const sourceLayerOf = (layer: LayerSpecification): string | undefined =>
  'source-layer' in layer ? layer['source-layer'] : undefined;
const filterOf = (layer: LayerSpecification): unknown =>
  'filter' in layer ? layer.filter : undefined;
const same = (a: unknown, b: unknown): boolean =>
  a === b || JSON.stringify(a) === JSON.stringify(b);
