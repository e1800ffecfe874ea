import type { ExpressionSpecification, LayerSpecification } from 'maplibre-gl';
import type { Breaks, CellWidth } from '../cell_classes';
import { BOLD } from './fonts';
import type { MapTheme, Palette } from './palette';
import { imageName } from './symbols';

export const CELLS = 'incident_cells';

const N: ExpressionSpecification = ['get', 'n'];
const is = (state: 'count' | 'suppressed' | 'zero' | 'no_data'): ExpressionSpecification => [
  '==',
  ['get', 'state'],
  state,
];

/** Metres a pixel stands for at zoom 0 on the equator, with tiles of 512 pixels. */
const EQUATOR_METRES_PER_PIXEL = 78_271.517;
const LEAST_CELL_FOR_A_NUMBER_PX = 25;

interface CellLook {
  palette: Palette;
  theme: MapTheme;
  breaks: Breaks;
  width: CellWidth | null;
  latitude: number;
}

/** Counts, fewer than the threshold, zero and no data: four looks that are never mixed. */
export function cellLayers(look: CellLook): LayerSpecification[] {
  const { palette, theme, breaks } = look;
  const from = { source: CELLS, 'source-layer': CELLS } as const;
  const colour = byClass(breaks, palette.harm);
  return [
    {
      id: 'cell-no-data',
      type: 'fill',
      ...from,
      filter: is('no_data'),
      paint: { 'fill-pattern': imageName('dots', theme), 'fill-opacity': 0.8 },
    },
    {
      id: 'cell-zero',
      type: 'fill',
      ...from,
      filter: is('zero'),
      paint: { 'fill-color': palette.paper, 'fill-opacity': 0.1 },
    },
    {
      id: 'cell-suppressed',
      type: 'fill',
      ...from,
      filter: is('suppressed'),
      paint: { 'fill-pattern': imageName('hatch', theme) },
    },
    {
      id: 'cell-count',
      type: 'fill',
      ...from,
      filter: is('count'),
      paint: {
        'fill-opacity': 0.92,
        'fill-antialias': false,
        ...(theme === 'contrast' ? { 'fill-pattern': patterns(breaks) } : { 'fill-color': colour }),
      },
    },
    {
      id: 'cell-edge',
      type: 'line',
      ...from,
      paint: {
        'line-color': [
          'match',
          ['get', 'state'],
          'count',
          palette.cellEdge,
          'suppressed',
          palette.hatch,
          palette.zeroEdge,
        ],
        'line-width': ['match', ['get', 'state'], 'count', 1.4, 0.7],
        'line-opacity': ['match', ['get', 'state'], 'count', 0.85, 'suppressed', 0.55, 0.4],
      },
    },
    cellNumbers(look),
  ];
}

function cellNumbers({ palette, theme, breaks, width, latitude }: CellLook): LayerSpecification {
  return {
    id: 'cell-number',
    type: 'symbol',
    source: CELLS,
    'source-layer': CELLS,
    minzoom: numbersFrom(width, latitude),
    filter: ['any', is('count'), is('zero')],
    layout: {
      'text-field': ['case', is('zero'), '0', ['to-string', N]],
      'text-font': BOLD,
      'text-size': ['case', is('zero'), 11, 12.5],
      // Numbers give way to symbols and lines: they move inside their cell before they go.
      'text-variable-anchor': ['center', 'top', 'bottom', 'left', 'right'],
      'text-radial-offset': 0.9,
      'text-padding': 1,
    },
    paint: {
      'text-color': ['case', is('zero'), palette.zeroNumber, byClass(breaks, palette.onHarm)],
      // Lines of the high contrast fill must not run through a number.
      ...(theme === 'contrast'
        ? { 'text-halo-color': behindNumber(breaks), 'text-halo-width': 2.5 }
        : {}),
    },
  };
}

function byClass(breaks: Breaks, values: Palette['harm']): ExpressionSpecification {
  const [first, ...rest] = values;
  return [
    'step',
    N,
    first,
    ...breaks.flatMap((bound, index) => [bound, rest[index] ?? first]),
  ] as ExpressionSpecification;
}

function behindNumber(breaks: Breaks): ExpressionSpecification {
  return ['case', is('count'), ['step', N, '#ffffff', breaks[2], '#000000'], '#ffffff'];
}

/** High contrast has three classes: white, lines, solid. */
function patterns(breaks: Breaks): ExpressionSpecification {
  const name = (pattern: 'plain' | 'lines' | 'solid'): string => imageName(pattern, 'contrast');
  return ['step', N, name('plain'), breaks[1], name('lines'), breaks[2], name('solid')];
}

/** The zoom from which a cell of this width has room for its number. */
function numbersFrom(width: CellWidth | null, latitude: number): number {
  if (width === null) return 10.6;
  const metresPerPixel = EQUATOR_METRES_PER_PIXEL * Math.cos((latitude * Math.PI) / 180);
  return Math.log2((metresPerPixel * LEAST_CELL_FOR_A_NUMBER_PX) / width);
}
