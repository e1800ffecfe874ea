import type { ChangeFilter } from '../../api/changes';
import type { QueryChange } from '../../router/location.svelte';

/** What a person wants to see of the ledger, as the address says it. */
export type ChangeView = Required<Pick<ChangeFilter, 'q' | 'status' | 'family' | 'type'>> & {
  from: string;
  to: string;
};

export const NO_CHANGE_FILTER: ChangeView = {
  q: '',
  status: '',
  family: '',
  type: '',
  from: '',
  to: '',
};

export function readChangeView(query: URLSearchParams): ChangeView {
  const text = (key: string): string => query.get(key) ?? '';
  const date = (key: string): string => (/^\d{4}-\d{2}-\d{2}$/.test(text(key)) ? text(key) : '');
  return {
    q: text('q'),
    status: text('status'),
    family: text('family'),
    type: text('type'),
    from: date('from'),
    to: date('to'),
  };
}

/** The change of the address for a change of the view; another family forgets the type within the old one. */
export function writeChangeView(change: Partial<ChangeView>): QueryChange {
  return 'family' in change && !('type' in change) ? { ...change, type: null } : { ...change };
}

/** The part of the view that the service is asked for. */
export function filterOf(view: ChangeView): ChangeFilter {
  return Object.fromEntries(Object.entries(view).filter(([, value]) => value !== ''));
}
