import type { CloserLook, Look, LookSays } from '../../api/reviews';
import type { IntervalRow } from '../../figures/intervals';
import type { MonthFigure } from '../../figures/month_bars';
import { monthYear } from '../../format/dates';
import { changeWords } from '../../format/numbers';

export const SAYS: Record<LookSays, string> = {
  could_be_chance: 'Could be chance',
  seldom_chance: 'Unlikely to be chance alone',
  not_usable: 'Not enough to tell',
};

/** Looks with a ratio as rows of the interval chart; pretended comparisons have charts of their own. */
export function lookRows(looks: readonly Look[]): IntervalRow[] {
  return looks
    .filter((look) => look.says !== 'not_usable' && look.low !== null)
    .map((look) => ({
      label: look.title,
      mark: 'circle',
      ratio: look.ratio,
      low: look.low,
      high: look.high,
      words: look.ratio === null ? SAYS[look.says] : sentence(changeWords(look.ratio)),
      intervalWords: SAYS[look.says],
    }));
}

const sentence = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1);

/** The months of one place, as its bar chart takes them. */
export const monthFigures = (
  closer: CloserLook,
  figures: CloserLook['series'][number]['figures'],
): MonthFigure[] =>
  closer.months.flatMap((month, index) => {
    const figure = figures[index];
    return figure ? [{ month, figure }] : [];
  });

/** A dot of a strip: another place by its name, another date by its month. */
export const dotLabel = (label: string): string =>
  /^\d{4}-\d{2}$/.test(label) ? monthYear(label) : label;
