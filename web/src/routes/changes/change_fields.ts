import type { Change, ChangeFields } from '../../api/changes';
import type { Fault } from '../../api/problem';

/** The dates of the form, in the order they follow each other. */
export const DATE_FIELDS = [
  { key: 'requested_on', label: 'Requested' },
  { key: 'decided_on', label: 'Agreed or refused' },
  { key: 'started_on', label: 'Work started' },
  { key: 'completed_on', label: 'Finished' },
  { key: 'ended_on', label: 'Ended or removed' },
  { key: 'expires_on', label: 'Expires' },
] as const;

export type DateKey = (typeof DATE_FIELDS)[number]['key'];

export const CHANGE_FIELDS = [
  { key: 'title', label: 'Title' },
  { key: 'intervention_type', label: 'Type' },
  { key: 'status', label: 'Status' },
  { key: 'description', label: 'What was done' },
  { key: 'location_label', label: 'Where, in words' },
  { key: 'agency', label: 'Agency' },
  { key: 'decision_reason', label: 'Reason for the decision' },
  { key: 'date_precision', label: 'How precise the dates are' },
  ...DATE_FIELDS,
] as const;

export type ChangeTexts = Record<(typeof CHANGE_FIELDS)[number]['key'], string>;

export function changeTexts(change: Change): ChangeTexts {
  const texts = Object.fromEntries(CHANGE_FIELDS.map(({ key }) => [key, change[key] ?? '']));
  return texts as ChangeTexts;
}

/** What the service takes: a date or a reason that is not said is null. */
export function changeFieldsOf(texts: ChangeTexts): Partial<ChangeFields> {
  const dates = Object.fromEntries(
    DATE_FIELDS.map(({ key }) => [key, texts[key] === '' ? null : texts[key]]),
  );
  return {
    ...dates,
    title: texts.title.trim(),
    intervention_type: texts.intervention_type,
    status: texts.status,
    description: texts.description.trim(),
    location_label: texts.location_label.trim(),
    agency: texts.agency,
    decision_reason: texts.decision_reason.trim() === '' ? null : texts.decision_reason.trim(),
    date_precision: texts.date_precision === 'month' ? 'month' : 'day',
  };
}

/** What can be told wrong before the service is asked; the order of dates is the service's to judge. */
export function changeFaults(
  texts: ChangeTexts,
  dateFaults: Readonly<Partial<Record<DateKey, string>>>,
): Fault[] {
  const faults: Fault[] = [];
  if (texts.title.trim() === '') faults.push({ at: 'title', why: 'Give the change a title' });
  if (texts.status === 'refused' && texts.decision_reason.trim() === '') {
    faults.push({ at: 'decision_reason', why: 'Say why it was refused' });
  }
  for (const { key } of DATE_FIELDS) {
    const why = dateFaults[key];
    if (why) faults.push({ at: key, why });
  }
  return faults;
}
