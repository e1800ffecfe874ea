import type { Page as AnyPage } from './page';
import { AREAS_PAGES } from './pages/areas';
import { CHANGES_PAGES } from './pages/changes';
import { CONFERENCES_PAGES } from './pages/conferences';
import { DATA_PAGES } from './pages/data';
import { LOCATIONS_PAGES } from './pages/locations';
import { REVIEW_PAGES } from './pages/review';
import { START_PAGES } from './pages/start';
import { STRENGTHS_PAGES } from './pages/strengths';

const EVERY_PAGE = [
  ...START_PAGES,
  ...LOCATIONS_PAGES,
  ...AREAS_PAGES,
  ...CHANGES_PAGES,
  ...STRENGTHS_PAGES,
  ...REVIEW_PAGES,
  ...CONFERENCES_PAGES,
  ...DATA_PAGES,
];

export type PageName = (typeof EVERY_PAGE)[number]['name'];
export type Page = AnyPage<PageName>;

/**
 * Every address of the app, first match wins: addresses that begin alike stand in one file, the
 * particular before the general.
 */
export const PAGES: readonly Page[] = EVERY_PAGE;

export function pageOf(name: PageName): Page {
  const page = PAGES.find((candidate) => candidate.name === name);
  if (!page) throw new Error(`No page is called ${name}`);
  return page;
}
