import type { Component } from 'svelte';
import type { Route } from './match';

export type PageName =
  | 'root'
  | 'sign-in'
  | 'home'
  | 'map'
  | 'areas'
  | 'area'
  | 'changes'
  | 'log-change'
  | 'change'
  | 'change-edit'
  | 'before-after-new'
  | 'before-after'
  | 'review'
  | 'conferences'
  | 'present'
  | 'data'
  | 'import-new'
  | 'import'
  | 'help';

export type Section = 'Home' | 'Areas' | 'Changes' | 'Review' | 'Conferences' | 'Data' | 'Help';

/** A page: its address, its title before its own data are known, and how its code is fetched. */
export interface Page extends Route<PageName> {
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

/** Every address of the app, first match wins. */
export const PAGES: readonly Page[] = [
  {
    name: 'root',
    pattern: '/',
    title: 'Contextmap',
    section: null,
    layout: 'bare',
    load: () => import('../routes/sign_in/StartPage.svelte'),
  },
  {
    name: 'sign-in',
    pattern: '/sign-in',
    title: 'Sign in',
    section: null,
    layout: 'bare',
    load: () => import('../routes/sign_in/SignInPage.svelte'),
  },
  {
    name: 'home',
    pattern: '/{partnership}/home',
    title: 'Your work',
    section: 'Home',
    layout: 'frame',
    load: () => import('../routes/home/HomePage.svelte'),
  },
  {
    name: 'map',
    pattern: '/{partnership}/map',
    title: 'Map',
    section: 'Areas',
    layout: 'workspace',
    load: () => import('../routes/workspace/WorkspacePage.svelte'),
  },
];

export function pageOf(name: PageName): Page {
  const page = PAGES.find((candidate) => candidate.name === name);
  if (!page) throw new Error(`No page is called ${name}`);
  return page;
}
