import { pageOfAreas, readArea, type AreaRow } from '../api/areas';
import { listChanges, readChange, type ChangeRow } from '../api/changes';
import {
  pageOfLocations,
  readLocation,
  type LocationFilter,
  type LocationRow,
} from '../api/locations';
import { findSites, readSite, type SiteRecord } from '../api/strength_records';
import { pageOfPlaces, readPlace, type Place } from '../api/strengths';
import { choosing, type Choosing } from './choosing.svelte';
import type { Option } from './fields';

/** How the records of a kind are offered at one field; all of them by their name where not said. */
interface Offer<T> {
  option?: (record: T) => Option | null;
  /** Asked only while this says so. */
  when?: () => boolean;
}

const MOST_CHANGES = 500;
const MOST_RECORDS = 1000;
const always = (): boolean => true;
const byName = ({ id, name }: { id: string; name: string }): Option => ({ value: id, label: name });
const looked = (words: string): { q?: string } => (words === '' ? {} : { q: words });

/** Areas, by part of their name. */
export const areaChoices = (slug: string, offer: Offer<AreaRow> = {}): Choosing<AreaRow> =>
  choosing<AreaRow>({
    page: (words, signal) =>
      (offer.when ?? always)() ? pageOfAreas(slug, looked(words), signal) : null,
    one: (id, signal) => readArea(slug, id, signal),
    option: offer.option ?? byName,
  });

/** Locations of concern, by part of their title or their number. */
export const locationChoices = (
  slug: string,
  offer: Offer<LocationRow> = {},
  filter: LocationFilter = {},
): Choosing<LocationRow> =>
  choosing<LocationRow>({
    page: (words, signal) =>
      (offer.when ?? always)()
        ? pageOfLocations(slug, { ...filter, ...looked(words) }, signal)
        : null,
    one: (id, signal) => readLocation(slug, id, signal),
    option:
      offer.option ??
      (({ id, number, title }) => ({ value: id, label: `Location ${number}, ${title}` })),
  });

/** Changes of the ledger, by part of their title, place or text. */
export const changeChoices = (
  slug: string,
  offer: Offer<ChangeRow> = {},
  filter: { status?: string } = {},
): Choosing<ChangeRow> =>
  choosing<ChangeRow>({
    page: (words, signal) =>
      (offer.when ?? always)()
        ? listChanges(slug, { ...filter, ...looked(words), limit: MOST_CHANGES }, signal)
        : null,
    one: (id, signal) => readChange(slug, id, signal),
    option:
      offer.option ?? (({ id, number, title }) => ({ value: id, label: `${number}. ${title}` })),
  });

/** Guardianship sites, by part of their name or organisation. */
export const siteChoices = (slug: string, offer: Offer<SiteRecord> = {}): Choosing<SiteRecord> =>
  choosing<SiteRecord>({
    page: (words, signal) =>
      (offer.when ?? always)()
        ? findSites(slug, { ...looked(words), limit: MOST_RECORDS }, signal)
        : null,
    one: (id, signal) => readSite(slug, id, signal),
    option: offer.option ?? byName,
  });

/** Named places, by part of their name. */
export const placeChoices = (slug: string, offer: Offer<Place> = {}): Choosing<Place> =>
  choosing<Place>({
    page: (words, signal) =>
      (offer.when ?? always)()
        ? pageOfPlaces(slug, { ...looked(words), limit: MOST_RECORDS }, signal)
        : null,
    one: (id, signal) => readPlace(slug, id, signal),
    option: offer.option ?? byName,
  });
