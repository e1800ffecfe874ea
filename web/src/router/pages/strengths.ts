import type { Page } from '../page';

/** Guardianship sites, their training, and provision. */
export const STRENGTHS_PAGES = [
  {
    name: 'guardian-site',
    pattern: '/{partnership}/strengths/guardians/{id}',
    title: 'Guardianship site',
    section: 'Strengths',
    layout: 'frame',
    load: () => import('../../routes/strengths/SitePage.svelte'),
  },
  {
    name: 'provision',
    pattern: '/{partnership}/strengths/provision/{id}',
    title: 'Provision',
    section: 'Strengths',
    layout: 'frame',
    load: () => import('../../routes/strengths/ProvisionPage.svelte'),
  },
  {
    name: 'guardian-training',
    pattern: '/{partnership}/strengths/training/{id}',
    title: 'Training session',
    section: 'Strengths',
    layout: 'frame',
    load: () => import('../../routes/strengths/TrainingPage.svelte'),
  },
  {
    name: 'strengths',
    pattern: '/{partnership}/strengths/{tab?}',
    title: 'Strengths',
    section: 'Strengths',
    layout: 'frame',
    load: () => import('../../routes/strengths/StrengthsPage.svelte'),
  },
] as const satisfies readonly Page[];
