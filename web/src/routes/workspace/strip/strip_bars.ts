import type { MonthFigure } from '../../../api/incidents';
import { largest, shownNumber, type Figure } from '../../../figures/figure';
import type { Month } from '../../../map/filters';
import type { Period } from '../period';
import { monthTick, xOf, type StripScale } from './strip_scale';

export const BARS_TOP = 16;
export const BARS_BOTTOM = 62;
/** A bar's share of its month. */
export const BAR_SHARE = 0.82;
/** A bar so low that it could be taken for zero is drawn this high. */
const LEAST_BAR_PX = 1.5;

export interface StripBar {
  month: Month;
  figure: Figure;
  n: number;
  height: number;
  x: number;
  inside: boolean;
  tick: string;
}

/** A bar for each month of the strip; a month that the service does not tell has no data. */
export function stripBars(
  scale: StripScale,
  months: readonly MonthFigure[],
  chosen: Period,
): StripBar[] {
  const figures = new Map<string, Figure>(months.map((one) => [one.month, one]));
  const most = Math.max(1, largest(months));
  return scale.months.map((month, index) => {
    const figure = figures.get(month) ?? { state: 'no_data' };
    const n = shownNumber(figure) ?? 0;
    return {
      month,
      figure,
      n,
      height: n === 0 ? 0 : Math.max(LEAST_BAR_PX, (n / most) * (BARS_BOTTOM - BARS_TOP)),
      x: xOf(scale, month) + (scale.step * (1 - BAR_SHARE)) / 2,
      inside: month >= chosen.from && month <= chosen.to,
      tick: monthTick(month, index === 0, scale.step),
    };
  });
}

/** As many months as there is room for, with the chosen ones in sight as far as they fit. */
export function monthsInRoom(all: readonly Month[], chosen: Period, room: number): Month[] {
  if (all.length <= room) return [...all];
  const afterLast = all.indexOf(chosen.to) + 2;
  const fromFirst = all.indexOf(chosen.from) + room;
  const end = Math.min(all.length, Math.max(room, Math.min(afterLast, fromFirst)));
  return all.slice(Math.max(0, end - room), Math.max(end, room));
}
