/**
 * What names begin with in the device's local storage; account and partnership follow, so that one
 * person never finds what another kept, and all of a person can be deleted.
 */
export const LOCAL = {
  /** Drafts of forms that have not reached the store yet. */
  drafts: 'contextmap.draft/',
  /** Outlines of areas being drawn. */
  outlines: 'contextmap.area-draft/',
  /** Views of the map, saved under a name. */
  views: 'contextmap.views/',
} as const;
