import type { Component } from 'svelte';
import type { Route } from './match';

export type PageName =
  | 'root'
  | 'sign-in'
  | 'home'
  | 'notices'
  | 'locations'
  | 'observation'
  | 'observations'
  | 'observe'
  | 'safety-session'
  | 'location-new'
  | 'location'
  | 'map'
  | 'areas'
  | 'area'
  | 'area-new'
  | 'area-edit'
  | 'changes'
  | 'log-change'
  | 'change'
  | 'guardian-site'
  | 'guardian-training'
  | 'provision'
  | 'strengths'
  | 'change-import'
  | 'change-imports'
  | 'change-move'
  | 'change-orders'
  | 'change-edit'
  | 'before-after-new'
  | 'before-after'
  | 'review'
  | 'gaps'
  | 'review-places'
  | 'review-cell'
  | 'review-street'
  | 'review-week'
  | 'review-repeats'
  | 'review-emerging'
  | 'conferences'
  | 'conference-packs'
  | 'conference-new'
  | 'conference-edit'
  | 'conference'
  | 'actions'
  | 'action'
  | 'present'
  | 'data'
  | 'import-new'
  | 'import'
  | 'audit'
  | 'lists'
  | 'list'
  | 'settings'
  | 'workforce'
  | 'forum'
  | 'help';

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
    name: 'notices',
    pattern: '/{partnership}/notices',
    title: 'Notices',
    section: 'Home',
    layout: 'frame',
    load: () => import('../routes/notices/NoticesPage.svelte'),
  },
  {
    name: 'observe',
    pattern: '/{partnership}/observe',
    title: 'Observe a place',
    section: 'Locations',
    layout: 'bare',
    load: () => import('../routes/observations/ObservePage.svelte'),
  },
  {
    name: 'observations',
    pattern: '/{partnership}/observations',
    title: 'Your observations',
    section: 'Locations',
    layout: 'frame',
    load: () => import('../routes/observations/OwnObservationsPage.svelte'),
  },
  {
    name: 'observation',
    pattern: '/{partnership}/observations/{id}',
    title: 'Observation',
    section: 'Locations',
    layout: 'frame',
    load: () => import('../routes/observations/ObservationPage.svelte'),
  },
  {
    name: 'safety-session',
    pattern: '/{partnership}/locations/{id}/safety-map/{session}',
    title: 'Safety map',
    section: 'Locations',
    layout: 'frame',
    load: () => import('../routes/safety_maps/SessionPage.svelte'),
  },
  {
    name: 'locations',
    pattern: '/{partnership}/locations',
    title: 'Locations of concern',
    section: 'Locations',
    layout: 'frame',
    load: () => import('../routes/locations/LocationsPage.svelte'),
  },
  {
    name: 'location-new',
    pattern: '/{partnership}/locations/new',
    title: 'Refer a place',
    section: 'Locations',
    layout: 'frame',
    load: () => import('../routes/referrals/NewReferralPage.svelte'),
  },
  {
    name: 'location',
    pattern: '/{partnership}/locations/{id}',
    title: 'Location of concern',
    section: 'Locations',
    layout: 'frame',
    load: () => import('../routes/locations/LocationPage.svelte'),
  },
  {
    name: 'map',
    pattern: '/{partnership}/map',
    title: 'Map',
    section: 'Areas',
    layout: 'workspace',
    load: () => import('../routes/workspace/WorkspacePage.svelte'),
  },
  {
    name: 'areas',
    pattern: '/{partnership}/areas',
    title: 'Areas',
    section: 'Areas',
    layout: 'frame',
    load: () => import('../routes/areas/AreasPage.svelte'),
  },
  {
    name: 'area-new',
    pattern: '/{partnership}/areas/new',
    title: 'Draw an area',
    section: 'Areas',
    layout: 'workspace',
    load: () => import('../routes/workspace/WorkspacePage.svelte'),
  },
  {
    name: 'area-edit',
    pattern: '/{partnership}/areas/{id}/edit',
    title: 'Edit the outline',
    section: 'Areas',
    layout: 'workspace',
    load: () => import('../routes/workspace/WorkspacePage.svelte'),
  },
  {
    name: 'present',
    pattern: '/{partnership}/areas/{id}/present',
    title: 'Present',
    section: 'Conferences',
    layout: 'bare',
    load: () => import('../routes/present/PresentPage.svelte'),
  },
  {
    name: 'area',
    pattern: '/{partnership}/areas/{id}/{tab?}',
    title: 'Area',
    section: 'Areas',
    layout: 'frame',
    load: () => import('../routes/area/AreaPage.svelte'),
  },
  {
    name: 'changes',
    pattern: '/{partnership}/changes',
    title: 'Changes',
    section: 'Changes',
    layout: 'frame',
    load: () => import('../routes/changes/ChangesPage.svelte'),
  },
  {
    name: 'log-change',
    pattern: '/{partnership}/changes/new',
    title: 'Log a change',
    section: 'Changes',
    layout: 'bare',
    load: () => import('../routes/changes/LogChangePage.svelte'),
  },
  {
    name: 'guardian-site',
    pattern: '/{partnership}/strengths/guardians/{id}',
    title: 'Guardianship site',
    section: 'Strengths',
    layout: 'frame',
    load: () => import('../routes/strengths/SitePage.svelte'),
  },
  {
    name: 'provision',
    pattern: '/{partnership}/strengths/provision/{id}',
    title: 'Provision',
    section: 'Strengths',
    layout: 'frame',
    load: () => import('../routes/strengths/ProvisionPage.svelte'),
  },
  {
    name: 'guardian-training',
    pattern: '/{partnership}/strengths/training/{id}',
    title: 'Training session',
    section: 'Strengths',
    layout: 'frame',
    load: () => import('../routes/strengths/TrainingPage.svelte'),
  },
  {
    name: 'strengths',
    pattern: '/{partnership}/strengths/{tab?}',
    title: 'Strengths',
    section: 'Strengths',
    layout: 'frame',
    load: () => import('../routes/strengths/StrengthsPage.svelte'),
  },
  {
    name: 'before-after-new',
    pattern: '/{partnership}/before-and-after/new',
    title: 'Set up a before and after',
    section: 'Changes',
    layout: 'frame',
    load: () => import('../routes/reviews/SetUpPage.svelte'),
  },
  {
    name: 'before-after',
    pattern: '/{partnership}/before-and-after/{id}',
    title: 'Before and after',
    section: 'Changes',
    layout: 'frame',
    load: () => import('../routes/reviews/ReviewPage.svelte'),
  },
  {
    name: 'change-orders',
    pattern: '/{partnership}/changes/orders',
    title: 'Orders calendar',
    section: 'Changes',
    layout: 'frame',
    load: () => import('../routes/changes/OrdersPage.svelte'),
  },
  {
    name: 'change-imports',
    pattern: '/{partnership}/changes/imports',
    title: 'Bring a list of changes in',
    section: 'Changes',
    layout: 'frame',
    load: () => import('../routes/changes/ChangeImportsPage.svelte'),
  },
  {
    name: 'change-import',
    pattern: '/{partnership}/changes/imports/{id}',
    title: 'List of changes',
    section: 'Changes',
    layout: 'frame',
    load: () => import('../routes/changes/ChangeImportPage.svelte'),
  },
  {
    name: 'change',
    pattern: '/{partnership}/changes/{id}',
    title: 'Change',
    section: 'Changes',
    layout: 'frame',
    load: () => import('../routes/changes/ChangePage.svelte'),
  },
  {
    name: 'change-move',
    pattern: '/{partnership}/changes/{id}/move',
    title: 'Move it',
    section: 'Changes',
    layout: 'frame',
    load: () => import('../routes/changes/RedeployPage.svelte'),
  },
  {
    name: 'change-edit',
    pattern: '/{partnership}/changes/{id}/edit',
    title: 'Edit a change',
    section: 'Changes',
    layout: 'frame',
    load: () => import('../routes/changes/EditChangePage.svelte'),
  },
  {
    name: 'review',
    pattern: '/{partnership}/review',
    title: 'Review',
    section: 'Review',
    layout: 'frame',
    load: () => import('../routes/review/AreaReviewPage.svelte'),
  },
  {
    name: 'review-places',
    pattern: '/{partnership}/review/places',
    title: 'Where',
    section: 'Review',
    layout: 'frame',
    load: () => import('../routes/review/PlacesPage.svelte'),
  },
  {
    name: 'review-cell',
    pattern: '/{partnership}/review/places/cells/{width}/{i}/{j}',
    title: 'Place',
    section: 'Review',
    layout: 'frame',
    load: () => import('../routes/review/PlacePage.svelte'),
  },
  {
    name: 'review-street',
    pattern: '/{partnership}/review/places/streets/{key}',
    title: 'Place',
    section: 'Review',
    layout: 'frame',
    load: () => import('../routes/review/PlacePage.svelte'),
  },
  {
    name: 'review-week',
    pattern: '/{partnership}/review/week',
    title: 'When',
    section: 'Review',
    layout: 'frame',
    load: () => import('../routes/rhythms/WeekPage.svelte'),
  },
  {
    name: 'review-repeats',
    pattern: '/{partnership}/review/repeats',
    title: 'Near repeats',
    section: 'Review',
    layout: 'frame',
    load: () => import('../routes/rhythms/RepeatsPage.svelte'),
  },
  {
    name: 'review-emerging',
    pattern: '/{partnership}/review/emerging',
    title: 'Emerging places',
    section: 'Review',
    layout: 'frame',
    load: () => import('../routes/emerging/EmergingPage.svelte'),
  },
  {
    name: 'gaps',
    pattern: '/{partnership}/review/gaps',
    title: 'Provision gap',
    section: 'Review',
    layout: 'frame',
    load: () => import('../routes/gaps/GapsPage.svelte'),
  },
  {
    name: 'conferences',
    pattern: '/{partnership}/conferences',
    title: 'Conferences',
    section: 'Conferences',
    layout: 'frame',
    load: () => import('../routes/conferences/ConferencesPage.svelte'),
  },
  {
    name: 'conference-packs',
    pattern: '/{partnership}/conferences/packs',
    title: 'Packs for the room',
    section: 'Conferences',
    layout: 'frame',
    load: () => import('../routes/conferences/PacksPage.svelte'),
  },
  {
    name: 'conference-new',
    pattern: '/{partnership}/conferences/new',
    title: 'Plan a conference',
    section: 'Conferences',
    layout: 'frame',
    load: () => import('../routes/conferences/PlanConferencePage.svelte'),
  },
  {
    name: 'conference-edit',
    pattern: '/{partnership}/conferences/{id}/edit',
    title: 'Edit a conference',
    section: 'Conferences',
    layout: 'frame',
    load: () => import('../routes/conferences/EditConferencePage.svelte'),
  },
  {
    name: 'conference',
    pattern: '/{partnership}/conferences/{id}/{tab?}',
    title: 'Conference',
    section: 'Conferences',
    layout: 'frame',
    load: () => import('../routes/conferences/ConferencePage.svelte'),
  },
  {
    name: 'actions',
    pattern: '/{partnership}/actions',
    title: 'My actions',
    section: 'Changes',
    layout: 'frame',
    load: () => import('../routes/plans/ActionsPage.svelte'),
  },
  {
    name: 'action',
    pattern: '/{partnership}/actions/{id}',
    title: 'Action',
    section: 'Changes',
    layout: 'frame',
    load: () => import('../routes/plans/ActionPage.svelte'),
  },
  {
    name: 'data',
    pattern: '/{partnership}/data',
    title: 'Data',
    section: 'Data',
    layout: 'frame',
    load: () => import('../routes/data/DataPage.svelte'),
  },
  {
    name: 'import-new',
    pattern: '/{partnership}/data/import',
    title: 'Import data',
    section: 'Data',
    layout: 'frame',
    load: () => import('../routes/data/NewImportPage.svelte'),
  },
  {
    name: 'import',
    pattern: '/{partnership}/data/imports/{id}',
    title: 'Import',
    section: 'Data',
    layout: 'frame',
    load: () => import('../routes/data/ImportPage.svelte'),
  },
  {
    name: 'audit',
    pattern: '/{partnership}/audit',
    title: 'Audit',
    section: 'Data',
    layout: 'frame',
    load: () => import('../routes/data/AuditPage.svelte'),
  },
  {
    name: 'lists',
    pattern: '/{partnership}/lists',
    title: 'Lists',
    section: 'Data',
    layout: 'frame',
    load: () => import('../routes/admin/ListsPage.svelte'),
  },
  {
    name: 'list',
    pattern: '/{partnership}/lists/{list}',
    title: 'List',
    section: 'Data',
    layout: 'frame',
    load: () => import('../routes/admin/ListPage.svelte'),
  },
  {
    name: 'settings',
    pattern: '/{partnership}/settings',
    title: 'Settings',
    section: 'Data',
    layout: 'frame',
    load: () => import('../routes/admin/SettingsPage.svelte'),
  },
  {
    name: 'forum',
    pattern: '/{partnership}/workforce/forums/{id}',
    title: 'Forum',
    section: 'Home',
    layout: 'frame',
    load: () => import('../routes/workforce/ForumPage.svelte'),
  },
  {
    name: 'workforce',
    pattern: '/{partnership}/workforce/{tab?}',
    title: 'Workforce',
    section: 'Home',
    layout: 'frame',
    load: () => import('../routes/workforce/WorkforcePage.svelte'),
  },
  {
    name: 'help',
    pattern: '/{partnership}/help',
    title: 'Help',
    section: 'Help',
    layout: 'frame',
    load: () => import('../routes/help/HelpPage.svelte'),
  },
];

export function pageOf(name: PageName): Page {
  const page = PAGES.find((candidate) => candidate.name === name);
  if (!page) throw new Error(`No page is called ${name}`);
  return page;
}
