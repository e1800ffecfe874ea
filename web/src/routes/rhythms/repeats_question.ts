import { analysisQuery, type AnalysisQuestion } from '../../analysis/analysis_question';
import type { Pairs } from '../../api/rhythms';

/** In which bands pairs are counted, and beside how many orders of the days. */
export interface RepeatsChoice {
  distances: string;
  days: string;
  shuffles: string;
}

export const DISTANCES = ['100,200,400', '100,250,500', '200,400,800', '100,500,1000'];
export const DAYS = ['7,14,28', '3,7,14', '1,7,14,28', '14,28,56'];
export const SHUFFLES = ['99', '999'];

/** What the address says; without it, the usual bands. The service says what it cannot take. */
export const readRepeatsChoice = (query: URLSearchParams): RepeatsChoice => ({
  distances: query.get('distances') ?? DISTANCES[0] ?? '',
  days: query.get('days') ?? DAYS[0] ?? '',
  shuffles: query.get('shuffles') ?? SHUFFLES[0] ?? '',
});

export const repeatsQuery = (
  question: AnalysisQuestion,
  choice: RepeatsChoice,
): Record<string, string> => ({ ...analysisQuery(question), ...choice });

/** "Up to 100, 200 and 400 m": the choices that there are, with the one in the address. */
export const bandChoices = (
  usual: readonly string[],
  chosen: string,
  unit: string,
): { value: string; label: string }[] =>
  [...new Set([chosen, ...usual])].sort(inOrder(usual)).map((value) => ({
    value,
    label: `Up to ${listed(value.split(',').map((one) => one.trim()))} ${unit}`,
  }));

/** Beside what chance brings: seldom so few, as it often is, seldom so many, half as many again. */
export type PairsStep = 'fewer' | 'often' | 'more' | 'much-more' | 'none';

const SELDOM = 0.05;
const HALF_AS_MANY_AGAIN = 1.5;

/** Colour is for what chance seldom brings; a difference that it often brings has none. */
export function pairsStep({ ratio, p_value }: Pairs): PairsStep {
  if (ratio === null || p_value === null) return 'none';
  if (p_value <= SELDOM) return ratio < HALF_AS_MANY_AGAIN ? 'more' : 'much-more';
  return p_value >= 1 - SELDOM && ratio < 1 ? 'fewer' : 'often';
}

/** "34% more", "12% fewer", "as many" of a ratio to what is expected. */
export function ratioWords({ ratio }: Pairs): string {
  if (ratio === null) return '–';
  const percent = Math.round((ratio - 1) * 100);
  if (percent === 0) return 'as many';
  return percent > 0 ? `${percent}% more` : `${-percent}% fewer`;
}

/** "None of 99", "3 of 99": how many orders of the days gave as many pairs or more. */
export function shufflesWords({ p_value }: Pairs, shuffles: number): string {
  if (p_value === null) return '–';
  const asMany = Math.round(p_value * (shuffles + 1)) - 1;
  return asMany <= 0 ? `None of ${shuffles}` : `${asMany} of ${shuffles}`;
}

const inOrder =
  (usual: readonly string[]) =>
  (a: string, b: string): number =>
    usual.indexOf(a) - usual.indexOf(b);

function listed(parts: readonly string[]): string {
  const last = parts.at(-1) ?? '';
  return parts.length < 2 ? last : `${parts.slice(0, -1).join(', ')} and ${last}`;
}
