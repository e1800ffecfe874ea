import type { Page } from '../page';

/** Bringing data in, the audit, and what an administrator edits. */
export const DATA_PAGES = [
  {
    name: 'data',
    pattern: '/{partnership}/data',
    title: 'Data',
    section: 'Data',
    layout: 'frame',
    load: () => import('../../routes/data/DataPage.svelte'),
  },
  {
    name: 'import-new',
    pattern: '/{partnership}/data/import',
    title: 'Import data',
    section: 'Data',
    layout: 'frame',
    load: () => import('../../routes/data/NewImportPage.svelte'),
  },
  {
    name: 'import',
    pattern: '/{partnership}/data/imports/{id}',
    title: 'Import',
    section: 'Data',
    layout: 'frame',
    load: () => import('../../routes/data/ImportPage.svelte'),
  },
  {
    name: 'audit',
    pattern: '/{partnership}/audit',
    title: 'Audit',
    section: 'Data',
    layout: 'frame',
    load: () => import('../../routes/data/AuditPage.svelte'),
  },
  {
    name: 'lists',
    pattern: '/{partnership}/lists',
    title: 'Lists',
    section: 'Data',
    layout: 'frame',
    load: () => import('../../routes/admin/ListsPage.svelte'),
  },
  {
    name: 'list',
    pattern: '/{partnership}/lists/{list}',
    title: 'List',
    section: 'Data',
    layout: 'frame',
    load: () => import('../../routes/admin/ListPage.svelte'),
  },
  {
    name: 'settings',
    pattern: '/{partnership}/settings',
    title: 'Settings',
    section: 'Data',
    layout: 'frame',
    load: () => import('../../routes/admin/SettingsPage.svelte'),
  },
] as const satisfies readonly Page[];
