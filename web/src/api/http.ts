import { OFFLINE, Problem, problemOf } from './problem';

export type QueryValue = string | number | boolean | null | undefined;

export interface Asking {
  method?: 'GET' | 'POST' | 'PATCH' | 'DELETE';
  query?: Record<string, QueryValue>;
  json?: unknown;
  form?: FormData;
  /** Version this change was made from, sent as If-Match. */
  version?: number;
  signal?: AbortSignal | undefined;
}

interface Credentials {
  csrf: string | null;
  /** Called when the session has ended; answers true once the person is signed in again. */
  onSessionEnded: (() => Promise<boolean>) | null;
}

const credentials: Credentials = { csrf: null, onSessionEnded: null };

export function setCsrf(token: string | null): void {
  credentials.csrf = token;
}

export function onSessionEnded(handler: (() => Promise<boolean>) | null): void {
  credentials.onSessionEnded = handler;
}

/** Ask the service under /api and give its JSON; anything but success is thrown as a Problem. */
export async function ask<T>(path: string, asking: Asking = {}): Promise<T> {
  let response = await send(path, asking);
  if (response.status === 401 && credentials.onSessionEnded && !path.startsWith('/sign-in')) {
    const again = await credentials.onSessionEnded();
    if (again) response = await send(path, asking);
  }
  if (!response.ok) throw await problemOf(response);
  if (response.status === 204) return undefined as T;
  return (await response.json()) as T;
}

/** The address of an answer that the browser opens or downloads by itself. */
export function address(path: string, query: Record<string, QueryValue> = {}): string {
  const search = new URLSearchParams();
  for (const [key, value] of Object.entries(query)) {
    if (value !== null && value !== undefined && value !== '') search.set(key, String(value));
  }
  const text = search.toString();
  return `/api${path}${text === '' ? '' : `?${text}`}`;
}

async function send(path: string, asking: Asking): Promise<Response> {
  try {
    return await fetch(address(path, asking.query), requestOf(asking));
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') throw error;
    throw new Problem(OFFLINE);
  }
}

function requestOf(asking: Asking): RequestInit {
  const method = asking.method ?? 'GET';
  const headers: Record<string, string> = { Accept: 'application/json' };
  if (method !== 'GET' && credentials.csrf) headers['X-CSRF-Token'] = credentials.csrf;
  if (asking.version !== undefined) headers['If-Match'] = `"${asking.version}"`;
  const request: RequestInit = { method, headers, credentials: 'same-origin' };
  if (asking.signal) request.signal = asking.signal;
  if (asking.form) request.body = asking.form;
  if (asking.json !== undefined) {
    headers['Content-Type'] = 'application/json';
    request.body = JSON.stringify(asking.json);
  }
  return request;
}
