import type { Change } from '../../api/changes';
import { dateAsKnown } from '../../format/dates';

export interface TimelineStep {
  key: string;
  words: string;
  date: string;
  detail: string | null;
  /** False while the day has not come. */
  past: boolean;
}

const STEPS = [
  { key: 'requested_on', words: 'Requested' },
  { key: 'decided_on', words: 'Approved' },
  { key: 'started_on', words: 'Work started' },
  { key: 'completed_on', words: 'Finished' },
  { key: 'ended_on', words: 'Ended' },
  { key: 'expires_on', words: 'Expires' },
  { key: 'move_on', words: 'Must move' },
] as const;

/** The dates of a change as they followed each other, each in words. */
export function timelineOf(change: Change, today: string): TimelineStep[] {
  return STEPS.flatMap(({ key, words }) => {
    const date = change[key];
    if (!date) return [];
    const refused = key === 'decided_on' && change.status === 'refused';
    const past = date <= today;
    return [
      {
        key,
        words: refused
          ? 'Refused'
          : past
            ? pastWords(key, words, change)
            : planned(key, words, change),
        date: dateAsKnown(date, change.date_precision),
        detail: key === 'decided_on' ? change.decision_reason : null,
        past,
      },
    ];
  });
}

function pastWords(key: string, words: string, { unplanned, is_order }: Change): string {
  if (key === 'completed_on' && is_order) return 'Came into force';
  if (key === 'completed_on' && unplanned) return 'Happened';
  if (key === 'expires_on') return 'Expired';
  return key === 'move_on' ? 'Was to move' : words;
}

function planned(key: string, words: string, { is_order }: Change): string {
  if (key === 'completed_on') {
    return is_order ? 'Planned to come into force' : 'Planned to be finished';
  }
  if (key === 'started_on') return 'Planned to start';
  return words === 'Expires' || words === 'Must move' ? words : `${words}, planned`;
}
