/**
 * Keeps the keyboard where the person worked. When what had it is taken off the page (a form was
 * saved, a row deleted, a panel closed) and nothing else takes it, it goes back to the button that
 * opened what is gone; where that is gone too, to the heading above it. What only moved, keeps it.
 */
export function keepFocus(): () => void {
  const keeper = new Keeper();
  const watcher = new MutationObserver((changes) => keeper.look(changes));
  watcher.observe(document.body, { childList: true, subtree: true });
  const stop = new AbortController();
  const early = { capture: true, signal: stop.signal };
  document.addEventListener('focusin', (event) => keeper.came(event.target), early);
  document.addEventListener('focusout', (event) => keeper.left(event.relatedTarget), early);
  document.addEventListener('keydown', (event) => keeper.typed(event.key), early);
  document.addEventListener('pointerdown', (event) => keeper.pointed(event.target), early);
  document.addEventListener('click', (event) => keeper.pressed(event.target), early);
  return () => {
    watcher.disconnect();
    stop.abort();
  };
}

const CONTROLS = 'a, button, input, select, textarea, summary, label, [tabindex]';
const OPENERS = ':is(main, dialog) :is(a, button, summary)';
const HEADINGS = 'main :is(h1, h2, h3, h4), dialog :is(h2, h3)';

interface Opener {
  name: string;
  /** The id of the heading that it stands under, if that has one. */
  under: string;
}

class Keeper {
  #held: Element | null = null;
  #above: HTMLElement[] = [];
  /** What was pressed before the page moved the keyboard by itself, latest last: the way back. */
  #openers: Opener[] = [];
  #pressed: Opener | null = null;
  #isOwnMove = false;
  #isTabbing = false;
  #byKeyboard = false;

  came(target: EventTarget | null): void {
    if (!(target instanceof Element)) return;
    this.#held = target;
    this.#isTabbing = false;
    this.#above = headingsAbove(target);
    // Another page has no way back to the one before.
    if (target.id === 'main') this.#openers = [];
    else if (!this.#isOwnMove && this.#pressed) this.#openers.push(this.#pressed);
    this.#pressed = null;
  }

  /** Who tabs out of the page lets the keyboard go on purpose. */
  left(next: EventTarget | null): void {
    if (next === null && this.#isTabbing) this.#held = null;
  }

  typed(key: string): void {
    this.#byKeyboard = true;
    this.#isOwnMove = this.#isTabbing = key === 'Tab';
  }

  pointed(target: EventTarget | null): void {
    this.#byKeyboard = false;
    this.#isOwnMove = true;
    // Who presses on bare ground lets the keyboard go on purpose.
    if (target instanceof Element && !target.closest(CONTROLS)) this.#held = null;
  }

  pressed(target: EventTarget | null): void {
    const control = target instanceof Element ? target.closest<HTMLElement>(OPENERS) : null;
    this.#isOwnMove = false;
    this.#pressed = control && {
      name: nameOf(control),
      under: headingsAbove(control)[0]?.id ?? '',
    };
  }

  look(changes: readonly MutationRecord[]): void {
    const held = this.#held;
    // What is still there and was not taken out in between was left on purpose: a phone's “Done” does.
    const isTaken = changes.some(({ removedNodes }) =>
      [...removedNodes].some((one) => one.contains(held)),
    );
    if (!this.#isLost() || (held?.isConnected && !isTaken)) return;
    // The page that took it away may itself know a better place, and has this long to say so.
    requestAnimationFrame(() => {
      if (this.#isLost()) this.#giveBack();
    });
  }

  #isLost(): boolean {
    return this.#held !== null && document.activeElement === document.body;
  }

  #giveBack(): void {
    this.#isOwnMove = true;
    const place =
      this.#moved() ??
      this.#opener() ??
      this.#above.find(isShown) ??
      document.getElementById('main');
    if (!place) return;
    if (!place.matches(CONTROLS)) place.tabIndex = -1;
    // A page is not moved under a finger or a pointer.
    place.focus({ preventScroll: !this.#byKeyboard || place.id === 'main' });
  }

  #moved(): HTMLElement | null {
    const held = this.#held;
    return held instanceof HTMLElement && isShown(held) && !held.matches(':disabled') ? held : null;
  }

  #opener(): HTMLElement | null {
    const there = [...document.querySelectorAll<HTMLElement>(OPENERS)].filter(isShown);
    while (this.#openers.length > 0) {
      const wanted = this.#openers.pop();
      const found = there.filter((one) => nameOf(one) === wanted?.name);
      if (found.length === 1) return found[0] ?? null;
      // "Write it" is "Edit it" by now, and stands under the same heading.
      const heading = wanted?.under ? document.getElementById(wanted.under) : null;
      if (heading && isShown(heading)) return heading;
    }
    return null;
  }
}

function nameOf(element: HTMLElement): string {
  return `${element.tagName} ${element.id} ${element.textContent.replace(/\s+/g, ' ').trim()}`;
}

/** The headings of the page that stand before it, nearest first. */
function headingsAbove(element: Element): HTMLElement[] {
  return [...document.querySelectorAll<HTMLElement>(HEADINGS)]
    .filter((one) => one.compareDocumentPosition(element) & Node.DOCUMENT_POSITION_FOLLOWING)
    .reverse();
}

function isShown(element: HTMLElement): boolean {
  return element.isConnected && element.getClientRects().length > 0;
}
