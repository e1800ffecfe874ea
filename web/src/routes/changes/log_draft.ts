import type { ChangeFields, NewChange } from '../../api/changes';
import type { Fault } from '../../api/problem';
import type { QueuedChange } from '../../drafts/store';
import { isDate, longDate, monthYear } from '../../format/dates';

/** Where a change is: one place, and how it was found. */
export interface Where {
  lon: number;
  lat: number;
  /** "Lock Street, by the Boathouse": typed or found, may be empty. */
  label: string;
  /** How near the device could tell, in metres; null where a person chose the place. */
  accuracy_m: number | null;
}

/** `asked`: somebody is to decide; `finished` is also what happened without anybody planning it. */
export type Phase = 'asked' | 'planned' | 'started' | 'finished';
export type DateChoice = 'today' | 'day' | 'month';

/** A photo as it was made smaller on this device. */
export interface DraftPhoto {
  name: string;
  blob: Blob;
}

/** Everything a person has said of a change that is not sent yet. Plain data: it is kept on the device. */
export interface LogDraft {
  id: string;
  where: Where | null;
  choice: string;
  type: string;
  phase: Phase;
  dateChoice: DateChoice;
  day: string;
  month: string;
  note: string;
  agency: string;
  photos: DraftPhoto[];
  /** When a redeployable item must move, an ISO date or ''. */
  moveOn?: string;
  /** The action of a plan that this carries out. */
  action?: string;
}

export function emptyDraft(id: string, agency = ''): LogDraft {
  return {
    id,
    where: null,
    choice: '',
    type: '',
    phase: 'finished',
    dateChoice: 'today',
    day: '',
    month: '',
    note: '',
    agency,
    photos: [],
  };
}

/** A next one where the last one was: place and agency stay. */
export function anotherNear(draft: LogDraft, id: string): LogDraft {
  return { ...emptyDraft(id, draft.agency), where: draft.where };
}

export function isLogDraft(value: unknown): value is LogDraft {
  if (typeof value !== 'object' || value === null) return false;
  const keys: readonly string[] = Object.keys(emptyDraft(''));
  return keys.every((key) => key in value);
}

const NOWHERE: Fault = {
  at: 'where',
  why: 'Say where the change is: tap the map, search, or use your location',
};
export const STEPS = ['where', 'what', 'when'] as const;
export type Step = (typeof STEPS)[number];

/** The step the address asks for, but never past the first one that is not answered. */
export function stepAt(wanted: string | null, draft: LogDraft): Step {
  const index = STEPS.findIndex((step) => step === wanted);
  const reach = STEPS.findIndex((step) => faultsAt(step, draft, '').length > 0);
  const furthest = reach < 0 ? STEPS.length - 1 : reach;
  return STEPS[Math.min(Math.max(0, index), furthest)] ?? 'where';
}

/** What is missing at one step. `dayFault` is what the date boxes say of themselves. */
export function faultsAt(step: Step, draft: LogDraft, dayFault: string, today = ''): Fault[] {
  switch (step) {
    case 'where':
      return draft.where ? [] : [NOWHERE];
    case 'what':
      if (draft.type !== '') return [];
      if (draft.choice === '') return [{ at: 'choice', why: 'Choose what changed' }];
      return [{ at: 'type', why: 'Choose what kind it is' }];
    case 'when':
      return dateFaults(draft, dayFault, today);
  }
}

function dateFaults(draft: LogDraft, dayFault: string, today: string): Fault[] {
  const question = QUESTIONS[draft.phase];
  if (draft.dateChoice === 'day') {
    if (dayFault !== '') return [{ at: 'day', why: dayFault }];
    if (!isDate(draft.day)) return [{ at: 'day', why: `Say ${question}` }];
    if (isAhead(draft.day, draft, today)) return [{ at: 'day', why: AHEAD }];
  }
  if (draft.dateChoice === 'month' && !/^\d{4}-\d{2}$/.test(draft.month)) {
    return [{ at: 'month', why: `Say ${question.replace('when', 'in which month')}` }];
  }
  if (draft.dateChoice === 'month' && isAhead(`${draft.month}-01`, draft, today)) {
    return [{ at: 'month', why: AHEAD }];
  }
  return [];
}

const AHEAD = 'That day has not come yet. Give an earlier one, or say that it is planned';

const isAhead = (on: string, draft: LogDraft, today: string): boolean =>
  today !== '' && draft.phase !== 'planned' && on > today;

const QUESTIONS: Record<Phase, string> = {
  asked: 'when it was asked for',
  planned: 'when it is planned',
  started: 'when it started',
  finished: 'when it was finished',
};

/** The question above the dates: "When was it finished?". */
export const phaseQuestion = (phase: Phase, unplanned = false): string => {
  if (unplanned) return 'When did it happen?';
  const words: Record<Phase, string> = {
    asked: 'When was it asked for?',
    planned: 'When is it planned for?',
    started: 'When did it start?',
    finished: 'When was it finished?',
  };
  return words[phase];
};

/** The date that was said: as a day, or the first of its month. */
export function dateOf(draft: LogDraft, today: string): string {
  if (draft.dateChoice === 'today') return today;
  return draft.dateChoice === 'day' ? draft.day : `${draft.month}-01`;
}

/** "finished 3 March 2026", "planned for March 2027". */
export function whenWords(draft: LogDraft, today: string): string {
  const date = dateOf(draft, today);
  const isToday = date === today && draft.dateChoice !== 'month';
  const said = draft.dateChoice === 'month' ? monthYear(date) : longDate(date);
  const verb = VERBS[draft.phase];
  return `${verb} ${isToday ? 'today' : said}`;
}

const VERBS: Record<Phase, string> = {
  asked: 'asked for',
  planned: 'planned for',
  started: 'started',
  finished: 'finished',
};
const DATED: Record<Phase, 'requested_on' | 'started_on' | 'completed_on'> = {
  asked: 'requested_on',
  planned: 'completed_on',
  started: 'started_on',
  finished: 'completed_on',
};

/** What the service refused, as its form held it; null where that was not kept. */
export function refusedDraft(refused: QueuedChange): LogDraft | null {
  if (!isLogDraft(refused.draft)) return null;
  return {
    ...refused.draft,
    photos: refused.photos.map(({ name, blob }) => ({ name, blob })),
  };
}

/** What is sent to the service: the status is left to it, because the dates speak for it. */
export function bodyOf(draft: LogDraft, today: string): NewChange {
  if (!draft.where) throw new Error('A change without a place cannot be sent');
  const date = dateOf(draft, today);
  const dates: Partial<ChangeFields> = { [DATED[draft.phase]]: date };
  return {
    id: draft.id,
    intervention_type: draft.type,
    geometry: { type: 'Point', coordinates: [draft.where.lon, draft.where.lat] },
    date_precision: draft.dateChoice === 'month' ? 'month' : 'day',
    ...dates,
    ...(draft.where.label === '' ? {} : { location_label: draft.where.label }),
    ...(draft.note.trim() === '' ? {} : { description: draft.note.trim() }),
    ...(draft.agency === '' ? {} : { agency: draft.agency }),
    ...(draft.moveOn ? { move_on: draft.moveOn } : {}),
    ...(draft.action ? { action_id: draft.action } : {}),
  };
}

/** The draft as it waits on this device to be sent. */
export function queuedFrom(
  draft: LogDraft,
  context: { account: string; partnership: string; typeLabel: string; today: string; now: Date },
): QueuedChange {
  const place = draft.where?.label ? `, ${draft.where.label}` : '';
  const photos = draft.photos.length;
  const photoWords = photos === 0 ? '' : photos === 1 ? '1 photo, ' : `${photos} photos, `;
  return {
    id: draft.id,
    account: context.account,
    partnership: context.partnership,
    state: 'waiting',
    words: `${context.typeLabel}${place}`,
    detail: `${photoWords}${whenWords(draft, context.today)}`,
    queued_at: context.now.toISOString(),
    change_id: null,
    number: null,
    body: bodyOf(draft, context.today),
    photos: draft.photos.map((photo) => ({ ...photo, sent: false })),
    draft: { ...draft, photos: [] },
    problem: null,
  };
}
