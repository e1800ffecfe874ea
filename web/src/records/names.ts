import words from '../../../data/name_words.json';

/**
 * What looks like a person's name in free text. The service notices the same (app/records/names.py); both
 * read one list of words, and tests/name_cases.json holds them to the same answers.
 */
export interface NameWarning {
  label: string;
  name: string;
}

type Kind =
  | 'known'
  | 'letter'
  | 'title'
  | 'either'
  | 'strong'
  | 'prefix'
  | 'given'
  | 'plain'
  | 'capitals'
  | 'unknown';

interface Token {
  text: string;
  kind: Kind;
}

const WORD = /\p{L}[\p{L}\p{M}]*(?:['’-]\p{L}[\p{L}\p{M}]*)*/gu;
const POSSESSIVE = /['’]s?$/;
const LONGEST_PHRASE = 8;
const MOST = 5;

const PLACES = new Set(words.places);
const PREFIXES = new Set(words.prefixes);
const ALSO_SURNAMES = new Set(words.also_surnames);
const ORGANISATIONS = new Set(words.organisations);
const PLAIN = new Set([...words.calendar, ...words.ordinary]);
const TITLES = new Set(words.titles);
const GIVEN = new Set(words.given_names);
const OF_A_NAME: ReadonlySet<Kind> = new Set<Kind>(['unknown', 'given', 'either', 'letter']);

/** Names that some texts seem to hold, but for those that somebody said are none. */
export function nameWarnings(
  texts: readonly { label: string; text: string }[],
  known: ReadonlySet<string>,
  notNames: ReadonlySet<string>,
): NameWarning[] {
  return texts.flatMap(({ label, text }) =>
    looksLikeNames(text, known)
      .filter((name) => !notNames.has(name))
      .map((name) => ({ label, name })),
  );
}

/** What the service warned of beside names: a form asked about those before anything was sent. */
export function besidesNames(warnings: readonly string[]): string[] {
  return warnings.filter((one) => !one.includes('looks like a person’s name'));
}

/** Words that look like somebody's full name, each once, in their order. `known`: phrases in lower case. */
export function looksLikeNames(text: string, known: ReadonlySet<string> = new Set()): string[] {
  const found = new Set<string>();
  for (const run of runsOf(text)) {
    for (const name of namesIn(classified(run, known))) found.add(name);
  }
  return [...found].slice(0, MOST);
}

/** Capitalised words that follow one another with nothing but a blank between them. */
function runsOf(text: string): string[][] {
  const runs: string[][] = [];
  let end = -1;
  for (const match of text.matchAll(WORD)) {
    const word = match[0];
    if (!/^\p{Lu}/u.test(word)) continue;
    const run = runs[runs.length - 1];
    const before = run?.[run.length - 1];
    if (run && before !== undefined && joins(text.slice(end, match.index), before)) run.push(word);
    else runs.push([word]);
    end = match.index + word.length;
  }
  return runs;
}

function joins(gap: string, before: string): boolean {
  if (/^[ \t]+$/.test(gap)) return true;
  const isShort = before.length === 1 || TITLES.has(before.toLowerCase());
  return isShort && /^\.[ \t]*$/.test(gap);
}

function classified(run: readonly string[], known: ReadonlySet<string>): Token[] {
  const bare = run.map((word) => word.replace(POSSESSIVE, ''));
  const lower = bare.map((word) => word.toLowerCase());
  const masked = new Set<number>();
  for (let start = 0; start < run.length; start += 1) {
    const furthest = Math.min(run.length, start + LONGEST_PHRASE);
    for (let stop = furthest; stop > start; stop -= 1) {
      if (!known.has(lower.slice(start, stop).join(' '))) continue;
      for (let at = start; at < stop; at += 1) masked.add(at);
      break;
    }
  }
  return capitalsRead(
    bare.map((text, at) => ({
      text,
      kind: masked.has(at) ? 'known' : kindOf(text, (run[at] ?? '').toLowerCase()),
    })),
  );
}

/** Words in capitals are abbreviations, but beside a first name or a title: JOHN SMITH. */
function capitalsRead(tokens: readonly Token[]): Token[] {
  return tokens.map((token, at) => {
    if (token.kind !== 'capitals') return token;
    const before = tokens[at - 1]?.kind;
    const after = tokens.length === 2 && at === 0 ? tokens[1] : undefined;
    const surnameFirst = after?.kind === 'given' && isCapitals(after.text);
    const named = before === 'given' || before === 'title' || surnameFirst;
    return { text: token.text, kind: named ? 'unknown' : 'plain' };
  });
}

const isCapitals = (word: string): boolean => word === word.toUpperCase();

function kindOf(word: string, whole: string): Kind {
  const plain = word.toLowerCase();
  if (word.length === 1) return 'letter';
  if (TITLES.has(plain)) return 'title';
  if (ALSO_SURNAMES.has(plain)) return 'either';
  if (PLACES.has(plain) || ORGANISATIONS.has(plain) || ORGANISATIONS.has(whole)) return 'strong';
  if (PREFIXES.has(plain)) return 'prefix';
  if (GIVEN.has(plain)) return 'given';
  if (PLAIN.has(plain)) return 'plain';
  return isCapitals(word) ? 'capitals' : 'unknown';
}

function namesIn(tokens: readonly Token[]): string[] {
  const names: string[] = [];
  let at = 0;
  while (at < tokens.length) {
    const kind = tokens[at]?.kind ?? 'plain';
    let stop = at + 1;
    while (stop < tokens.length && OF_A_NAME.has(tokens[stop]?.kind ?? 'plain')) stop += 1;
    const part = tokens.slice(at, stop);
    const isPlace = placeFollows(tokens.slice(stop));
    if (kind === 'prefix') {
      at += 2;
    } else if (kind === 'title') {
      if (part.length > 1 && !isPlace) names.push(said(part));
      at = stop;
    } else if (kind === 'unknown' || kind === 'given' || kind === 'letter') {
      if (isName(part) && !isPlace) names.push(said(part));
      at = stop;
    } else {
      at += 1;
    }
  }
  return names;
}

/** “Stoke Newington High Street”: the words before belong to the place. */
function placeFollows(tokens: readonly Token[]): boolean {
  const next = tokens.find(({ kind }) => kind !== 'prefix');
  return next?.kind === 'strong' || next?.kind === 'known';
}

function isName(tokens: readonly Token[]): boolean {
  const [first, second] = tokens;
  if (!first || !second || tokens.every(({ kind }) => kind === 'letter')) return false;
  if (first.kind === 'letter') {
    return first.text !== 'A' && first.text !== 'I' && second.kind !== 'either';
  }
  // “Wood Green” and “Kingsland Green” are places; “Kayleigh Green” is somebody.
  return first.kind === 'given' || second.kind !== 'either';
}

const said = (tokens: readonly Token[]): string => tokens.map(({ text }) => text).join(' ');
