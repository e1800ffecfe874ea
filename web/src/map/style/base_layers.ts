import type {
  ExpressionSpecification,
  LayerSpecification,
  LineLayerSpecification,
} from 'maplibre-gl';
import { BOLD, REGULAR } from './fonts';
import type { Palette } from './palette';

export const BASE = 'base_land';

const MAIN: ExpressionSpecification = [
  'in',
  ['get', 'class'],
  ['literal', ['main', 'primary', 'trunk', 'motorway', 'primary_link', 'trunk_link']],
];
const MIDDLE: ExpressionSpecification = [
  'in',
  ['get', 'class'],
  ['literal', ['secondary', 'tertiary', 'secondary_link', 'tertiary_link']],
];

const IS_AREA: ExpressionSpecification = ['==', ['geometry-type'], 'Polygon'];
const IS_LINE: ExpressionSpecification = ['==', ['geometry-type'], 'LineString'];

/** Line width doubling with each zoom level, given in pixels at zoom 15. */
function width(main: number, middle: number, small: number): ExpressionSpecification {
  const at = (factor: number): ExpressionSpecification => [
    'case',
    MAIN,
    main * factor,
    MIDDLE,
    middle * factor,
    small * factor,
  ];
  return [
    'interpolate',
    ['exponential', 1.6],
    ['zoom'],
    11,
    at(0.16),
    13,
    at(0.45),
    15,
    at(1),
    18,
    at(4),
  ];
}

/** The ground: land, parks, water, buildings, paths, rails and streets. */
export function groundLayers(palette: Palette): LayerSpecification[] {
  const from = (name: string): { source: string; 'source-layer': string } => ({
    source: BASE,
    'source-layer': name,
  });
  return [
    { id: 'land', type: 'background', paint: { 'background-color': palette.land } },
    {
      id: 'landuse',
      type: 'fill',
      ...from('landuse'),
      paint: { 'fill-color': landuseColour(palette) },
    },
    { id: 'green', type: 'fill', ...from('green'), paint: { 'fill-color': palette.park } },
    {
      id: 'water',
      type: 'fill',
      ...from('water'),
      filter: IS_AREA,
      paint: { 'fill-color': palette.water },
    },
    {
      id: 'water-line',
      type: 'line',
      ...from('water'),
      filter: IS_LINE,
      layout: { 'line-cap': 'round', 'line-join': 'round' },
      paint: { 'line-color': palette.water, 'line-width': waterWidth() },
    },
    {
      id: 'building',
      type: 'fill',
      ...from('building'),
      minzoom: 13.5,
      paint: {
        'fill-color': palette.building,
        'fill-opacity': ['interpolate', ['linear'], ['zoom'], 13.5, 0, 14.5, 1],
      },
    },
    {
      id: 'path',
      type: 'line',
      ...from('path'),
      minzoom: 13,
      paint: { 'line-color': palette.path, 'line-width': 1.4, 'line-dasharray': [3, 2.4] },
    },
    ...railLayers(palette),
    ...roadLayers(palette),
  ];
}

/** Streets and water once more, thin, above the cells: place stays readable, cells keep their colour. */
export function groundAgain(palette: Palette): LayerSpecification[] {
  return [
    {
      id: 'water-above',
      type: 'fill',
      source: BASE,
      'source-layer': 'water',
      filter: IS_AREA,
      paint: { 'fill-color': palette.water, 'fill-opacity': 0.3 },
    },
    {
      id: 'water-line-above',
      type: 'line',
      source: BASE,
      'source-layer': 'water',
      filter: IS_LINE,
      paint: { 'line-color': palette.water, 'line-opacity': 0.3, 'line-width': waterWidth() },
    },
    {
      id: 'road-above',
      type: 'line',
      source: BASE,
      'source-layer': 'road',
      layout: { 'line-cap': 'round', 'line-join': 'round' },
      paint: { 'line-color': palette.road, 'line-opacity': 0.3, 'line-width': width(12, 8.5, 5.5) },
    },
  ];
}

function railLayers(palette: Palette): LayerSpecification[] {
  const rail = { source: BASE, 'source-layer': 'rail' } as const;
  return [
    { id: 'rail', type: 'line', ...rail, paint: { 'line-color': palette.rail, 'line-width': 4.5 } },
    {
      id: 'rail-gaps',
      type: 'line',
      ...rail,
      minzoom: 12.5,
      paint: { 'line-color': palette.land, 'line-width': 2.6, 'line-dasharray': [4, 3] },
    },
  ];
}

function roadLayers(palette: Palette): LayerSpecification[] {
  const road = { source: BASE, 'source-layer': 'road' } as const;
  const layout: NonNullable<LineLayerSpecification['layout']> = {
    'line-cap': 'round',
    'line-join': 'round',
    'line-sort-key': ['case', MAIN, 2, MIDDLE, 1, 0],
  };
  return [
    {
      id: 'road-edge',
      type: 'line',
      ...road,
      layout,
      paint: {
        'line-color': ['case', MAIN, palette.mainRoadEdge, palette.roadEdge],
        'line-width': width(14.5, 10.5, 7),
      },
    },
    {
      id: 'road',
      type: 'line',
      ...road,
      layout,
      paint: {
        'line-color': ['case', MAIN, palette.mainRoad, palette.road],
        'line-width': width(12, 8.5, 5.5),
      },
    },
  ];
}

/** Names of streets, water, parks and estates: drawn from the same tiles as the ground. */
export function groundNames(palette: Palette): LayerSpecification[] {
  const halo = { 'text-halo-color': palette.label.halo, 'text-halo-width': 1.6 };
  const name = (fallback = ''): ExpressionSpecification => ['coalesce', ['get', 'name'], fallback];
  return [
    {
      id: 'road-name',
      type: 'symbol',
      source: BASE,
      'source-layer': 'road',
      minzoom: 13,
      layout: {
        'symbol-placement': 'line',
        'symbol-spacing': 340,
        'symbol-sort-key': ['case', MAIN, 0, MIDDLE, 1, 2],
        'text-field': ['case', MAIN, ['upcase', name()], name()],
        'text-font': REGULAR,
        'text-size': ['case', MAIN, 11.5, 11.5],
        'text-letter-spacing': ['case', MAIN, 0.06, 0],
        'text-max-angle': 35,
      },
      paint: { 'text-color': palette.label.street, ...halo },
    },
    {
      id: 'water-name',
      type: 'symbol',
      source: BASE,
      'source-layer': 'water',
      filter: IS_LINE,
      minzoom: 12,
      layout: {
        'symbol-placement': 'line',
        'symbol-spacing': 420,
        'text-field': name(),
        'text-font': REGULAR,
        'text-size': 12,
        'text-letter-spacing': 0.04,
      },
      paint: { 'text-color': palette.label.water, ...halo },
    },
    areaName('green-name', 'green', palette.label.park, 12.5, halo),
    areaName('landuse-name', 'landuse', palette.label.place, 14, halo),
  ];
}

function areaName(
  id: 'green-name' | 'landuse-name',
  layer: string,
  colour: string,
  minzoom: number,
  halo: { 'text-halo-color': string; 'text-halo-width': number },
): LayerSpecification {
  return {
    id,
    type: 'symbol',
    source: BASE,
    'source-layer': layer,
    minzoom,
    layout: {
      'text-field': ['coalesce', ['get', 'name'], ''],
      'text-font': BOLD,
      'text-size': 12,
      'text-max-width': 9,
      'text-padding': 8,
    },
    paint: { 'text-color': colour, ...halo },
  };
}

function landuseColour(palette: Palette): ExpressionSpecification {
  return [
    'match',
    ['get', 'class'],
    ['school', 'education', 'college'],
    palette.landuse.school,
    ['industrial', 'commercial', 'retail'],
    palette.landuse.industrial,
    palette.landuse.estate,
  ];
}

function waterWidth(): ExpressionSpecification {
  return ['interpolate', ['exponential', 1.7], ['zoom'], 11, 1.5, 15, 14, 18, 60];
}
