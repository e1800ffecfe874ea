import type { TagColour } from '../../ui/tags';

/** Trained and active sites are kept well; a lapsed one needs somebody. */
export function standingColour(standing: string): TagColour {
  if (standing === 'trained' || standing === 'active') return 'green';
  return standing === 'lapsed' ? 'yellow' : 'grey';
}

export function agesWords(youngest: number | null, oldest: number | null): string {
  if (youngest === null && oldest === null) return 'Not said';
  if (oldest === null) return `${youngest} and over`;
  return youngest === null ? `Up to ${oldest}` : `${youngest} to ${oldest}`;
}

export const yesNoWords = (value: boolean | null): string =>
  value === null ? 'Not known' : value ? 'Yes' : 'No';

/** "English, Turkish" as a list, each once. */
export const listOf = (text: string): string[] => [
  ...new Set(
    text
      .split(/[,;]/)
      .map((part) => part.trim())
      .filter((part) => part !== ''),
  ),
];
