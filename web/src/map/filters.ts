import type { ExpressionSpecification } from 'maplibre-gl';

/** "2026-10": a month as the service writes it. */
export type Month = `${number}-${number}`;

export interface IncidentFilter {
  from: Month | null;
  to: Month | null;
  harm: readonly string[];
  source: readonly string[];
  /** Hours of the day, the last one not included: 15 to 18 is 3pm to 6pm. */
  hours: readonly [from: number, to: number] | null;
  /** 1 = Monday. Empty: every day. */
  weekdays: readonly number[];
}

export const NO_FILTER: IncidentFilter = {
  from: null,
  to: null,
  harm: [],
  source: [],
  hours: null,
  weekdays: [],
};

/** The filter as the service reads it in an address; unset parts are left out. */
export function filterQuery(filter: IncidentFilter): Record<string, string> {
  const query: Record<string, string> = {};
  if (filter.from) query['from'] = filter.from;
  if (filter.to) query['to'] = filter.to;
  if (filter.harm.length > 0) query['harm'] = filter.harm.join(',');
  if (filter.source.length > 0) query['source'] = filter.source.join(',');
  if (filter.hours) query['hours'] = filter.hours.join('-');
  if (filter.weekdays.length > 0) query['weekdays'] = filter.weekdays.join(',');
  return query;
}

/** Month as the number in the tiles: 202610. */
export const monthNumber = (month: Month): number => Number(month.replace('-', ''));

/** The same filter over incident points already here, so that no tile is asked for again. */
export function incidentExpression(filter: IncidentFilter): ExpressionSpecification {
  const parts: ExpressionSpecification[] = [];
  if (filter.from) parts.push(['>=', ['get', 'month'], monthNumber(filter.from)]);
  if (filter.to) parts.push(['<=', ['get', 'month'], monthNumber(filter.to)]);
  if (filter.harm.length > 0) parts.push(oneOf('harm_type', filter.harm));
  if (filter.source.length > 0) parts.push(oneOf('source', filter.source));
  if (filter.weekdays.length > 0) parts.push(oneOf('weekday', filter.weekdays));
  if (filter.hours) parts.push(hourExpression(filter.hours));
  return ['all', ...parts];
}

/** An incident without a known hour is never counted into a part of the day. */
function hourExpression([from, to]: readonly [number, number]): ExpressionSpecification {
  const hour: ExpressionSpecification = ['get', 'hour'];
  const within: ExpressionSpecification =
    from < to
      ? ['all', ['>=', hour, from], ['<', hour, to]]
      : ['any', ['>=', hour, from], ['<', hour, to]];
  return ['all', ['has', 'hour'], within];
}

function oneOf(name: string, values: readonly (string | number)[]): ExpressionSpecification {
  return ['in', ['get', name], ['literal', [...values]]];
}

/** Changes on the map: all, or only those finished within the chosen months. */
export function changeExpression(
  filter: Pick<IncidentFilter, 'from' | 'to'>,
  onlyInPeriod: boolean,
): ExpressionSpecification {
  if (!onlyInPeriod) return ['all'];
  const parts: ExpressionSpecification[] = [['has', 'completed']];
  if (filter.from) parts.push(['>=', ['get', 'completed'], monthNumber(filter.from) * 100]);
  if (filter.to) parts.push(['<=', ['get', 'completed'], monthNumber(filter.to) * 100 + 99]);
  return ['all', ...parts];
}

/** A moment of the week: weekday 1 (Monday) to 7, and the hour. */
export interface WeekTime {
  weekday: number;
  hour: number;
}

/** Whether hours as in the tiles ("2:960-1200;4:960-1200", minutes of the day) are open then. */
export function isOpenAt(hours: string | undefined, at: WeekTime): boolean {
  if (!hours) return false;
  const minute = at.hour * 60;
  return hours.split(';').some((span) => {
    const match = /^(\d):(\d+)-(\d+)$/.exec(span.trim());
    if (!match) return false;
    const [, weekday, opens, closes] = match.map(Number);
    return weekday === at.weekday && (opens ?? 0) <= minute && minute < (closes ?? 0);
  });
}
