/** A stretch of text that is in both versions, or in this one alone. */
export interface Stretch {
  text: string;
  own: boolean;
}

const MOST_CELLS = 4_000_000;

/**
 * Both texts in stretches, word by word: what is in both, and what only one of them holds. The stretches of a
 * side joined are its text. Texts too long to match are told as wholly different.
 */
export function wordDiff(before: string, after: string): { before: Stretch[]; after: Stretch[] } {
  const left = wordsOf(before);
  const right = wordsOf(after);
  if (left.length * right.length > MOST_CELLS) {
    return { before: [{ text: before, own: true }], after: [{ text: after, own: true }] };
  }
  const common = commonWords(left, right);
  return { before: stretches(left, common.left), after: stretches(right, common.right) };
}

/** Words with the blanks that follow them, so that joined they are the text again. */
function wordsOf(text: string): string[] {
  return text.match(/\S+\s*|\s+/g) ?? [];
}

/** Which words of each side belong to the longest run of words that both hold in the same order. */
function commonWords(
  left: readonly string[],
  right: readonly string[],
): { left: Set<number>; right: Set<number> } {
  const width = right.length + 1;
  const lengths = new Uint32Array((left.length + 1) * width);
  const at = (row: number, column: number): number => lengths[row * width + column] ?? 0;
  const isSame = (row: number, column: number): boolean =>
    left[row]?.trim() === right[column]?.trim();
  for (let row = left.length - 1; row >= 0; row -= 1) {
    for (let column = right.length - 1; column >= 0; column -= 1) {
      lengths[row * width + column] = isSame(row, column)
        ? at(row + 1, column + 1) + 1
        : Math.max(at(row + 1, column), at(row, column + 1));
    }
  }
  const found = { left: new Set<number>(), right: new Set<number>() };
  let [row, column] = [0, 0];
  while (row < left.length && column < right.length) {
    if (isSame(row, column)) {
      found.left.add(row);
      found.right.add(column);
      row += 1;
      column += 1;
    } else if (at(row + 1, column) >= at(row, column + 1)) row += 1;
    else column += 1;
  }
  return found;
}

function stretches(words: readonly string[], common: ReadonlySet<number>): Stretch[] {
  const told: Stretch[] = [];
  for (const [index, text] of words.entries()) {
    const own = !common.has(index);
    const last = told[told.length - 1];
    if (last?.own === own) last.text += text;
    else told.push({ text, own });
  }
  return told;
}
