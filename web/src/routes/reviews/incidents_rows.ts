import type { IncidentsRow } from '../../api/reviews';
import type { IntervalRow } from '../../figures/intervals';
import { count } from '../../format/numbers';

const MARKS: Record<IncidentsRow['key'], IntervalRow['mark']> = {
  place: 'circle',
  ring: 'triangle',
  together: 'diamond',
};

/** "12 fewer", "3 more", "as many". */
export function incidentsWords(difference: number): string {
  const n = Math.round(difference);
  if (n === 0) return 'as many';
  return n < 0 ? `${count(-n)} fewer` : `${count(n)} more`;
}

export const spanWords = (low: number | null, high: number | null): string =>
  low === null || high === null ? '–' : `${incidentsWords(low)} to ${incidentsWords(high)}`;

/** The rows of the chart: the whole doubt as a line, what chance alone leaves open thick upon it. */
export function incidentsRows(rows: readonly IncidentsRow[]): IntervalRow[] {
  return rows.map((row) => {
    const words = incidentsWords(row.estimate);
    const low = row.low ?? row.chance_low;
    const high = row.high ?? row.chance_high;
    return {
      label: row.label,
      mark: MARKS[row.key],
      ratio: row.estimate,
      low,
      high,
      words: words.charAt(0).toUpperCase() + words.slice(1),
      intervalWords: spanWords(low, high),
      strong: row.key === 'together',
      ...(row.low === null ? {} : { inner: [row.chance_low, row.chance_high] as [number, number] }),
    };
  });
}
