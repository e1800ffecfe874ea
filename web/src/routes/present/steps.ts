/** What a key does while presenting. */
export type PresentAction =
  'next' | 'previous' | 'first' | 'last' | 'blank' | 'description' | 'legend' | 'leave';

const ALWAYS: Readonly<Record<string, PresentAction>> = {
  ArrowRight: 'next',
  PageDown: 'next',
  ArrowLeft: 'previous',
  PageUp: 'previous',
  Home: 'first',
  End: 'last',
  Escape: 'leave',
};

const LETTERS: Readonly<Record<string, PresentAction>> = {
  b: 'blank',
  '.': 'blank',
  d: 'description',
  l: 'legend',
};

export interface KeyPress {
  key: string;
  ctrlKey: boolean;
  altKey: boolean;
  metaKey: boolean;
  /** The key went to a button or field, which has its own use for Space and Enter. */
  onControl: boolean;
}

/** The action of a key press; null leaves it to the browser. Clickers send Page Up and Page Down. */
export function actionOf(press: KeyPress, lettersOn: boolean): PresentAction | null {
  if (press.ctrlKey || press.altKey || press.metaKey) return null;
  if (press.key === ' ') return press.onControl ? null : 'next';
  const always = ALWAYS[press.key];
  if (always) return always;
  return lettersOn ? (LETTERS[press.key.toLowerCase()] ?? null) : null;
}

/** The slide that an action leads to; the ends hold. */
export function slideAfter(action: PresentAction, index: number, slides: number): number {
  switch (action) {
    case 'next':
      return Math.min(slides - 1, index + 1);
    case 'previous':
      return Math.max(0, index - 1);
    case 'first':
      return 0;
    case 'last':
      return slides - 1;
    case 'blank':
    case 'description':
    case 'legend':
    case 'leave':
      return index;
  }
}

/** The slide the address names, counted from 1; anything else is the first. */
export function slideAt(text: string | null, slides: number): number {
  const number = Number(text);
  return Number.isInteger(number) && number >= 1 && number <= slides ? number - 1 : 0;
}
