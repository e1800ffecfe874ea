import type { TagColour } from '../ui/tags';
import { ask } from './http';

export interface WaitingItem {
  kind: string;
  title: string;
  detail: string;
  link: string;
  tag: string;
  tag_kind: TagColour;
}

export interface ChangedItem {
  kind: 'change' | 'provision' | 'guardian_site' | 'area' | 'assessment';
  title: string;
  detail: string;
  link: string;
  on: string;
}

export interface Home {
  waiting: WaitingItem[];
  changed: ChangedItem[];
  next: { title: string; detail: string; link: string } | null;
  areas: number;
}

export const readHome = (slug: string, signal?: AbortSignal): Promise<Home> =>
  ask(`/${slug}/home`, { signal });
