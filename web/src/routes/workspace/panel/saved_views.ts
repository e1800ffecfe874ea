import { LOCAL } from '../../../drafts/local_keys';

/** A view kept on this device: a name and the part of the address that brings it back. */
export interface SavedView {
  name: string;
  search: string;
  saved_at: string;
}

/** `owner` is the account and the partnership: nobody finds what another looked at. */
const keyOf = (owner: string): string => LOCAL.views + owner;

export function readViews(owner: string): SavedView[] {
  try {
    const held: unknown = JSON.parse(window.localStorage.getItem(keyOf(owner)) ?? '[]');
    return Array.isArray(held) ? held.filter(isView) : [];
  } catch {
    // Something else wrote there: as if nothing had been kept.
    return [];
  }
}

/** Keep a view; one of the same name is replaced. */
export function keepView(owner: string, view: SavedView): SavedView[] {
  const rest = readViews(owner).filter((one) => one.name !== view.name);
  return write(owner, [view, ...rest]);
}

export function forgetView(owner: string, name: string): SavedView[] {
  return write(
    owner,
    readViews(owner).filter((one) => one.name !== name),
  );
}

function write(owner: string, views: SavedView[]): SavedView[] {
  window.localStorage.setItem(keyOf(owner), JSON.stringify(views));
  return views;
}

function isView(value: unknown): value is SavedView {
  if (typeof value !== 'object' || value === null) return false;
  const view = value as Partial<Record<keyof SavedView, unknown>>;
  return typeof view.name === 'string' && typeof view.search === 'string';
}
