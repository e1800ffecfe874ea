import type { ReviewQuestion } from '../../api/reviews';
import type { Fault } from '../../api/problem';
import { addMonths } from '../../format/dates';

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
  return {
    change_id: query.get('change') ?? '',
    area_id: query.get('area') ?? '',
    comparison_area_id: query.get('comparison') ?? '',
    ring_m: query.get('ring') ?? '130',
    pivot_on: query.get('pivot') ?? '',
    works_from: '',
    works_to: '',
    window_months: query.get('months') ?? '12',
    same_months: 'yes',
    harm: [],
  };
}

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

/** What the service takes. */
export function questionOf(texts: QuestionTexts): ReviewQuestion {
  const orNull = (text: string): string | null => (text === '' ? null : text);
  return {
    change_id: orNull(texts.change_id),
    area_id: texts.change_id === '' ? orNull(texts.area_id) : null,
    comparison_area_id: orNull(texts.comparison_area_id),
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

/** The last day whose months after could be complete, for a hint: data to October, six months, April. */
export function latestPivot(dataTo: string, months: number): string {
  return addMonths(`${dataTo.slice(0, 7)}-01`, 1 - months).slice(0, 7);
}
