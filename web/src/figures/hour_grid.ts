import { merged, type OpenStretch } from '../format/hours';
import { stepOf, type CountClass } from './classes';
import type { Figure } from './figure';

export interface HourRow {
  weekday: number;
  cells: Figure[];
}

export interface CellLayout {
  weekday: number;
  hour: number;
  figure: Figure;
  step: CountClass['step'];
  x: number;
  y: number;
}

export interface GridLayout {
  cells: CellLayout[];
  openings: { x1: number; y1: number; x2: number; y2: number }[];
  days: { weekday: number; x: number; y: number }[];
  hours: { hour: number; x: number; y: number }[];
  cellWidth: number;
  cellHeight: number;
  height: number;
  upright: boolean;
}

/** Under this width the days stand side by side and the hours run down the page. */
const UPRIGHT_BELOW = 560;
const LEFT = 46;
const TOP = 20;

/** Where each cell of the week stands, lying (days down) or upright (days across, for phones). */
export function layOutWeek(
  rows: readonly HourRow[],
  classes: readonly CountClass[],
  openings: readonly OpenStretch[],
  width: number,
  large = false,
): GridLayout {
  const upright = width < UPRIGHT_BELOW;
  const cellWidth = (width - LEFT) / (upright ? 7 : 24);
  const cellHeight = upright ? 19 : large ? 40 : 20;
  const pitch = upright ? cellHeight : cellHeight + (large ? 10 : 6);
  const place = (weekday: number, hour: number) =>
    upright
      ? { x: LEFT + (weekday - 1) * cellWidth, y: TOP + hour * pitch }
      : { x: LEFT + hour * cellWidth, y: TOP + (weekday - 1) * pitch };
  return {
    cells: rows.flatMap(({ weekday, cells }) =>
      cells.map((figure, hour) => ({
        weekday,
        hour,
        figure,
        step: figure.state === 'count' ? stepOf(figure.n, classes) : (1 as const),
        ...place(weekday, hour),
      })),
    ),
    openings: merged(openings).map(({ weekday, from, to }) => {
      const start = place(weekday, from / 60);
      const end = place(weekday, to / 60);
      return upright
        ? { x1: start.x + cellWidth - 4, y1: start.y, x2: end.x + cellWidth - 4, y2: end.y }
        : { x1: start.x, y1: start.y + cellHeight + 2.5, x2: end.x, y2: end.y + cellHeight + 2.5 };
    }),
    days: rows.map(({ weekday }) => ({ weekday, ...place(weekday, 0) })),
    hours: [0, 3, 6, 9, 12, 15, 18, 21].map((hour) => ({ hour, ...place(1, hour) })),
    cellWidth,
    cellHeight,
    height: TOP + (upright ? 24 : 7) * pitch + 4,
    upright,
  };
}
