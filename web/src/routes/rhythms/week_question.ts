import { analysisQuery, type AnalysisQuestion } from '../../analysis/analysis_question';
import { largest } from '../../figures/figure';
import type { HourRow } from '../../figures/hour_grid';
import { addMonths } from '../../format/dates';

/** Where the hours are of: a saved area, a box of the map, or the whole partnership. */
export interface WeekPlace {
  area: string | null;
  box: string | null;
}

/** An area goes before a box; nonsense is as if it had not been said. */
export function readWeekPlace(query: URLSearchParams): WeekPlace {
  const area = query.get('area') ?? '';
  const box = query.get('bbox') ?? '';
  if (area !== '') return { area, box: null };
  return { area: null, box: /^-?[\d.]+(,-?[\d.]+){3}$/.test(box) ? box : null };
}

export const weekQuery = (
  question: AnalysisQuestion,
  { area, box }: WeekPlace,
): Record<string, string> => ({
  ...analysisQuery(question),
  ...(area ? { area_id: area } : {}),
  ...(box ? { bbox: box } : {}),
});

/** The same months a year before. */
export const yearBefore = (question: AnalysisQuestion): AnalysisQuestion => ({
  ...question,
  from: addMonths(`${question.from}-01`, -12).slice(0, 7),
  to: addMonths(`${question.to}-01`, -12).slice(0, 7),
});

/** The largest count of several grids, so that one colour means the same in each. */
export const mostOf = (...grids: readonly (readonly HourRow[])[]): number =>
  largest(grids.flat().flatMap(({ cells }) => cells));
