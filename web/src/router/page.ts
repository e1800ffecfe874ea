import type { Component } from 'svelte';
import type { Route } from './match';

/** An entry of the menu. */
export type Section =
  | 'Home'
  | 'Locations'
  | 'Areas'
  | 'Changes'
  | 'Strengths'
  | 'Review'
  | 'Conferences'
  | 'Data'
  | 'Help';

/** A page: its address, its title before its own data are known, and how its code is fetched. */
export interface Page<Name extends string = string> extends Route<Name> {
  title: string;
  section: Section | null;
  /** `frame`: header, page, footer. `workspace`: header and the whole height. `bare`: nothing around. */
  layout: 'frame' | 'workspace' | 'bare';
  load: () => Promise<{ default: PageView }>;
}

/** A page that reads its address, or one that has nothing to read there. */
export type PageView = Component<PageProps> | Component<Record<string, never>>;

export interface PageProps {
  params: Readonly<Record<string, string>>;
}
