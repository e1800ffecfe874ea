import { largest, shownNumber, type Figure } from './figure';
import { linear } from './scale';

/** One month of the compared place: a bar, or what stands for a number that is not shown. */
export interface PairBar {
  month: string;
  figure: Figure;
  x: number;
  width: number;
  y: number;
  height: number;
}

export interface PairLayout {
  bars: PairBar[];
  /** Steps of the place itself, one path for each run of months with a number. */
  steps: string[];
  baseline: number;
  width: number;
  height: number;
}

const WIDTH = 240;
const TOP = 6;
const PLOT_HEIGHT = 56;
/** Hidden counts have one height whatever they are, so that it tells nothing. */
const HIDDEN_HEIGHT = 10;

/** The most that any of several places shows in a month: small charts share one scale. */
export const mostOf = (series: readonly (readonly Figure[])[]): number =>
  Math.max(1, ...series.map(largest));

/** Where the months of one place stand behind those of another, `most` being the top. */
export function layOutPair(
  months: readonly string[],
  own: readonly Figure[],
  other: readonly Figure[],
  most: number,
): PairLayout {
  const band = WIDTH / Math.max(1, months.length);
  const baseline = TOP + PLOT_HEIGHT;
  const y = linear([0, most], [baseline, TOP]);
  const bars = months.map((month, index): PairBar => {
    const figure = other[index] ?? { state: 'no_data' };
    const n = shownNumber(figure);
    const height = n === null ? HIDDEN_HEIGHT : baseline - y(n);
    const gap = band * 0.2;
    const x = index * band + gap / 2;
    return { month, figure, x, width: band - gap, y: baseline - height, height };
  });
  return { bars, steps: stepsOf(own, band, y), baseline, width: WIDTH, height: baseline + 2 };
}

/** A step line that breaks off where a count is hidden: a hidden month has no height. */
function stepsOf(own: readonly Figure[], band: number, y: (n: number) => number): string[] {
  const paths: string[] = [];
  let open = '';
  own.forEach((figure, index) => {
    const n = shownNumber(figure);
    if (n === null) {
      if (open !== '') paths.push(open);
      open = '';
      return;
    }
    const [from, to] = [index * band, (index + 1) * band];
    open += open === '' ? `M${from} ${y(n)}H${to}` : `V${y(n)}H${to}`;
  });
  return open === '' ? paths : [...paths, open];
}
