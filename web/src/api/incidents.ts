import type { Figure } from '../figures/figure';
import { ask, type QueryValue } from './http';

/** A month's count; the state stands beside the month, as in every figure of the service. */
export type MonthFigure = { month: string } & Figure;

export interface MonthsAnswer {
  months: MonthFigure[];
  total: Figure;
  /** Counts are told to the nearest of this many; null where they are exact. */
  rounded_to: number | null;
  coverage: { sources: string[]; from: string | null; to: string | null };
  left_out: ({ reason: string } & Figure)[];
}

export const incidentMonths = (
  slug: string,
  query: Record<string, QueryValue>,
  signal?: AbortSignal,
): Promise<MonthsAnswer> => ask(`/${slug}/incidents/months`, { query, signal });

/** One recorded incident, as precisely as the person may see it. */
export interface Incident {
  id: number;
  harm_type: string;
  source_category: string | null;
  source_name: string | null;
  month: string | null;
  weekday: number | null;
  hour: number | null;
  time_precision: string | null;
  location_precision: string | null;
  location_label: string | null;
  enforcement_driven: boolean;
  outcome: string | null;
  centre: [number, number] | null;
  /** Which place the mark stands for, in words. */
  basis?: string;
}

export const readIncident = (slug: string, id: string, signal?: AbortSignal): Promise<Incident> =>
  ask(`/${slug}/incidents/${id}`, { signal });
