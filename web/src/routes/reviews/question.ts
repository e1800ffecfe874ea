import type { ReviewQuestion } from '../../api/reviews';
import type { Fault } from '../../api/problem';
import { addMonths, isDate } from '../../format/dates';

/** What the set-up form holds, all as texts; it is also what the address of the form holds. */
export interface QuestionTexts {
  change_id: string;
  area_id: string;
  comparison_area_id: string;
  ring_m: string;
  pivot_on: string;
  works_from: string;
  works_to: string;
  window_months: string;
  same_months: string;
  harm: string[];
}

/** How wide a change that is a point or a line is read, in metres to each side. */
const AROUND_M = 100;
export const WINDOWS = [3, 6, 12, 18, 24] as const;
export const RINGS = [50, 100, 130, 200, 300] as const;

/** The form as it stands before anything is chosen: a ring, and windows of a year. */
export function firstQuestion(query: URLSearchParams): QuestionTexts {
  const [worksFrom = '', worksTo = ''] = (query.get('works') ?? '').split('..');
  return {
    change_id: query.get('change') ?? '',
    area_id: query.get('area') ?? '',
    comparison_area_id: query.get('comparison') ?? '',
    ring_m: query.get('ring') === 'none' ? '' : numberText(query.get('ring'), '130'),
    pivot_on: dateText(query.get('pivot')),
    works_from: dateText(worksFrom),
    works_to: dateText(worksTo),
    window_months: numberText(query.get('months'), '12'),
    same_months: query.get('season') === 'no' ? 'no' : 'yes',
    harm: (query.get('harm') ?? '').split(',').filter((part) => /^[\w.-]+$/.test(part)),
  };
}

const dateText = (text: string | null): string => (text !== null && isDate(text) ? text : '');

const numberText = (text: string | null, atFirst: string): string =>
  text !== null && /^\d{1,4}$/.test(text) ? text : atFirst;

/** A change gives its own dates: finished is the pivot, from start to finish is the works period. */
export function withChangeDates(
  texts: QuestionTexts,
  change: { started_on: string | null; completed_on: string | null },
): QuestionTexts {
  if (!change.completed_on) return texts;
  return {
    ...texts,
    pivot_on: change.completed_on,
    works_from: change.started_on ?? '',
    works_to: change.started_on ? change.completed_on : '',
  };
}

const BOUNDARY = /^boundary:(\d+)$/;

/** A comparison as the form and the address hold it: a saved area's id, or "boundary:12". */
export const comparisonText = (one: {
  area_id: string | null;
  boundary_id: number | null;
}): string => one.area_id ?? (one.boundary_id === null ? '' : `boundary:${one.boundary_id}`);

/** The form's choices as its address holds them; dates of the works are left to the change. */
export function questionAddress(texts: QuestionTexts): Record<string, string | null> {
  return {
    change: texts.change_id,
    area: texts.change_id === '' ? texts.area_id : null,
    comparison: texts.comparison_area_id,
    ring: texts.ring_m === '' ? 'none' : texts.ring_m,
    pivot: texts.pivot_on,
    works: [texts.works_from, texts.works_to].some(Boolean)
      ? `${texts.works_from}..${texts.works_to}`
      : null,
    months: texts.window_months,
    season: texts.same_months === 'yes' ? null : 'no',
    harm: texts.harm.join(','),
  };
}

/** The question that places to compare with are matched for; null while it cannot be asked. */
export function comparisonQuery(
  texts: QuestionTexts,
  dateFaults: Readonly<Record<string, string>>,
): Record<string, string | number | boolean> | null {
  if (texts.change_id === '' && texts.area_id === '') return null;
  if (Object.values(dateFaults).some((why) => why !== '')) return null;
  const question = questionOf(texts);
  const asked: Record<string, string | number | boolean> = {
    around_m: question.around_m,
    window_months: question.window_months,
    same_months: question.same_months,
  };
  if (question.change_id) asked['change_id'] = question.change_id;
  if (question.area_id) asked['area_id'] = question.area_id;
  if (question.ring_m !== null) asked['ring_m'] = question.ring_m;
  if (question.pivot_on) asked['pivot_on'] = question.pivot_on;
  if (question.works_from) asked['works_from'] = question.works_from;
  if (question.works_to) asked['works_to'] = question.works_to;
  if (question.harm) asked['harm'] = question.harm.join(',');
  return asked;
}

/** What the service takes. */
export function questionOf(texts: QuestionTexts): ReviewQuestion {
  const orNull = (text: string): string | null => (text === '' ? null : text);
  const boundary = BOUNDARY.exec(texts.comparison_area_id)?.[1];
  return {
    change_id: orNull(texts.change_id),
    area_id: texts.change_id === '' ? orNull(texts.area_id) : null,
    comparison_area_id: boundary ? null : orNull(texts.comparison_area_id),
    comparison_boundary_id: boundary ? Number(boundary) : null,
    ring_m: texts.ring_m === '' ? null : Number(texts.ring_m),
    around_m: AROUND_M,
    pivot_on: orNull(texts.pivot_on),
    works_from: orNull(texts.works_from),
    works_to: orNull(texts.works_to),
    window_months: Number(texts.window_months),
    same_months: texts.same_months === 'yes',
    harm: texts.harm.length > 0 ? [...texts.harm] : null,
  };
}

/** What can be told wrong before the service is asked. */
export function questionFaults(
  texts: QuestionTexts,
  dateFaults: Readonly<Record<string, string>>,
): Fault[] {
  const faults: Fault[] = [];
  if (texts.change_id === '' && texts.area_id === '') {
    faults.push({ at: 'change_id', why: 'Choose a change or an area' });
  }
  for (const [at, why] of Object.entries(dateFaults)) if (why !== '') faults.push({ at, why });
  if (texts.pivot_on === '' && !dateFaults['pivot_on']) {
    faults.push({ at: 'pivot_on', why: 'Say from which day “after” counts' });
  }
  if ((texts.works_from === '') !== (texts.works_to === '')) {
    const at = texts.works_from === '' ? 'works_from' : 'works_to';
    faults.push({ at, why: 'Give both ends of the works, or neither' });
  }
  return faults;
}

/** The longest choice of months, not over those wanted, that the records reach after a day. */
export function fittingWindow(pivot: string, dataTo: string, wanted: number): number {
  const fitting = WINDOWS.filter(
    (months) =>
      months <= wanted &&
      pivot.slice(0, 7) <= addMonths(`${dataTo.slice(0, 7)}-01`, -months).slice(0, 7),
  );
  return fitting.at(-1) ?? WINDOWS[0];
}

/** The last day whose months after could be complete, for a hint: data to October, six months, April. */
export function latestPivot(dataTo: string, months: number): string {
  return addMonths(`${dataTo.slice(0, 7)}-01`, 1 - months).slice(0, 7);
}
