import { ask } from './http';
import type { components } from './schema';

export type Home = components['schemas']['HomeOut'];
export type WaitingItem = components['schemas']['WaitingOut'];
export type ChangedItem = components['schemas']['ChangedOut'];
export type FirstStep = Home['first_steps'][number];

export const readHome = (slug: string, signal?: AbortSignal): Promise<Home> =>
  ask(`/${slug}/home`, { signal });
