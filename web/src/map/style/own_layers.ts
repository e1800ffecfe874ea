import type { GeoJSONSourceSpecification, LayerSpecification } from 'maplibre-gl';
import type { Feature, FeatureCollection, MultiPolygon, Polygon, Position } from 'geojson';
import type { MapTheme, Palette } from './palette';
import { imageName } from './symbols';

export const EMPTY: FeatureCollection = { type: 'FeatureCollection', features: [] };

export const geojson = (data: FeatureCollection): GeoJSONSourceSpecification => ({
  type: 'geojson',
  data,
});

/** Everywhere but inside the partnership: where there are no data, as a shape to fill with dots. */
export function outside(outline: Polygon | MultiPolygon): FeatureCollection {
  const pieces = outline.type === 'Polygon' ? [outline.coordinates] : outline.coordinates;
  const holes = pieces.map(([outer = []]) => [...outer].reverse());
  const island = pieces.flatMap(([, ...inner]) => inner.map((ring): Position[][] => [ring]));
  const world: Position[] = [
    [-14, 48],
    [6, 48],
    [6, 62],
    [-14, 62],
    [-14, 48],
  ];
  const coordinates = [[world, ...holes], ...island];
  const feature: Feature = {
    type: 'Feature',
    properties: {},
    geometry: { type: 'MultiPolygon', coordinates },
  };
  return { type: 'FeatureCollection', features: [feature] };
}

export function noDataLayer(theme: MapTheme): LayerSpecification {
  return {
    id: 'no-data',
    type: 'fill',
    source: 'no-data',
    paint: { 'fill-pattern': imageName('dots', theme), 'fill-opacity': 0.8 },
  };
}

/** What the person picked: a ring round a point, a yellow line round a shape. */
export function pickedLayers(palette: Palette): LayerSpecification[] {
  const line = { source: 'picked', layout: { 'line-join': 'round' } } as const;
  return [
    {
      id: 'picked-casing',
      type: 'line',
      ...line,
      filter: ['!=', ['geometry-type'], 'Point'],
      paint: { 'line-color': palette.ink, 'line-width': 6.5 },
    },
    {
      id: 'picked-line',
      type: 'line',
      ...line,
      filter: ['!=', ['geometry-type'], 'Point'],
      paint: { 'line-color': palette.picked, 'line-width': 3.5 },
    },
    pickedRing('picked-ring', palette.ink, 7),
    pickedRing('picked-symbol', palette.picked, 4),
  ];
}

function pickedRing(
  id: 'picked-ring' | 'picked-symbol',
  colour: string,
  width: number,
): LayerSpecification {
  return {
    id,
    type: 'circle',
    source: 'picked',
    filter: ['==', ['geometry-type'], 'Point'],
    paint: {
      'circle-radius': 19.5 - width / 2,
      'circle-opacity': 0,
      'circle-stroke-color': colour,
      'circle-stroke-width': width,
    },
  };
}

/** The shape being drawn: outline, handles on its points, round marks between them. */
export function sketchLayers(
  palette: Palette,
  theme: MapTheme,
  look: { isValid: boolean; isCrowded: boolean },
): LayerSpecification[] {
  const kind = (name: string): ['==', ['get', 'kind'], string] => ['==', ['get', 'kind'], name];
  const icon = (
    id: string,
    name: 'handle' | 'handle-picked' | 'middle' | 'crossing',
  ): LayerSpecification => ({
    id,
    type: 'symbol',
    source: 'sketch',
    filter: kind(name),
    layout: {
      'icon-image': imageName(name, theme),
      // Where points are very many, only those show that have room; nearer they all do.
      'icon-allow-overlap': !look.isCrowded || name === 'crossing' || name === 'handle-picked',
      'icon-padding': 0,
    },
  });
  return [
    {
      id: 'sketch-casing',
      type: 'line',
      source: 'sketch',
      filter: ['in', ['get', 'kind'], ['literal', ['ring', 'open']]],
      layout: { 'line-join': 'round', 'line-cap': 'round' },
      paint: { 'line-color': palette.paper, 'line-width': 6, 'line-opacity': 0.9 },
    },
    {
      id: 'sketch-line',
      type: 'line',
      source: 'sketch',
      filter: kind('ring'),
      layout: { 'line-join': 'round' },
      paint: {
        'line-color': palette.ink,
        'line-width': 2.6,
        'line-dasharray': look.isValid ? [1] : [2.4, 1.8],
      },
    },
    {
      id: 'sketch-open',
      type: 'line',
      source: 'sketch',
      filter: kind('open'),
      layout: { 'line-join': 'round' },
      paint: { 'line-color': palette.ink, 'line-width': 2.6 },
    },
    icon('sketch-crossing', 'crossing'),
    icon('sketch-middle', 'middle'),
    icon('sketch-handle', 'handle'),
    icon('sketch-picked', 'handle-picked'),
  ];
}

export function locationLayers(palette: Palette): LayerSpecification[] {
  return [
    {
      id: 'location-within',
      type: 'fill',
      source: 'location',
      filter: ['==', ['geometry-type'], 'Polygon'],
      paint: { 'fill-color': '#0b5fa5', 'fill-opacity': 0.16, 'fill-outline-color': '#0b5fa5' },
    },
    {
      id: 'location',
      type: 'circle',
      source: 'location',
      filter: ['==', ['geometry-type'], 'Point'],
      paint: {
        'circle-radius': 7,
        'circle-color': '#0b5fa5',
        'circle-stroke-color': palette.paper,
        'circle-stroke-width': 3,
      },
    },
  ];
}
