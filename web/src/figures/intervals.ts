/** One place's change as a ratio of after to before, with its interval; null where it cannot be told. */
export interface IntervalRow {
  label: string;
  mark: 'circle' | 'square' | 'triangle' | 'diamond';
  ratio: number | null;
  low: number | null;
  high: number | null;
  words: string;
  intervalWords: string;
  strong?: boolean;
}
