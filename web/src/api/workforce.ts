import { ask } from './http';

interface Kept {
  id: string;
  version: number;
  updated_at: string;
  updated_by: string | null;
}

export interface ChampionTeam extends Kept {
  team: string;
  agency: string;
  agency_label: string;
  champions: number;
  counted_on: string;
  note: string;
}

export interface ChampionTeams {
  items: ChampionTeam[];
  count: number;
  champions: number;
  agencies: number;
}

export interface Attendance {
  agency: string;
  people: number;
}

export interface CourseSession extends Kept {
  course: string;
  course_label: string;
  held_on: string;
  led_by: string;
  led_by_label: string;
  venue: string;
  note: string;
  attendance: (Attendance & { agency_label: string })[];
  people: number;
}

export interface CourseTotal {
  course: string;
  label: string;
  sessions: number;
  people: number;
}

export interface AgencyTotal {
  agency: string;
  label: string;
  people: number;
  by_course: Record<string, number>;
}

/** Sessions, newest first; totals count attendances, not people. */
export interface CourseSessions {
  items: CourseSession[];
  count: number;
  courses: CourseTotal[];
  agencies: AgencyTotal[];
  people: number;
}

export interface ContactPoint extends Kept {
  topic: string;
  topic_label: string;
  agency: string;
  agency_label: string;
  role_title: string;
  email: string;
  phone: string;
  note: string;
  until: string | null;
  has_ended: boolean;
}

export interface ContactPoints {
  items: ContactPoint[];
  count: number;
  without: string[];
}

export interface Forum extends Kept {
  name: string;
  forum_kind: string;
  kind_label: string;
  agency: string;
  agency_label: string;
  rhythm: string;
  note: string;
  meetings: number;
  last_on: string | null;
  next_on: string | null;
}

export interface Citation extends Kept {
  kind: 'location' | 'area' | 'withheld';
  place: string;
  assessment_id: string | null;
  area_id: string | null;
  said: string;
}

export interface Meeting extends Kept {
  forum_id: string;
  held_on: string;
  summary: string;
  citations: Citation[];
}

export interface ForumPage extends Forum {
  items: Meeting[];
}

export interface Mention {
  id: string;
  forum_id: string;
  forum: string;
  held_on: string;
  said: string;
}

/** Kinds of record of the workforce, by the last part of their address. */
interface Kinds {
  champions: ChampionTeam;
  courses: CourseSession;
  contacts: ContactPoint;
  forums: Forum;
  meetings: Meeting;
  citations: Citation;
}
export type WorkforceKind = keyof Kinds;

export const listChampions = (slug: string, signal?: AbortSignal): Promise<ChampionTeams> =>
  ask(`/${slug}/workforce/champions`, { signal });

export const listCourses = (
  slug: string,
  from: string,
  signal?: AbortSignal,
): Promise<CourseSessions> => ask(`/${slug}/workforce/courses`, { query: { from }, signal });

export const listContacts = (slug: string, signal?: AbortSignal): Promise<ContactPoints> =>
  ask(`/${slug}/workforce/contacts`, { signal });

/** The first forums, and how many there are. */
export const listForums = (
  slug: string,
  signal?: AbortSignal,
): Promise<{ items: Forum[]; count: number }> => ask(`/${slug}/workforce/forums`, { signal });

export const readForum = (slug: string, id: string, signal?: AbortSignal): Promise<ForumPage> =>
  ask(`/${slug}/workforce/forums/${id}`, { signal });

export const listMentions = async (
  slug: string,
  location: string,
  signal?: AbortSignal,
): Promise<Mention[]> =>
  (await ask<{ items: Mention[] }>(`/${slug}/assessments/${location}/mentions`, { signal })).items;

export const readWorkforce = <Kind extends WorkforceKind>(
  slug: string,
  kind: Kind,
  id: string,
): Promise<Kinds[Kind]> => ask(`/${slug}/workforce/${kind}/${id}`);

export const addWorkforce = <Kind extends WorkforceKind>(
  slug: string,
  kind: Kind,
  fields: object,
): Promise<Kinds[Kind]> => ask(`/${slug}/workforce/${kind}`, { method: 'POST', json: fields });

export const addMeeting = (slug: string, forum: string, fields: object): Promise<Meeting> =>
  ask(`/${slug}/workforce/forums/${forum}/meetings`, { method: 'POST', json: fields });

export const addCitation = (slug: string, meeting: string, fields: object): Promise<Citation> =>
  ask(`/${slug}/workforce/meetings/${meeting}/citations`, { method: 'POST', json: fields });

export const changeWorkforce = <Kind extends WorkforceKind>(
  slug: string,
  kind: Kind,
  id: string,
  version: number,
  fields: object,
): Promise<Kinds[Kind]> =>
  ask(`/${slug}/workforce/${kind}/${id}`, { method: 'PATCH', version, json: fields });

export const removeWorkforce = (
  slug: string,
  kind: WorkforceKind,
  id: string,
  version: number,
): Promise<void> => ask(`/${slug}/workforce/${kind}/${id}`, { method: 'DELETE', version });
