import type { Geometry } from 'geojson';
import { ask } from './http';
import type { components } from './schema';

type Told<Name extends keyof components['schemas']> = components['schemas'][Name];

export type ConferenceRow = Told<'ConferenceRowOut'>;
export type Conferences = Told<'ConferencesOut'>;
export type AgendaItem = Told<'AgendaItemOut'>;
export type Invitation = Told<'InvitationOut'>;
export type Point = Omit<Told<'DiscussionPointOut'>, 'geometry'> & { geometry: Geometry | null };
export type Conference = Omit<Told<'ConferenceOut'>, 'points'> & { points: Point[] };
export type ConferenceFields = Omit<Told<'ConferenceIn'>, 'assessment_id'>;
export type ConferenceEdit = Told<'ConferenceChange'>;
export type DecisionFields = Told<'ConferenceDecisionIn'>;
export type LookBack = Told<'LookBackOut'>;
export type Seen = Omit<Told<'ConferenceSeenOut'>, 'area'> & {
  area:
    | (Omit<NonNullable<Told<'ConferenceSeenOut'>['area']>, 'outline'> & {
        outline: Geometry | null;
      })
    | null;
};

type Shaped<Fields> = Omit<Fields, 'geometry'> & { geometry?: Geometry | null };

export const listConferences = (
  slug: string,
  locationId: string | null = null,
  signal?: AbortSignal,
): Promise<Conferences> =>
  ask(`/${slug}/conferences`, { query: { assessment_id: locationId }, signal });

export const readConference = (
  slug: string,
  id: string,
  signal?: AbortSignal,
): Promise<Conference> => ask(`/${slug}/conferences/${id}`, { signal });

export const planConference = (
  slug: string,
  locationId: string,
  fields: Partial<ConferenceFields>,
): Promise<Conference> =>
  ask(`/${slug}/conferences`, { method: 'POST', json: { ...fields, assessment_id: locationId } });

export const changeConference = (
  slug: string,
  id: string,
  version: number,
  fields: Partial<ConferenceEdit>,
): Promise<Conference> =>
  ask(`/${slug}/conferences/${id}`, { method: 'PATCH', version, json: fields });

export const cancelConference = (
  slug: string,
  id: string,
  version: number,
  reason: string,
): Promise<Conference> =>
  ask(`/${slug}/conferences/${id}/cancellation`, { method: 'POST', version, json: { reason } });

export const holdConference = (slug: string, id: string, version: number): Promise<Conference> =>
  ask(`/${slug}/conferences/${id}/holding`, { method: 'POST', version });

export const decideConference = (
  slug: string,
  id: string,
  version: number,
  decision: DecisionFields,
): Promise<Conference> =>
  ask(`/${slug}/conferences/${id}/decision`, { method: 'POST', version, json: decision });

export const issueConference = (
  slug: string,
  id: string,
  version: number,
  issuedOn: string | null,
): Promise<Conference> =>
  ask(`/${slug}/conferences/${id}/issue`, {
    method: 'POST',
    version,
    json: { issued_on: issuedOn },
  });

export const invite = (
  slug: string,
  id: string,
  fields: Partial<Told<'InvitationIn'>>,
): Promise<Invitation> =>
  ask(`/${slug}/conferences/${id}/invitations`, { method: 'POST', json: fields });

export const changeInvitation = (
  slug: string,
  id: string,
  invitation: { id: string; version: number },
  fields: Partial<Told<'InvitationChange'>>,
): Promise<Invitation> =>
  ask(`/${slug}/conferences/${id}/invitations/${invitation.id}`, {
    method: 'PATCH',
    version: invitation.version,
    json: fields,
  });

export const withdrawInvitation = (
  slug: string,
  id: string,
  invitation: { id: string; version: number },
): Promise<void> =>
  ask(`/${slug}/conferences/${id}/invitations/${invitation.id}`, {
    method: 'DELETE',
    version: invitation.version,
  });

export const notePoint = (
  slug: string,
  id: string,
  fields: Partial<Shaped<Told<'DiscussionPointIn'>>>,
): Promise<Point> => ask(`/${slug}/conferences/${id}/points`, { method: 'POST', json: fields });

export const changePoint = (
  slug: string,
  id: string,
  point: { id: string; version: number },
  fields: Partial<Shaped<Told<'DiscussionPointChange'>>>,
): Promise<Point> =>
  ask(`/${slug}/conferences/${id}/points/${point.id}`, {
    method: 'PATCH',
    version: point.version,
    json: fields,
  });

export const strikePoint = (
  slug: string,
  id: string,
  point: { id: string; version: number },
): Promise<void> =>
  ask(`/${slug}/conferences/${id}/points/${point.id}`, {
    method: 'DELETE',
    version: point.version,
  });

export const readLookBack = (slug: string, id: string, signal?: AbortSignal): Promise<LookBack> =>
  ask(`/${slug}/conferences/${id}/look-back`, { signal });

export const readSeen = (slug: string, id: string, signal?: AbortSignal): Promise<Seen> =>
  ask(`/${slug}/conferences/${id}/seen`, { signal });
