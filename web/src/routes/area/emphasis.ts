/** What a hurried reader has to take away: how much is open, how much was recorded, and the doubt. */
const WEIGHTY = [
  /\b[\d,.]+ hours a week/,
  /\b[\d,]+ (?:recorded )?incidents?(?= (?:was|were))/,
  /(?:The|A|This) difference (?:could|this large|is)[^.]*\./,
  /Too few[^.]*\./,
];

/** The sentence with its weighty parts between stars; one that is marked already stays as it is. */
export function emphasised(sentence: string): string {
  if (sentence.includes('**')) return sentence;
  return WEIGHTY.reduce((text, part) => text.replace(part, (found) => `**${found}**`), sentence);
}
