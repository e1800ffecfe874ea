import type { Figure } from '../figures/figure';
import { ask } from './http';

export interface SurveyAnswer {
  answer: string;
  count: number;
}

/** One question with how many gave each answer; `many` where a person may give several. */
export interface SurveyQuestion {
  question: string;
  many: boolean;
  answers: SurveyAnswer[];
}

export interface SurveyFields {
  survey_kind: string;
  title: string;
  held_from: string;
  held_to: string | null;
  asked: number | null;
  answered: number;
  questions: SurveyQuestion[];
  round: number;
  method_id: string | null;
  note: string;
}

/** A survey with its counts as entered, for those who keep it. */
export interface SurveyCounts extends SurveyFields {
  id: string;
  version: number;
  updated_at: string;
  updated_by: string | null;
}

export interface ShownAnswer {
  answer: string;
  figure: Figure;
  percent: number | null;
}

export interface ShownQuestion {
  question: string;
  many: boolean;
  answers: ShownAnswer[];
  unanswered: Figure | null;
  reading: string;
}

/** A survey as it may be shown; `earlier_id` is the round before that asked something alike. */
export interface Survey {
  id: string;
  survey_kind: string;
  survey_kind_label: string;
  title: string;
  held_from: string;
  held_to: string | null;
  asked: number | null;
  answered: Figure;
  round: number;
  method_label: string | null;
  note: string;
  shown: boolean;
  questions: ShownQuestion[];
  question_count: number;
  earlier_id: string | null;
  reading: string;
  version: number;
  updated_at: string;
  updated_by: string | null;
}

export interface ComparedAnswer {
  answer: string;
  earlier: Figure;
  later: Figure;
  earlier_percent: number | null;
  later_percent: number | null;
  low: number | null;
  high: number | null;
  reading: string;
}

/** Two rounds of a survey side by side. */
export interface SurveyComparison {
  earlier: Survey;
  later: Survey;
  questions: { question: string; many: boolean; answers: ComparedAnswer[] }[];
  only_earlier: string[];
  only_later: string[];
  reading: string;
  care: string[];
}

export const listSurveys = async (
  slug: string,
  location: string,
  signal?: AbortSignal,
): Promise<Survey[]> =>
  (await ask<{ items: Survey[] }>(`/${slug}/assessments/${location}/surveys`, { signal })).items;

export const readSurveyCounts = (
  slug: string,
  id: string,
  signal?: AbortSignal,
): Promise<SurveyCounts> => ask(`/${slug}/surveys/${id}/counts`, { signal });

export const addSurvey = (
  slug: string,
  location: string,
  fields: Partial<SurveyFields>,
): Promise<SurveyCounts> =>
  ask(`/${slug}/assessments/${location}/surveys`, { method: 'POST', json: fields });

export const changeSurvey = (
  slug: string,
  id: string,
  version: number,
  fields: Partial<SurveyFields>,
): Promise<SurveyCounts> =>
  ask(`/${slug}/surveys/${id}`, { method: 'PATCH', version, json: fields });

export const deleteSurvey = (slug: string, id: string, version: number): Promise<void> =>
  ask(`/${slug}/surveys/${id}`, { method: 'DELETE', version });

export const compareSurveys = (
  slug: string,
  earlier: string,
  later: string,
  signal?: AbortSignal,
): Promise<SurveyComparison> =>
  ask(`/${slug}/surveys/comparison`, { query: { earlier, later }, signal });
