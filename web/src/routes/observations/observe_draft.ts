import type { NewObservation } from '../../api/observations';
import type { Fault } from '../../api/problem';
import type { QueuedChange } from '../../drafts/store';
import { isDate, longDate } from '../../format/dates';
import type { DraftPhoto, Where } from '../changes/log_draft';

export type DayChoice = 'today' | 'day';

/** Everything a person has said of one observation that is not sent yet. Plain data, kept on the device. */
export interface ObserveDraft {
  id: string;
  location: string;
  method: string;
  round: string;
  where: Where | null;
  dayChoice: DayChoice;
  day: string;
  time: string;
  light: string;
  phase: string;
  weather: string;
  role: string;
  instrument: string;
  ratings: Record<string, number>;
  note: string;
  photos: DraftPhoto[];
}

/** What the address says an observation is for. */
export interface Purpose {
  location: string;
  method: string;
  round: string;
}

export function emptyDraft(id: string, purpose: Purpose, time = ''): ObserveDraft {
  return {
    id,
    ...purpose,
    where: null,
    dayChoice: 'today',
    day: '',
    time,
    light: '',
    phase: '',
    weather: '',
    role: '',
    instrument: '',
    ratings: {},
    note: '',
    photos: [],
  };
}

/** A next one near the last: the walk goes on in the same light, by the same person, with the same list. */
export function anotherNear(draft: ObserveDraft, id: string, time: string): ObserveDraft {
  return {
    ...draft,
    id,
    time: draft.dayChoice === 'today' ? time : draft.time,
    ratings: {},
    note: '',
    photos: [],
  };
}

export function isObserveDraft(value: unknown): value is ObserveDraft {
  if (typeof value !== 'object' || value === null) return false;
  const keys = Object.keys(emptyDraft('', { location: '', method: '', round: '' }));
  return keys.every((key) => key in value);
}

const NOWHERE: Fault = {
  at: 'where',
  why: 'Say where you are looking: tap the map, search, or use your location',
};
export const STEPS = ['where', 'when', 'what', 'photo'] as const;
export type Step = (typeof STEPS)[number];

/** The step the address asks for, but never past the first one that is not answered. */
export function stepAt(wanted: string | null, draft: ObserveDraft, today: string): Step {
  const index = STEPS.findIndex((step) => step === wanted);
  const reach = STEPS.findIndex((step) => faultsAt(step, draft, today, '').length > 0);
  const furthest = reach < 0 ? STEPS.length - 1 : reach;
  return STEPS[Math.min(Math.max(0, index), furthest)] ?? 'where';
}

/** What is missing at one step. `dayFault` is what the date boxes say of themselves. */
export function faultsAt(
  step: Step,
  draft: ObserveDraft,
  today: string,
  dayFault: string,
): Fault[] {
  switch (step) {
    case 'where':
      return draft.where ? [] : [NOWHERE];
    case 'when':
      return [
        ...dayFaults(draft, today, dayFault),
        ...(draft.light === '' ? [{ at: 'light', why: 'Choose the light' }] : []),
        ...(draft.role === '' ? [{ at: 'role', why: 'Choose in what role you look' }] : []),
      ];
    case 'what':
      if (draft.instrument === '') return [{ at: 'instrument', why: 'Choose a list' }];
      return Object.keys(draft.ratings).length > 0
        ? []
        : [{ at: 'answers', why: 'Answer at least one question' }];
    case 'photo':
      return [];
  }
}

function dayFaults(draft: ObserveDraft, today: string, dayFault: string): Fault[] {
  if (draft.dayChoice === 'today') return [];
  if (dayFault !== '') return [{ at: 'day', why: dayFault }];
  if (!isDate(draft.day)) return [{ at: 'day', why: 'Say on which day you looked' }];
  return draft.day > today ? [{ at: 'day', why: 'This day has not come yet' }] : [];
}

export const dayOf = (draft: ObserveDraft, today: string): string =>
  draft.dayChoice === 'today' ? today : draft.day;

/** What is sent to the service. */
export function bodyOf(draft: ObserveDraft, today: string): NewObservation {
  if (!draft.where) throw new Error('An observation without a place cannot be sent');
  const round = Number(draft.round);
  const said = <Name extends string>(name: Name, value: string): Partial<Record<Name, string>> =>
    (value.trim() === '' ? {} : { [name]: value.trim() }) as Partial<Record<Name, string>>;
  return {
    id: draft.id,
    instrument: draft.instrument,
    observed_on: dayOf(draft, today),
    light: draft.light,
    observer_role: draft.role,
    ratings: draft.ratings,
    geometry: { type: 'Point', coordinates: [draft.where.lon, draft.where.lat] },
    round: Number.isInteger(round) && round > 0 ? round : 1,
    ...said('assessment_id', draft.location),
    ...said('method_id', draft.location === '' ? '' : draft.method),
    ...said('observed_at', draft.time),
    ...said('school_phase', draft.phase),
    ...said('weather', draft.weather),
    ...said('location_label', draft.where.label),
    ...said('note', draft.note),
  };
}

/** The draft as it waits on this device to be sent. */
export function queuedFrom(
  draft: ObserveDraft,
  context: {
    account: string;
    partnership: string;
    instrument: string;
    light: string;
    today: string;
    now: Date;
  },
): QueuedChange {
  const place = draft.where?.label ? `, ${draft.where.label}` : '';
  const day = dayOf(draft, context.today);
  const photos = draft.photos.length;
  const photoWords = photos === 0 ? '' : `, ${photos} ${photos === 1 ? 'photo' : 'photos'}`;
  const when = day === context.today ? 'today' : longDate(day);
  return {
    id: draft.id,
    kind: 'observation',
    account: context.account,
    partnership: context.partnership,
    state: 'waiting',
    words: `${context.instrument}${place}`,
    detail: `${context.light}, ${when}${photoWords}`,
    queued_at: context.now.toISOString(),
    change_id: null,
    number: null,
    body: bodyOf(draft, context.today),
    photos: draft.photos.map((photo) => ({ ...photo, sent: false })),
    problem: null,
  };
}
