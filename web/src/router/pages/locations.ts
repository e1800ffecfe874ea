import type { Page } from '../page';

/** Locations of concern: referring, assessing, observing and safety mapping. */
export const LOCATIONS_PAGES = [
  {
    name: 'observe',
    pattern: '/{partnership}/observe',
    title: 'Observe a place',
    section: 'Locations',
    layout: 'bare',
    load: () => import('../../routes/observations/ObservePage.svelte'),
  },
  {
    name: 'observations',
    pattern: '/{partnership}/observations',
    title: 'Your observations',
    section: 'Locations',
    layout: 'frame',
    load: () => import('../../routes/observations/OwnObservationsPage.svelte'),
  },
  {
    name: 'observation',
    pattern: '/{partnership}/observations/{id}',
    title: 'Observation',
    section: 'Locations',
    layout: 'frame',
    load: () => import('../../routes/observations/ObservationPage.svelte'),
  },
  {
    name: 'safety-session',
    pattern: '/{partnership}/locations/{id}/safety-map/{session}',
    title: 'Safety map',
    section: 'Locations',
    layout: 'frame',
    load: () => import('../../routes/safety_maps/SessionPage.svelte'),
  },
  {
    name: 'locations',
    pattern: '/{partnership}/locations',
    title: 'Locations of concern',
    section: 'Locations',
    layout: 'frame',
    load: () => import('../../routes/locations/LocationsPage.svelte'),
  },
  {
    name: 'location-new',
    pattern: '/{partnership}/locations/new',
    title: 'Refer a place',
    section: 'Locations',
    layout: 'frame',
    load: () => import('../../routes/referrals/NewReferralPage.svelte'),
  },
  {
    name: 'location',
    pattern: '/{partnership}/locations/{id}',
    title: 'Location of concern',
    section: 'Locations',
    layout: 'frame',
    load: () => import('../../routes/locations/LocationPage.svelte'),
  },
] as const satisfies readonly Page[];
