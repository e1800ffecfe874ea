import { ask } from './http';

export type Tier = 'exact' | 'street' | 'count';

export interface Person {
  account_id: string;
  display_name: string;
  email: string;
}

export interface Membership {
  slug: string;
  name: string;
  council: string;
  role: string;
  role_label: string;
  agency: string;
  tier: Tier;
  rights: string[];
}

export interface SessionAnswer {
  person: Person;
  memberships: Membership[];
  csrf: string;
}

export const readSession = (): Promise<SessionAnswer> => ask('/session');

export const signIn = (email: string, password: string): Promise<SessionAnswer> =>
  ask('/sign-in', { method: 'POST', json: { email, password } });

export const signOut = (): Promise<void> => ask('/sign-out', { method: 'POST' });
