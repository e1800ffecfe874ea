/** One page's address as a pattern: `/{partnership}/areas/{id}/{tab?}`; a last `{name?}` may be missing. */
export interface Route<Name extends string = string> {
  name: Name;
  pattern: string;
}

export interface Match<Name extends string = string> {
  name: Name;
  params: Readonly<Record<string, string>>;
}

/** The first route whose pattern fits the path, with the values of its {names}; null if none does. */
export function matchRoute<Name extends string>(
  routes: readonly Route<Name>[],
  path: string,
): Match<Name> | null {
  const parts = splitPath(path);
  for (const route of routes) {
    const params = matchParts(splitPath(route.pattern), parts);
    if (params) return { name: route.name, params };
  }
  return null;
}

function splitPath(path: string): string[] {
  return path.split('/').filter((part) => part !== '');
}

function matchParts(pattern: string[], parts: string[]): Record<string, string> | null {
  if (parts.length > pattern.length) return null;
  const params: Record<string, string> = {};
  for (const [index, expected] of pattern.entries()) {
    const actual = parts[index];
    const [, name, optional] = /^\{(.+?)(\?)?\}$/.exec(expected) ?? [];
    if (actual === undefined) {
      if (optional !== '?') return null;
    } else if (name === undefined) {
      if (expected !== actual) return null;
    } else {
      const value = decode(actual);
      if (value === null) return null;
      params[name] = value;
    }
  }
  return params;
}

function decode(part: string): string | null {
  try {
    return decodeURIComponent(part);
  } catch {
    return null;
  }
}
