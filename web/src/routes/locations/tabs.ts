import type { Component } from 'svelte';
import type { Location } from '../../api/locations';

/** What every tab of a location gets; it fetches its own data. `reload` reads the location again. */
export interface TabProps {
  location: Location;
  reload: () => void;
}

export interface LocationTab {
  key: string;
  words: string;
  /** Who may open it. */
  right: string;
  component: () => Promise<{ default: Component<TabProps> }>;
}

/** The tabs of a location, in the order of the work. */
export const TABS: readonly LocationTab[] = [
  {
    key: 'overview',
    words: 'Overview',
    right: 'assessments.read',
    component: () => import('./OverviewTab.svelte'),
  },
  {
    key: 'referrals',
    words: 'Referrals',
    right: 'referrals.read',
    component: () => import('./ReferralsTab.svelte'),
  },
  {
    key: 'evidence',
    words: 'Methods and evidence',
    right: 'assessments.read',
    component: () => import('../assessing/EvidenceTab.svelte'),
  },
  {
    key: 'observed',
    words: 'Observed',
    right: 'observations.read',
    component: () => import('../observations/ObservedTab.svelte'),
  },
  {
    key: 'safety-map',
    words: 'Safety map',
    right: 'safety-maps.read',
    component: () => import('../safety_maps/SafetyMapTab.svelte'),
  },
  {
    key: 'goals',
    words: 'Weighting and goals',
    right: 'assessments.read',
    component: () => import('../assessing/GoalsTab.svelte'),
  },
  {
    key: 'conferences',
    words: 'Conferences',
    right: 'conferences.read',
    component: () => import('../conferences/ConferencesTab.svelte'),
  },
  {
    key: 'plan',
    words: 'Plan',
    right: 'plans.read',
    component: () => import('../plans/PlanTab.svelte'),
  },
  {
    key: 'links',
    words: 'Links',
    right: 'links.read',
    component: () => import('../links/LinksTab.svelte'),
  },
  {
    key: 'history',
    words: 'History',
    right: 'assessments.read',
    component: () => import('../../records/HistoryTab.svelte'),
  },
];

/** The tab of an address; the first one where there is none, null where there is no such tab. */
export function tabOf(key: string | null, tabs: readonly LocationTab[]): LocationTab | null {
  if (key === null || key === '') return tabs[0] ?? null;
  return tabs.find((one) => one.key === key) ?? null;
}
