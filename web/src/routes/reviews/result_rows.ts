import type { ReviewPlace, ReviewResult } from '../../api/reviews';
import { figureWords } from '../../figures/figure';
import type { IntervalRow } from '../../figures/intervals';
import { changeWords, signed } from '../../format/numbers';

const MARKS: Record<ReviewPlace['key'], IntervalRow['mark']> = {
  treated: 'circle',
  comparison: 'square',
  ring: 'triangle',
  ring_comparison: 'square',
  against: 'diamond',
};

interface Ratio {
  label: string;
  ratio: number | null;
  low: number | null;
  high: number | null;
}

/** The place's ratio with room for how far places drift by themselves, where other areas tell it. */
export function driftRow({ closer, places }: ReviewResult): Ratio | null {
  const look = closer?.looks.find(({ key }) => key === 'areas_ratio');
  if (!look || look.says === 'not_usable') return null;
  const against = places.some(({ key }) => key === 'against');
  const label = against ? 'Allowing for usual ups and downs' : 'The place against other areas';
  return { label, ratio: look.ratio, low: look.low, high: look.high };
}

/** The chart's rows; a place without a ratio says why instead of showing one. */
export function intervalRows(result: ReviewResult): IntervalRow[] {
  const drift = driftRow(result);
  return [
    ...placeRows(result.places),
    ...(drift
      ? [
          {
            ...drift,
            mark: 'diamond' as const,
            words: sentence(changeWords(drift.ratio ?? 1)),
            intervalWords: intervalWords(drift),
            strong: true,
          },
        ]
      : []),
  ];
}

function placeRows(places: readonly ReviewPlace[]): IntervalRow[] {
  return places.map((place) => ({
    label: place.label,
    mark: MARKS[place.key],
    ratio: place.ratio,
    low: place.low,
    high: place.high,
    words: place.ratio === null ? 'Not worked out' : sentence(changeWords(place.ratio)),
    intervalWords: intervalWords(place),
    strong: place.key === 'against',
  }));
}

function intervalWords({ ratio, low, high }: Omit<Ratio, 'label'>): string {
  if (ratio === null) return 'Too few to tell';
  if (low === null || high === null) return 'No interval';
  return `${changeWords(low)} to ${changeWords(high)}`;
}

const sentence = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1);

/** "0.74", or a dash where there is none. */
export const ratioText = (ratio: number | null): string =>
  ratio === null ? '–' : ratio.toFixed(2);

export const intervalText = ({ low, high }: Pick<ReviewPlace, 'low' | 'high'>): string =>
  low === null || high === null ? '–' : `${low.toFixed(2)} to ${high.toFixed(2)}`;

export const differenceText = ({ difference }: ReviewPlace): string =>
  difference === null ? '–' : signed(difference);

/** The count of a place written on its map: its number, or "Fewer than 5". */
export function mapLabel(
  result: ReviewResult,
  key: ReviewPlace['key'],
  side: 'before' | 'after',
  threshold: number,
): string | undefined {
  const figure = result.places.find((place) => place.key === key)?.[side];
  if (!figure) return undefined;
  return figure.state === 'suppressed' ? `<${threshold}` : figureWords(figure, threshold);
}
