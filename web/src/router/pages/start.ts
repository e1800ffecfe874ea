import type { Page } from '../page';

/** Where everybody begins: signing in, home, notices, help, and who does the work (workforce). */
export const START_PAGES = [
  {
    name: 'root',
    pattern: '/',
    title: 'Contextmap',
    section: null,
    layout: 'bare',
    load: () => import('../../routes/sign_in/StartPage.svelte'),
  },
  {
    name: 'sign-in',
    pattern: '/sign-in',
    title: 'Sign in',
    section: null,
    layout: 'bare',
    load: () => import('../../routes/sign_in/SignInPage.svelte'),
  },
  {
    name: 'home',
    pattern: '/{partnership}/home',
    title: 'Your work',
    section: 'Home',
    layout: 'frame',
    load: () => import('../../routes/home/HomePage.svelte'),
  },
  {
    name: 'notices',
    pattern: '/{partnership}/notices',
    title: 'Notices',
    section: 'Home',
    layout: 'frame',
    load: () => import('../../routes/notices/NoticesPage.svelte'),
  },
  {
    name: 'forum',
    pattern: '/{partnership}/workforce/forums/{id}',
    title: 'Forum',
    section: 'Home',
    layout: 'frame',
    load: () => import('../../routes/workforce/ForumPage.svelte'),
  },
  {
    name: 'workforce',
    pattern: '/{partnership}/workforce/{tab?}',
    title: 'Workforce',
    section: 'Home',
    layout: 'frame',
    load: () => import('../../routes/workforce/WorkforcePage.svelte'),
  },
  {
    name: 'help',
    pattern: '/{partnership}/help',
    title: 'Help',
    section: 'Help',
    layout: 'frame',
    load: () => import('../../routes/help/HelpPage.svelte'),
  },
] as const satisfies readonly Page[];
