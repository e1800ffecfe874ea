import { linear, niceTicks } from './scale';

export interface CoveragePoint {
  hectares: number;
  share: number;
}

export interface CoverageLayout {
  line: string;
  dots: { x: number; y: number }[];
  outline: { x: number; y: number } | null;
  asked_y: number;
  xTicks: { value: number; x: number }[];
  yTicks: { percent: number; y: number }[];
  left: number;
  right: number;
  baseline: number;
  height: number;
}

const LEFT = 40;
const RIGHT = 12;
const TOP = 10;
const PLOT_HEIGHT = 132;
const PERCENTS = [0, 25, 50, 75, 100];

/** Where share against hectares stands, for a width in pixels. */
export function layOutCoverage(
  curve: readonly CoveragePoint[],
  outline: CoveragePoint | null,
  asked: number,
  width: number,
): CoverageLayout {
  const most = Math.max(...curve.map(({ hectares }) => hectares), outline?.hectares ?? 0, 0.1);
  const ticks = hectareTicks(most);
  const baseline = TOP + PLOT_HEIGHT;
  const right = width - RIGHT;
  const x = linear([0, ticks[ticks.length - 1] ?? most], [LEFT, right]);
  const y = linear([0, 1], [baseline, TOP]);
  const at = ({ hectares, share }: CoveragePoint): { x: number; y: number } => ({
    x: x(hectares),
    y: y(share),
  });
  const dots = curve.map(at);
  const path = [{ x: LEFT, y: baseline }, ...dots];
  return {
    line: path.map((dot, index) => `${index === 0 ? 'M' : 'L'}${dot.x} ${dot.y}`).join(' '),
    dots,
    outline: outline && at(outline),
    asked_y: y(asked),
    xTicks: ticks.map((value) => ({ value, x: x(value) })),
    yTicks: PERCENTS.map((percent) => ({ percent, y: y(percent / 100) })),
    left: LEFT,
    right,
    baseline,
    height: baseline + 36,
  };
}

/** Ticks in whole hectares, or in tenths where all is smaller than a few. */
function hectareTicks(most: number): number[] {
  if (most >= 4) return niceTicks(most);
  return niceTicks(most * 10).map((tenths) => tenths / 10);
}
