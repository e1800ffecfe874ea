import { addMonths } from '../format/dates';

/** What an analysis is of: whole months, kinds of incident, one source. It lives in the address. */
export interface AnalysisQuestion {
  from: string;
  to: string;
  harm: string;
  source: string;
}

export const LENGTHS = [3, 6, 12, 24, 36];
export const MONTHS_AT_FIRST = 12;
const MONTH = /^\d{4}-\d{2}$/;

/** Read from the address; without a choice, the last `months` that have data, of all kinds. */
export function readAnalysisQuestion(
  query: URLSearchParams,
  lastKnown: string,
  months = MONTHS_AT_FIRST,
): AnalysisQuestion {
  const given = query.get('to') ?? '';
  const to = MONTH.test(given) ? given : lastKnown;
  const first = query.get('from') ?? '';
  const from = MONTH.test(first) && first <= to ? first : monthsBack(to, months);
  return { from, to, harm: query.get('harm') ?? '', source: query.get('source') ?? '' };
}

/** The first month of a period of so many that ends with `to`. */
export const monthsBack = (to: string, months: number): string =>
  addMonths(`${to}-01`, 1 - months).slice(0, 7);

export function monthsIn({ from, to }: Pick<AnalysisQuestion, 'from' | 'to'>): number {
  const [fromYear = 0, fromMonth = 0] = from.split('-').map(Number);
  const [toYear = 0, toMonth = 0] = to.split('-').map(Number);
  return (toYear - fromYear) * 12 + toMonth - fromMonth + 1;
}

/** The question as parameters of the service; what was not chosen is left to it. */
export function analysisQuery({
  from,
  to,
  harm,
  source,
}: AnalysisQuestion): Record<string, string> {
  return { from, to, ...(harm ? { harm } : {}), ...(source ? { source } : {}) };
}
