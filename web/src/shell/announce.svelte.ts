/** Words read out politely by screen readers, and short notes shown to everyone. */
let words = $state('');
let note = $state<{ text: string; turn: number } | null>(null);
let turn = 0;

export const announcements = {
  get words(): string {
    return words;
  },
  get note() {
    return note;
  },
};

/** Say it to screen readers only: "12 areas match". */
export function announce(text: string): void {
  turn += 1;
  // The same words twice are only read twice if the text differs.
  words = turn % 2 === 0 ? text : `${text}\u00a0`;
}

/** Show it for a while in the corner and read it out: "Link copied". */
export function notify(text: string): void {
  announce(text);
  note = { text, turn };
}

export function dismissNote(): void {
  note = null;
}
