export interface Part {
  text: string;
  bold: boolean;
}

/** The text cut at pairs of two stars; a star pair that never closes stays as it is. */
export function boldParts(text: string): Part[] {
  const parts: Part[] = [];
  let rest = text;
  for (;;) {
    const match = /\*\*(.+?)\*\*/.exec(rest);
    if (!match?.[1]) break;
    if (match.index > 0) parts.push({ text: rest.slice(0, match.index), bold: false });
    parts.push({ text: match[1], bold: true });
    rest = rest.slice(match.index + match[0].length);
  }
  if (rest !== '') parts.push({ text: rest, bold: false });
  return parts;
}

/** The text without its stars, for labels and titles. */
export const plainText = (text: string): string =>
  boldParts(text)
    .map((part) => part.text)
    .join('');
