import { ask } from './http';

export interface AuditEvent {
  id: number;
  at: string;
  display_name: string | null;
  role: string | null;
  agency: string | null;
  action: string;
  object_kind: string;
  object_id: string | null;
  result: string;
}

export interface AuditPage {
  items: AuditEvent[];
  next: number | null;
}

export interface AuditState {
  events: number;
  is_whole: boolean;
  reading: string;
}

export const listAudit = (
  slug: string,
  cursor: number | null,
  signal?: AbortSignal,
): Promise<AuditPage> => ask(`/${slug}/audit`, { query: { cursor }, signal });

export const readAuditState = (slug: string, signal?: AbortSignal): Promise<AuditState> =>
  ask(`/${slug}/audit/state`, { signal });
