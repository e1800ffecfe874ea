import type { Map as GLMap, MapGeoJSONFeature } from 'maplibre-gl';
import type { Geometry } from 'geojson';
import type { LayerKey } from './layers';

/** One thing under a click. */
export interface Picked {
  kind: 'provision' | 'guardian' | 'place' | 'change' | 'area' | 'assessment' | 'cell' | 'incident';
  id: string;
  /** What the tile says of it. */
  properties: Record<string, unknown>;
  geometry: Geometry;
}

interface Pickable {
  kind: Picked['kind'];
  key: LayerKey;
  /** The property that names it. */
  id: string;
}

/** Layers that answer a click, the most particular first. */
const PICKABLE: Readonly<Record<string, Pickable>> = {
  'change-symbol': { kind: 'change', key: 'changes', id: 'id' },
  'provision-symbol': { kind: 'provision', key: 'provision', id: 'id' },
  'guardian-symbol': { kind: 'guardian', key: 'guardian_sites', id: 'id' },
  'incident-point': { kind: 'incident', key: 'incidents', id: 'id' },
  'place-symbol': { kind: 'place', key: 'places', id: 'id' },
  'change-line': { kind: 'change', key: 'changes', id: 'id' },
  'assessment-line': { kind: 'assessment', key: 'assessments', id: 'id' },
  'cell-count': { kind: 'cell', key: 'incident_cells', id: 'cell' },
  'cell-suppressed': { kind: 'cell', key: 'incident_cells', id: 'cell' },
  'cell-zero': { kind: 'cell', key: 'incident_cells', id: 'cell' },
  'area-line': { kind: 'area', key: 'areas', id: 'id' },
  'area-ground': { kind: 'area', key: 'areas', id: 'id' },
};

const ORDER = Object.keys(PICKABLE);

/** Incidents carry their number as the tile feature's own id, everything else as a property. */
function nameOf(feature: MapGeoJSONFeature, { id }: Pickable): unknown {
  return feature.properties[id] ?? feature.id;
}

/** Everything pickable at a place of the screen, each thing once, symbols before grounds. */
export function layersUnder(map: GLMap, at: { x: number; y: number }, reach_px: number): Picked[] {
  const layers = ORDER.filter((id) => map.getLayer(id) !== undefined);
  const box: [[number, number], [number, number]] = [
    [at.x - reach_px, at.y - reach_px],
    [at.x + reach_px, at.y + reach_px],
  ];
  // The reach is for symbols and lines; a ground is only meant where it was hit.
  const near = map.queryRenderedFeatures(box, { layers: layers.filter((id) => !isGround(id)) });
  const hit = map.queryRenderedFeatures([at.x, at.y], { layers: layers.filter(isGround) });
  const found = [...near, ...hit].sort(
    (a, b) => ORDER.indexOf(a.layer.id) - ORDER.indexOf(b.layer.id),
  );
  const things = new Map<string, Picked>();
  for (const feature of found) {
    const picked = pickedOf(feature);
    if (!picked) continue;
    const key = `${picked.kind}/${picked.id}`;
    if (!things.has(key)) things.set(key, picked);
  }
  return [...things.values()];
}

const isGround = (layer: string): boolean => layer.startsWith('cell-') || layer.endsWith('-ground');

function pickedOf(feature: MapGeoJSONFeature): Picked | null {
  const pickable = PICKABLE[feature.layer.id];
  if (!pickable) return null;
  const name = nameOf(feature, pickable);
  if (typeof name !== 'string' && typeof name !== 'number') return null;
  const { properties, geometry } = feature;
  return { kind: pickable.kind, id: String(name), properties, geometry };
}

/** Symbols in sight, each thing once, by their distance from the middle of the map. */
export function symbolsInSight(map: GLMap): Picked[] {
  const layers = ORDER.filter((id) => id.endsWith('-symbol') && map.getLayer(id) !== undefined);
  const centre = map.project(map.getCenter());
  const things = new Map<string, { picked: Picked; away: number }>();
  for (const feature of map.queryRenderedFeatures({ layers })) {
    const picked = pickedOf(feature);
    if (picked?.geometry.type !== 'Point') continue;
    const [lon = 0, lat = 0] = picked.geometry.coordinates;
    const at = map.project([lon, lat]);
    const away = Math.hypot(at.x - centre.x, at.y - centre.y);
    things.set(`${picked.kind}/${picked.id}`, { picked, away });
  }
  return [...things.values()].sort((a, b) => a.away - b.away).map(({ picked }) => picked);
}

const STREET_REACHES_PX = [10, 25, 50, 90];

/** The name of a street near a pixel: looked for in ever wider boxes. */
export function streetUnder(map: GLMap, { x, y }: { x: number; y: number }): string | null {
  if (map.getLayer('road') === undefined) return null;
  for (const reach of STREET_REACHES_PX) {
    const names = map
      .queryRenderedFeatures(
        [
          [x - reach, y - reach],
          [x + reach, y + reach],
        ],
        { layers: ['road'] },
      )
      .map((feature): unknown => feature.properties['name']);
    const name = names.find((one) => typeof one === 'string' && one !== '');
    if (typeof name === 'string') return name;
  }
  return null;
}
