import type { Fault } from '../../api/problem';
import type { QueryChange } from '../../router/location.svelte';

/** Where a referral is, before anything else is said: kept in the address. */
export interface ReferredPlace {
  context: string;
  name: string;
  at: [number, number] | null;
  /** The location that was chosen; '' for a new one, null while nothing was chosen. */
  to: string | null;
}

export const NEW_LOCATION = 'new';
const CONTEXT_AT_FIRST = 'neighbourhood';
const DECIMALS = 6;

export function readPlace(query: URLSearchParams): ReferredPlace {
  const [lon, lat] = (query.get('at') ?? '').split(',').map(Number);
  const isPoint = lon !== undefined && lat !== undefined && Number.isFinite(lon + lat);
  const to = query.get('to');
  return {
    context: query.get('context') ?? CONTEXT_AT_FIRST,
    name: query.get('name') ?? '',
    at: isPoint && query.has('at') ? [lon, lat] : null,
    to: to === NEW_LOCATION ? '' : to,
  };
}

export function writePlace(place: ReferredPlace): QueryChange {
  return {
    context: place.context === CONTEXT_AT_FIRST ? null : place.context,
    name: place.name.trim(),
    at: place.at ? place.at.map((one) => one.toFixed(DECIMALS)).join(',') : null,
    to: place.to === '' ? NEW_LOCATION : place.to,
  };
}

/** What is missing before the details are asked. */
export function placeFaults(
  place: ReferredPlace,
  asked: { hasPlace: boolean; similar: number },
): Fault[] {
  const faults: Fault[] = [];
  const isKnown = place.to !== null && place.to !== '';
  if (isKnown) return faults;
  if (place.name.trim() === '' && asked.hasPlace)
    faults.push({ at: 'name', why: 'Give the place a neutral name' });
  if (place.name.trim() === '' && !asked.hasPlace)
    faults.push({ at: 'name', why: 'Give the reference or what it is called, without names' });
  if (asked.similar > 0 && place.to === null)
    faults.push({ at: 'same', why: 'Say whether it is one of the places that are known' });
  return faults;
}
