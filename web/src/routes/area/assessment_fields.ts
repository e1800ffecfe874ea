import type { Assessment, AssessmentFields } from '../../api/assessments';
import type { Fault } from '../../api/problem';

/** What a form holds: every field a text, '' for nothing. */
export type AssessmentTexts = Record<keyof AssessmentFields, string>;

export const ASSESSMENT_FIELDS = [
  { key: 'title', label: 'Title' },
  { key: 'context_kind', label: 'Context' },
  { key: 'stage', label: 'Stage' },
  { key: 'threshold_level', label: 'Threshold level' },
  { key: 'lead_id', label: 'Lead' },
  { key: 'summary', label: 'Summary' },
  { key: 'started_on', label: 'Started' },
  { key: 'review_on', label: 'Review due' },
] as const;

/** The texts of an assessment, or of a new one begun by this person today. */
export function textsOf(
  assessment: Assessment | null,
  start: { today: string; lead: string },
): AssessmentTexts {
  if (!assessment) {
    return {
      title: '',
      context_kind: 'neighbourhood',
      stage: 'scoping',
      threshold_level: '',
      lead_id: start.lead,
      summary: '',
      started_on: start.today,
      review_on: '',
    };
  }
  return {
    title: assessment.title,
    context_kind: assessment.context_kind,
    stage: assessment.stage,
    threshold_level: assessment.threshold_level ?? '',
    lead_id: assessment.lead_id ?? '',
    summary: assessment.summary,
    started_on: assessment.started_on ?? '',
    review_on: assessment.review_on ?? '',
  };
}

/** What the service takes: nothing said is null. */
export function fieldsOf(texts: AssessmentTexts): AssessmentFields {
  const orNull = (text: string): string | null => (text === '' ? null : text);
  return {
    title: texts.title.trim(),
    context_kind: texts.context_kind,
    stage: texts.stage,
    threshold_level: orNull(texts.threshold_level),
    lead_id: orNull(texts.lead_id),
    summary: texts.summary.trim(),
    started_on: orNull(texts.started_on),
    review_on: orNull(texts.review_on),
  };
}

/** What can be told wrong before the service is asked. */
export function faultsOf(
  texts: AssessmentTexts,
  dates: { started_on: string; review_on: string },
): Fault[] {
  const faults: Fault[] = [];
  if (texts.title.trim() === '') faults.push({ at: 'title', why: 'Give the assessment a title' });
  if (dates.started_on) faults.push({ at: 'started_on', why: dates.started_on });
  if (dates.review_on) faults.push({ at: 'review_on', why: dates.review_on });
  const wrongWay =
    texts.started_on !== '' && texts.review_on !== '' && texts.review_on < texts.started_on;
  if (wrongWay) faults.push({ at: 'review_on', why: 'The review must be after the start' });
  return faults;
}
