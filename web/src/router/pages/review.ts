import type { Page } from '../page';

/** What the records show: where, when, again, newly, and what is missing. */
export const REVIEW_PAGES = [
  {
    name: 'review',
    pattern: '/{partnership}/review',
    title: 'Review',
    section: 'Review',
    layout: 'frame',
    load: () => import('../../routes/review/AreaReviewPage.svelte'),
  },
  {
    name: 'review-places',
    pattern: '/{partnership}/review/places',
    title: 'Where',
    section: 'Review',
    layout: 'frame',
    load: () => import('../../routes/review/PlacesPage.svelte'),
  },
  {
    name: 'review-cell',
    pattern: '/{partnership}/review/places/cells/{width}/{i}/{j}',
    title: 'Place',
    section: 'Review',
    layout: 'frame',
    load: () => import('../../routes/review/PlacePage.svelte'),
  },
  {
    name: 'review-street',
    pattern: '/{partnership}/review/places/streets/{key}',
    title: 'Place',
    section: 'Review',
    layout: 'frame',
    load: () => import('../../routes/review/PlacePage.svelte'),
  },
  {
    name: 'review-week',
    pattern: '/{partnership}/review/week',
    title: 'When',
    section: 'Review',
    layout: 'frame',
    load: () => import('../../routes/rhythms/WeekPage.svelte'),
  },
  {
    name: 'review-repeats',
    pattern: '/{partnership}/review/repeats',
    title: 'Near repeats',
    section: 'Review',
    layout: 'frame',
    load: () => import('../../routes/rhythms/RepeatsPage.svelte'),
  },
  {
    name: 'review-emerging',
    pattern: '/{partnership}/review/emerging',
    title: 'Emerging places',
    section: 'Review',
    layout: 'frame',
    load: () => import('../../routes/emerging/EmergingPage.svelte'),
  },
  {
    name: 'gaps',
    pattern: '/{partnership}/review/gaps',
    title: 'Provision gap',
    section: 'Review',
    layout: 'frame',
    load: () => import('../../routes/gaps/GapsPage.svelte'),
  },
] as const satisfies readonly Page[];
