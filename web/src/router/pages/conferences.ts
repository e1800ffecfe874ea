import type { Page } from '../page';

/** Conferences, packs for the room, and the actions that a plan gives. */
export const CONFERENCES_PAGES = [
  {
    name: 'conferences',
    pattern: '/{partnership}/conferences',
    title: 'Conferences',
    section: 'Conferences',
    layout: 'frame',
    load: () => import('../../routes/conferences/ConferencesPage.svelte'),
  },
  {
    name: 'conference-packs',
    pattern: '/{partnership}/conferences/packs',
    title: 'Packs for the room',
    section: 'Conferences',
    layout: 'frame',
    load: () => import('../../routes/conferences/PacksPage.svelte'),
  },
  {
    name: 'conference-new',
    pattern: '/{partnership}/conferences/new',
    title: 'Plan a conference',
    section: 'Conferences',
    layout: 'frame',
    load: () => import('../../routes/conferences/PlanConferencePage.svelte'),
  },
  {
    name: 'conference-edit',
    pattern: '/{partnership}/conferences/{id}/edit',
    title: 'Edit a conference',
    section: 'Conferences',
    layout: 'frame',
    load: () => import('../../routes/conferences/EditConferencePage.svelte'),
  },
  {
    name: 'conference',
    pattern: '/{partnership}/conferences/{id}/{tab?}',
    title: 'Conference',
    section: 'Conferences',
    layout: 'frame',
    load: () => import('../../routes/conferences/ConferencePage.svelte'),
  },
  {
    name: 'actions',
    pattern: '/{partnership}/actions',
    title: 'My actions',
    section: 'Changes',
    layout: 'frame',
    load: () => import('../../routes/plans/ActionsPage.svelte'),
  },
  {
    name: 'action',
    pattern: '/{partnership}/actions/{id}',
    title: 'Action',
    section: 'Changes',
    layout: 'frame',
    load: () => import('../../routes/plans/ActionPage.svelte'),
  },
] as const satisfies readonly Page[];
