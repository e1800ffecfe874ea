/** One place's change, a ratio or a difference in incidents, with its interval; null where it cannot be told. */
export interface IntervalRow {
  label: string;
  mark: 'circle' | 'square' | 'triangle' | 'diamond';
  /** In the chart's unit. */
  ratio: number | null;
  low: number | null;
  high: number | null;
  words: string;
  intervalWords: string;
  strong?: boolean;
  /** A narrower interval, drawn as a thick line on the other. */
  inner?: [number, number];
}
