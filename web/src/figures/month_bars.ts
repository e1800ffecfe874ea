import { monthName } from '../format/dates';
import { largest, shownNumber, type Figure } from './figure';
import { linear, niceTicks } from './scale';

export interface MonthFigure {
  month: string;
  figure: Figure;
}

/** A change finished (or planned) in a month, marked above its bar. */
export interface MonthMark {
  number: number;
  month: string;
  finished: boolean;
}

/** A run of months told together under the bars: "Year to October 2026: 128". */
export interface MonthSpan {
  from: string;
  to: string;
  words: string;
  figure: Figure;
}

export interface BarLayout {
  month: string;
  figure: Figure;
  earlier: boolean;
  x: number;
  width: number;
  y: number;
  height: number;
  letter: string;
}

export interface MonthLayout {
  bars: BarLayout[];
  ticks: { value: number; y: number }[];
  marks: { number: number; finished: boolean; x: number; y: number }[];
  spans: { x1: number; x2: number; words: string; figure: Figure }[];
  baseline: number;
  height: number;
}

const LEFT = 30;
const TOP = 30;
const PLOT_HEIGHT = 108;
/** Hidden counts have one height whatever they are, so that it tells nothing. */
const HIDDEN_HEIGHT = 22;
const NO_DATA_HEIGHT = 44;
const MARK_STEP = 17;
const MARK_WIDTH = 20;

/** Where everything of the month chart stands, for a width in pixels. */
export function layOutMonths(
  months: readonly MonthFigure[],
  marks: readonly MonthMark[],
  spans: readonly MonthSpan[],
  width: number,
  firstOfPeriod: string,
): MonthLayout {
  const ticks = niceTicks(largest(months.map((one) => one.figure)));
  const top = ticks[ticks.length - 1] ?? 1;
  const band = (width - LEFT) / Math.max(1, months.length);
  const placed = placeMarks(months, marks, band);
  const lowestMark = Math.max(TOP - MARK_STEP, ...placed.map((mark) => mark.y));
  const plotTop = lowestMark + MARK_STEP;
  const baseline = plotTop + PLOT_HEIGHT;
  const y = linear([0, top], [baseline, plotTop]);
  const gap = Math.min(6, band * 0.25);
  const bars = months.map(({ month, figure }, index) => {
    const height = barHeight(figure, baseline, y);
    return {
      month,
      figure,
      earlier: month < firstOfPeriod,
      x: LEFT + index * band + gap / 2,
      width: band - gap,
      y: baseline - height,
      height,
      letter: monthName(Number(month.slice(5, 7))).slice(0, 1),
    };
  });
  return {
    bars,
    ticks: ticks.map((value) => ({ value, y: y(value) })),
    marks: placed,
    spans: placeSpans(months, spans, band),
    baseline,
    height: baseline + (spans.length > 0 ? 42 : 20),
  };
}

function barHeight(figure: Figure, baseline: number, y: (n: number) => number): number {
  if (figure.state === 'suppressed') return HIDDEN_HEIGHT;
  if (figure.state === 'no_data') return NO_DATA_HEIGHT;
  return baseline - y(shownNumber(figure) ?? 0);
}

/** Marks above their months, each in the first lane where it touches no other. */
function placeMarks(
  months: readonly MonthFigure[],
  marks: readonly MonthMark[],
  band: number,
): MonthLayout['marks'] {
  const lanes: number[] = [];
  return months.flatMap(({ month }, index) =>
    marks
      .filter((mark) => mark.month === month)
      .map(({ number, finished }) => {
        const x = LEFT + (index + 0.5) * band;
        const free = lanes.findIndex((taken) => x - taken >= MARK_WIDTH);
        const lane = free < 0 ? lanes.length : free;
        lanes[lane] = x;
        return { number, finished, x, y: 12 + lane * MARK_STEP };
      }),
  );
}

function placeSpans(
  months: readonly MonthFigure[],
  spans: readonly MonthSpan[],
  band: number,
): MonthLayout['spans'] {
  return spans.flatMap(({ from, to, words, figure }) => {
    const first = months.findIndex((one) => one.month >= from);
    const last = months.findLastIndex((one) => one.month <= to);
    if (first < 0 || last < first) return [];
    return [{ x1: LEFT + first * band + 3, x2: LEFT + (last + 1) * band - 3, words, figure }];
  });
}
