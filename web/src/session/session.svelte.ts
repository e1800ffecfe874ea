import { keepAgain } from '../drafts/drafts';
import { onSessionEnded, setCsrf } from '../api/http';
import {
  readCodes,
  readPartnership,
  type Code,
  type CodeLists,
  type Partnership,
} from '../api/partnership';
import { Problem } from '../api/problem';
import {
  readSession,
  signIn as askSignIn,
  signOut as askSignOut,
  type Membership,
  type SessionAnswer,
} from '../api/session';

type State = 'unknown' | 'signed-out' | 'signed-in';

let state = $state<State>('unknown');
let answer = $state.raw<SessionAnswer | null>(null);
let partnership = $state.raw<Partnership | null>(null);
let codes = $state.raw<CodeLists>({});
let endedDialog = $state<((signedIn: boolean) => void) | null>(null);
let ending: Promise<boolean> | null = null;

/** Who is signed in, for which partnership, with what rights; the partnership's code lists. */
export const session = {
  get state(): State {
    return state;
  },
  get person() {
    return answer?.person ?? null;
  },
  get memberships(): Membership[] {
    return answer?.memberships ?? [];
  },
  get partnership(): Partnership | null {
    return partnership;
  },
  get membership(): Membership | null {
    return answer?.memberships.find((one) => one.slug === partnership?.slug) ?? null;
  },
  /** True while "sign in again" has to be shown over the page. */
  get hasEnded(): boolean {
    return endedDialog !== null;
  },
  may(right: string): boolean {
    return session.membership?.rights.includes(right) ?? false;
  },
  codes(list: string): Code[] {
    return codes[list] ?? [];
  },
  /** The codes of a list that somebody may choose today; a retired one only stays readable. */
  offered(list: string): Code[] {
    const today = partnership?.today ?? '';
    return session.codes(list).filter((one) => one.retired_on === null || one.retired_on > today);
  },
  /** The word of a code; the code itself if the list does not know it. */
  label(list: string, code: string | null | undefined): string {
    if (code === null || code === undefined) return '';
    return codes[list]?.find((one) => one.code === code)?.label ?? code;
  },
  /** The words of all codes of all lists. */
  labels(): string[] {
    return Object.values(codes).flatMap((list) => list.map((one) => one.label));
  },
  memberName(accountId: string | null | undefined): string {
    if (!accountId) return '';
    const member = partnership?.members.find((one) => one.account_id === accountId);
    return member?.display_name ?? 'A former member';
  },
};

/** The slug in the address; pages below /{partnership} only exist once it is known. */
export function currentSlug(): string {
  if (!partnership) throw new Error('No partnership is open');
  return partnership.slug;
}

/** Ask who is signed in. */
export async function openSession(): Promise<void> {
  try {
    adopt(await readSession());
  } catch (error) {
    if (!(error instanceof Problem) || error.status !== 401) throw error;
    state = 'signed-out';
  }
}

/** Fetch the partnership and its code lists before its pages are shown. */
export async function openPartnership(slug: string): Promise<void> {
  if (partnership?.slug === slug) return;
  const [found, lists] = await Promise.all([readPartnership(slug), readCodes(slug)]);
  codes = lists;
  partnership = found;
}

/** Fetch the partnership again, after its ground or its records were brought in here. */
export async function reloadPartnership(): Promise<void> {
  if (partnership) partnership = await readPartnership(partnership.slug);
}

/** Fetch the code lists again, after they were edited here. */
export async function reloadCodes(): Promise<void> {
  if (partnership) codes = await readCodes(partnership.slug);
}

export async function signIn(email: string, password: string): Promise<void> {
  adopt(await askSignIn(email, password));
}

export async function signOut(): Promise<void> {
  await askSignOut();
  setCsrf(null);
  answer = null;
  partnership = null;
  codes = {};
  state = 'signed-out';
}

function adopt(found: SessionAnswer): void {
  keepAgain();
  answer = found;
  setCsrf(found.csrf);
  state = 'signed-in';
  onSessionEnded(askToSignInAgain);
}

/** One dialog for all requests that met the end of the session; each is sent again afterwards. */
function askToSignInAgain(): Promise<boolean> {
  ending ??= new Promise<boolean>((resolve) => {
    endedDialog = resolve;
  }).finally(() => {
    ending = null;
    endedDialog = null;
  });
  return ending;
}

/** Called by the dialog once the person has signed in again, or has given up. */
export function sessionResumed(signedIn: boolean): void {
  endedDialog?.(signedIn);
}
