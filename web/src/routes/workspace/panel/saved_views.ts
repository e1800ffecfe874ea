/** A view kept on this device: a name and the part of the address that brings it back. */
export interface SavedView {
  name: string;
  search: string;
  saved_at: string;
}

const keyOf = (slug: string): string => `contextmap.views.${slug}`;

export function readViews(slug: string): SavedView[] {
  try {
    const held: unknown = JSON.parse(window.localStorage.getItem(keyOf(slug)) ?? '[]');
    return Array.isArray(held) ? held.filter(isView) : [];
  } catch {
    // Something else wrote there: as if nothing had been kept.
    return [];
  }
}

/** Keep a view; one of the same name is replaced. */
export function keepView(slug: string, view: SavedView): SavedView[] {
  const rest = readViews(slug).filter((one) => one.name !== view.name);
  return write(slug, [view, ...rest]);
}

export function forgetView(slug: string, name: string): SavedView[] {
  return write(
    slug,
    readViews(slug).filter((one) => one.name !== name),
  );
}

function write(slug: string, views: SavedView[]): SavedView[] {
  window.localStorage.setItem(keyOf(slug), JSON.stringify(views));
  return views;
}

function isView(value: unknown): value is SavedView {
  if (typeof value !== 'object' || value === null) return false;
  const view = value as Partial<Record<keyof SavedView, unknown>>;
  return typeof view.name === 'string' && typeof view.search === 'string';
}
