import type { Page } from '../page';

/** The map, and areas that were drawn on it. */
export const AREAS_PAGES = [
  {
    name: 'map',
    pattern: '/{partnership}/map',
    title: 'Map',
    section: 'Areas',
    layout: 'workspace',
    load: () => import('../../routes/workspace/WorkspacePage.svelte'),
  },
  {
    name: 'areas',
    pattern: '/{partnership}/areas',
    title: 'Areas',
    section: 'Areas',
    layout: 'frame',
    load: () => import('../../routes/areas/AreasPage.svelte'),
  },
  {
    name: 'area-new',
    pattern: '/{partnership}/areas/new',
    title: 'Draw an area',
    section: 'Areas',
    layout: 'workspace',
    load: () => import('../../routes/workspace/WorkspacePage.svelte'),
  },
  {
    name: 'area-edit',
    pattern: '/{partnership}/areas/{id}/edit',
    title: 'Edit the outline',
    section: 'Areas',
    layout: 'workspace',
    load: () => import('../../routes/workspace/WorkspacePage.svelte'),
  },
  {
    name: 'present',
    pattern: '/{partnership}/areas/{id}/present',
    title: 'Present',
    section: 'Conferences',
    layout: 'bare',
    load: () => import('../../routes/present/PresentPage.svelte'),
  },
  {
    name: 'area',
    pattern: '/{partnership}/areas/{id}/{tab?}',
    title: 'Area',
    section: 'Areas',
    layout: 'frame',
    load: () => import('../../routes/area/AreaPage.svelte'),
  },
] as const satisfies readonly Page[];
