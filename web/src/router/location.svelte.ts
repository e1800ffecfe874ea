/** Where the person is: path and query of the address bar, as state. The URL is the state of a page. */
interface Place {
  path: string;
  search: string;
}

export type QueryChange = Record<string, string | number | boolean | null | undefined>;

const place = $state<Place>(read());

/** Pages that hold unsaved work answer true here to be asked before they are left. */
type LeaveGuard = () => boolean;
const guards = new Set<LeaveGuard>();

let listening = false;

function read(): Place {
  return { path: window.location.pathname, search: window.location.search };
}

function adopt(): void {
  const next = read();
  place.path = next.path;
  place.search = next.search;
}

export const here = {
  get path(): string {
    return place.path;
  },
  get search(): string {
    return place.search;
  },
  get query(): URLSearchParams {
    return new URLSearchParams(place.search);
  },
};

/** Go to another address of this app. */
export function navigate(to: string, options: { replace?: boolean } = {}): void {
  const target = new URL(to, window.location.href);
  if (target.pathname !== place.path && !mayLeave()) return;
  const url = target.pathname + target.search + target.hash;
  if (options.replace) window.history.replaceState(null, '', url);
  else window.history.pushState(null, '', url);
  const moved = target.pathname !== place.path;
  adopt();
  if (moved && target.hash === '') window.scrollTo(0, 0);
}

/** The current address with some of the query changed; null, undefined and '' remove a key. */
export function withQuery(change: QueryChange, search = place.search): string {
  const query = new URLSearchParams(search);
  for (const [key, value] of Object.entries(change)) {
    if (value === null || value === undefined || value === '') query.delete(key);
    else query.set(key, String(value));
  }
  const text = query.toString();
  return place.path + (text === '' ? '' : `?${text}`);
}

/** Change some of the query in place; other keys stay. By default without a new step of history. */
export function setQuery(change: QueryChange, options: { replace?: boolean } = {}): void {
  navigate(withQuery(change), { replace: options.replace ?? true });
}

/** Ask before leaving while `holdsWork` answers true. Returns its removal. */
export function guardLeaving(holdsWork: LeaveGuard): () => void {
  guards.add(holdsWork);
  return () => guards.delete(holdsWork);
}

function mayLeave(): boolean {
  for (const holdsWork of guards) {
    if (holdsWork())
      return window.confirm('Leave this page? What you have not saved will be lost.');
  }
  return true;
}

/** Plain links of this app are followed without a page load. Returns the removal. */
export function listen(): () => void {
  if (listening) return () => undefined;
  listening = true;
  const onClick = (event: MouseEvent): void => {
    const link = followable(event);
    if (!link) return;
    event.preventDefault();
    navigate(link);
  };
  const onUnload = (event: BeforeUnloadEvent): void => {
    if ([...guards].some((holdsWork) => holdsWork())) event.preventDefault();
  };
  window.addEventListener('popstate', adopt);
  window.addEventListener('beforeunload', onUnload);
  document.addEventListener('click', onClick);
  return () => {
    listening = false;
    window.removeEventListener('popstate', adopt);
    window.removeEventListener('beforeunload', onUnload);
    document.removeEventListener('click', onClick);
  };
}

/** The address to follow for a click, or null where the browser should do as it always does. */
function followable(event: MouseEvent): string | null {
  if (event.defaultPrevented || event.button !== 0) return null;
  if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return null;
  const link = event.target instanceof Element ? event.target.closest('a') : null;
  if (!link?.href || link.target !== '' || link.hasAttribute('download')) return null;
  const url = new URL(link.href);
  if (url.origin !== window.location.origin || url.pathname.startsWith('/api/')) return null;
  if (url.hash !== '' && url.pathname === place.path && url.search === place.search) return null;
  return url.pathname + url.search + url.hash;
}
