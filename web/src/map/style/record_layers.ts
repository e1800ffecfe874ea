import type { ExpressionSpecification, LayerSpecification } from 'maplibre-gl';
import { BOLD, REGULAR } from './fonts';
import type { MapTheme, Palette } from './palette';
import { imageName, numberedImageName } from './symbols';

interface Look {
  palette: Palette;
  theme: MapTheme;
}

const tiled = (key: string): { source: string; 'source-layer': string } => ({
  source: key,
  'source-layer': key,
});
const IS_POLYGON: ExpressionSpecification = ['==', ['geometry-type'], 'Polygon'];
const IS_POINT: ExpressionSpecification = ['==', ['geometry-type'], 'Point'];

/** Symbols keep 28 pixels from near, and shrink when the whole borough is in sight. */
const SIZE: ExpressionSpecification = [
  'interpolate',
  ['linear'],
  ['zoom'],
  11,
  0.45,
  13.5,
  0.72,
  15,
  1,
];

/** Shapes of changes are drawn from near; from far only their marks tell them. */
const CHANGE_SHAPES_FROM_ZOOM = 15;
const CHANGE_NUMBERS_FROM_ZOOM = 14.2;

export function provisionLayer({ theme }: Look, openIds: readonly string[]): LayerSpecification {
  return {
    id: 'provision-symbol',
    type: 'symbol',
    ...tiled('provision'),
    layout: {
      'icon-image': [
        'case',
        ['in', ['get', 'id'], ['literal', [...openIds]]],
        imageName('provision-open', theme),
        imageName('provision-closed', theme),
      ],
      'icon-size': SIZE,
      'icon-allow-overlap': true,
      'icon-padding': 0,
    },
  };
}

export function guardianLayer({ theme }: Look): LayerSpecification {
  return {
    id: 'guardian-symbol',
    type: 'symbol',
    ...tiled('guardian_sites'),
    layout: {
      'icon-image': [
        'match',
        ['get', 'status'],
        ['active', 'trained'],
        imageName('guardian-active', theme),
        imageName('guardian-lapsed', theme),
      ],
      'icon-size': SIZE,
      'icon-allow-overlap': true,
      'icon-padding': 0,
    },
  };
}

const IS_FINISHED: ExpressionSpecification = ['==', ['get', 'finished'], true];

/** Lines and edges of changes to the ground itself; orders and the like are told by their mark. */
export function changeLayers(
  { palette, theme }: Look,
  filter: ExpressionSpecification,
): LayerSpecification[] {
  const shape: ExpressionSpecification = [
    'all',
    ['!', IS_POINT],
    ['==', ['get', 'family'], 'landscape_layout'],
    filter,
  ];
  const from = { ...tiled('changes'), minzoom: CHANGE_SHAPES_FROM_ZOOM, filter: shape };
  return [
    {
      id: 'change-line-casing',
      type: 'line',
      ...from,
      layout: { 'line-cap': 'round', 'line-join': 'round' },
      paint: {
        'line-color': palette.changeEdge,
        'line-width': ['case', IS_POLYGON, 2.4, 4.4],
        'line-opacity': 0.6,
      },
    },
    {
      id: 'change-line',
      type: 'line',
      ...from,
      layout: { 'line-cap': 'round', 'line-join': 'round' },
      paint: { 'line-color': palette.change, 'line-width': ['case', IS_POLYGON, 1.2, 2.6] },
    },
    changeSymbols({ palette, theme }, filter),
  ];
}

function changeSymbols({ theme }: Look, filter: ExpressionSpecification): LayerSpecification {
  return {
    id: 'change-symbol',
    type: 'symbol',
    source: 'changes',
    // One mark for each change, however many tiles its shape runs through.
    'source-layer': 'change_marks',
    filter,
    layout: {
      'icon-image': [
        'step',
        ['zoom'],
        byState((name) => imageName(name, theme)),
        CHANGE_NUMBERS_FROM_ZOOM,
        [
          'concat',
          byState((name) => numberedImageName(name, theme)),
          ['to-string', ['get', 'number']],
        ],
      ],
      'icon-size': SIZE,
      'icon-allow-overlap': true,
      'icon-padding': 0,
      'symbol-sort-key': ['get', 'number'],
    },
  };
}

function byState(
  picture: (name: 'change-finished' | 'change-planned') => string,
): ExpressionSpecification {
  return ['case', IS_FINISHED, picture('change-finished'), picture('change-planned')];
}

/** Areas, without the one being edited; the area in view is drawn strongest. */
export function areaLayers(
  { palette }: Look,
  current: string | null,
  editing: string | null,
): LayerSpecification[] {
  const from = tiled('areas');
  const filter: ExpressionSpecification = ['!=', ['get', 'id'], editing ?? ''];
  const byCurrent = (yes: number, no: number): ExpressionSpecification => [
    'case',
    ['==', ['get', 'id'], current ?? ''],
    yes,
    no,
  ];
  return [
    {
      id: 'area-ground',
      type: 'fill',
      ...from,
      filter,
      paint: { 'fill-color': palette.ink, 'fill-opacity': 0.001 },
    },
    {
      id: 'area-casing',
      type: 'line',
      ...from,
      filter,
      layout: { 'line-join': 'round' },
      paint: {
        'line-color': palette.paper,
        'line-opacity': 0.9,
        'line-width': byCurrent(6, 4),
      },
    },
    {
      id: 'area-line',
      type: 'line',
      ...from,
      filter,
      layout: { 'line-join': 'round' },
      paint: { 'line-color': palette.ink, 'line-width': byCurrent(2.6, 1.5) },
    },
  ];
}

/** A dotted line inside the outline of an area that is being assessed. */
export function assessmentLayer({ palette }: Look): LayerSpecification {
  return {
    id: 'assessment-line',
    type: 'line',
    ...tiled('assessments'),
    layout: { 'line-join': 'round', 'line-cap': 'round' },
    paint: {
      'line-color': palette.provision,
      'line-width': 9,
      'line-opacity': 0.32,
    },
  };
}

export function boundaryLayers({ palette }: Look): LayerSpecification[] {
  const filter: ExpressionSpecification = ['==', ['get', 'boundary_type'], 'ward'];
  return [
    {
      id: 'boundary-line',
      type: 'line',
      ...tiled('boundaries'),
      filter,
      paint: {
        'line-color': palette.boundary,
        'line-width': 1.8,
        'line-dasharray': [5, 2.5, 1, 2.5],
      },
    },
    {
      id: 'boundary-name',
      type: 'symbol',
      ...tiled('boundaries'),
      filter,
      layout: {
        'text-field': ['concat', ['get', 'name'], ' ward'],
        'text-font': BOLD,
        'text-size': 13,
        'text-padding': 40,
      },
      paint: {
        'text-color': palette.boundary,
        'text-halo-color': palette.label.halo,
        'text-halo-width': 1.6,
      },
    },
  ];
}

export function placeLayer({ palette, theme }: Look): LayerSpecification {
  return {
    id: 'place-symbol',
    type: 'symbol',
    ...tiled('places'),
    minzoom: 12,
    layout: {
      'icon-image': imageName('place', theme),
      'icon-allow-overlap': true,
      'icon-padding': 0,
      'text-field': ['step', ['zoom'], '', 14, ['coalesce', ['get', 'name'], '']],
      'text-font': REGULAR,
      'text-size': 12,
      'text-anchor': 'left',
      'text-offset': [0.7, 0],
      'text-optional': true,
      'text-max-width': 9,
    },
    paint: {
      'text-color': palette.label.place,
      'text-halo-color': palette.label.halo,
      'text-halo-width': 1.6,
    },
  };
}

/** The zoom from which single recorded places are drawn, for those who may see them. */
export const POINTS_FROM_ZOOM = 16.2;

export function incidentLayer(
  { palette }: Look,
  filter: ExpressionSpecification,
): LayerSpecification {
  return {
    id: 'incident-point',
    type: 'circle',
    ...tiled('incidents'),
    minzoom: POINTS_FROM_ZOOM,
    filter,
    paint: {
      'circle-radius': ['interpolate', ['linear'], ['zoom'], POINTS_FROM_ZOOM, 3, 18, 6],
      'circle-color': palette.incident,
      'circle-stroke-color': palette.paper,
      'circle-stroke-width': 1.3,
    },
  };
}
