/** One fault in what was sent: where, and why in words (RFC 9457 `errors` of this service). */
export interface Fault {
  at: string;
  why: string;
}

/** What the service says when it cannot do what was asked. */
export interface ProblemBody {
  type?: string;
  title: string;
  status: number;
  detail?: string;
  instance?: string;
  errors?: Fault[];
  [extension: string]: unknown;
}

/** An answer of the service that is not a success. `status` 0: no answer came at all. */
export class Problem extends Error {
  override readonly name = 'Problem';
  readonly status: number;
  readonly body: ProblemBody;

  constructor(body: ProblemBody) {
    super(body.detail ?? body.title);
    this.status = body.status;
    this.body = body;
  }

  get faults(): Fault[] {
    return this.body.errors ?? [];
  }

  get isOffline(): boolean {
    return this.status === 0;
  }
}

export const OFFLINE: ProblemBody = {
  title: 'The service did not answer',
  status: 0,
  detail: 'The service cannot be reached. Check the connection, then try again.',
};

/** The problem that a failed answer carries, whatever stands in its body. */
export async function problemOf(response: Response): Promise<Problem> {
  const fallback: ProblemBody = {
    title: response.statusText || 'The service could not do this',
    status: response.status,
    detail: wordsFor(response.status),
  };
  try {
    const body: unknown = await response.json();
    if (isBody(body)) return new Problem({ ...fallback, ...body, status: response.status });
  } catch {
    // A gateway's HTML page, or nothing: the status alone has to do.
  }
  return new Problem(fallback);
}

function isBody(body: unknown): body is ProblemBody {
  return typeof body === 'object' && body !== null && 'title' in body;
}

function wordsFor(status: number): string {
  if (status === 403) return 'Your role does not allow this.';
  if (status === 404) return 'This is not here. It may have been removed, or the address is wrong.';
  if (status === 413) return 'This is larger than the service takes.';
  if (status >= 500) return 'The service had a fault. Nothing was changed. Try again in a minute.';
  return 'The service could not do this.';
}
