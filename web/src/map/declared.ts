import type { FeatureCollection, MultiPolygon, Polygon } from 'geojson';
import type { LayerSpecification, SourceSpecification } from 'maplibre-gl';
import type { Breaks, CellWidth } from './cell_classes';
import { changeExpression, filterQuery, incidentExpression, type IncidentFilter } from './filters';
import type { Declared } from './layer_diff';
import type { LayerKey } from './layers';
import { BASE, groundAgain, groundLayers, groundNames } from './style/base_layers';
import { cellLayers, CELLS } from './style/cell_layers';
import {
  geojson,
  locationLayers,
  noDataLayer,
  outside,
  pickedLayers,
  sketchLayers,
} from './style/own_layers';
import { paletteOf, type MapTheme } from './style/palette';
import {
  areaLayers,
  assessmentLayer,
  boundaryLayers,
  changeLayers,
  guardianLayer,
  incidentLayer,
  placeLayer,
  provisionLayer,
} from './style/record_layers';

/** One tile source as the service lists it. */
export interface TiledLayer {
  key: LayerKey;
  tile_url: string;
  min_zoom: number;
  max_zoom: number;
  data_version: number | string;
}

/** All that decides what the map shows. The map is a function of this and of nothing else. */
export interface Showing {
  origin: string;
  slug: string;
  theme: MapTheme;
  outline: Polygon | MultiPolygon | null;
  latitude: number;
  /** The ground's own tiles; the usual address where the service does not list them. */
  ground: Omit<TiledLayer, 'key'> | null;
  tiled: readonly TiledLayer[];
  on: readonly LayerKey[];
  filter: IncidentFilter;
  cellWidth: CellWidth | null;
  breaks: Breaks;
  onlyChangesInPeriod: boolean;
  openProvision: readonly string[];
  currentArea: string | null;
  editingArea: string | null;
  picked: FeatureCollection;
  sketch: FeatureCollection;
  sketchIsValid: boolean;
  location: FeatureCollection;
  /** Counts up when a layer that failed is asked for again. */
  attempts: Readonly<Record<string, number>>;
}

/** More handles and marks than this would lie on each other at most zooms. */
const CROWDED_FEATURES = 200;

export function declare(showing: Showing): Declared {
  const palette = paletteOf(showing.theme);
  return {
    sources: sourcesOf(showing),
    layers: [
      ...groundLayers(palette),
      ...groundAgain(palette),
      ...groundNames(palette),
      ...(isOn(showing, 'incident_cells') && showing.outline ? [noDataLayer(showing.theme)] : []),
      ...showing.tiled
        .filter(({ key }) => isOn(showing, key))
        .flatMap(({ key }) => layersOf(key, showing)),
      ...pickedLayers(palette),
      ...sketchLayers(palette, showing.theme, {
        isValid: showing.sketchIsValid,
        isCrowded: showing.sketch.features.length > CROWDED_FEATURES,
      }),
      ...locationLayers(palette),
    ],
  };
}

const isOn = (showing: Showing, key: LayerKey): boolean => showing.on.includes(key);

function layersOf(key: LayerKey, showing: Showing): LayerSpecification[] {
  const { theme, filter } = showing;
  const look = { palette: paletteOf(theme), theme };
  switch (key) {
    case 'provision':
      return [provisionLayer(look, showing.openProvision)];
    case 'guardian_sites':
      return [guardianLayer(look)];
    case 'changes':
      return changeLayers(look, changeExpression(filter, showing.onlyChangesInPeriod));
    case 'incident_cells':
      return cellLayers({
        ...look,
        breaks: showing.breaks,
        width: showing.cellWidth,
        latitude: showing.latitude,
      });
    case 'incidents':
      return [incidentLayer(look, incidentExpression(filter))];
    case 'areas':
      return areaLayers(look, showing.currentArea, showing.editingArea);
    case 'assessments':
      return [assessmentLayer(look)];
    case 'boundaries':
      return boundaryLayers(look);
    case 'places':
      return [placeLayer(look)];
  }
}

const BASE_TILES: Omit<TiledLayer, 'key'> = {
  tile_url: '',
  min_zoom: 8,
  max_zoom: 15,
  data_version: 0,
};

function sourcesOf(showing: Showing): Record<string, SourceSpecification> {
  const usual = `/api/${showing.slug}/tiles/${BASE}/{z}/{x}/{y}.mvt`;
  const base = showing.ground ?? { ...BASE_TILES, tile_url: usual };
  const sources: Record<string, SourceSpecification> = {
    [BASE]: tileSource(showing, BASE, base, {}),
    ...(showing.outline ? { 'no-data': geojson(outsideOf(showing.outline)) } : {}),
    picked: geojson(showing.picked),
    sketch: geojson(showing.sketch),
    location: geojson(showing.location),
  };
  for (const layer of showing.tiled) {
    if (!isOn(showing, layer.key)) continue;
    const query = layer.key === CELLS ? cellQuery(showing) : {};
    sources[layer.key] = tileSource(showing, layer.key, layer, query);
  }
  return sources;
}

function cellQuery({ filter, cellWidth }: Showing): Record<string, string> {
  return { ...filterQuery(filter), ...(cellWidth === null ? {} : { width: String(cellWidth) }) };
}

function tileSource(
  showing: Showing,
  id: string,
  layer: Omit<TiledLayer, 'key'>,
  query: Record<string, string>,
): SourceSpecification {
  const search = new URLSearchParams({ ...query, v: String(layer.data_version) });
  const attempt = showing.attempts[id] ?? 0;
  if (attempt > 0) search.set('again', String(attempt));
  return {
    type: 'vector',
    tiles: [`${showing.origin}${layer.tile_url}?${search.toString()}`],
    minzoom: layer.min_zoom,
    maxzoom: layer.max_zoom,
  };
}

/** One shape per outline, so that the same borough is the same data to the map. */
const outsides = new WeakMap<object, FeatureCollection>();

function outsideOf(outline: Polygon | MultiPolygon): FeatureCollection {
  const known = outsides.get(outline);
  if (known) return known;
  const made = outside(outline);
  outsides.set(outline, made);
  return made;
}
