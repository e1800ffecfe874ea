import type { ImportBatch, ImportState } from '../../api/imports';
import { count, plural } from '../../format/numbers';
import type { TagColour } from '../../ui/tags';

const COLOURS: Record<ImportState, TagColour> = {
  waiting: 'grey',
  running: 'blue',
  complete: 'green',
  failed: 'red',
  taken_back: 'grey',
};

export const colourOf = (state: ImportState): TagColour => COLOURS[state];

export const isUnderWay = (state: ImportState): boolean =>
  state === 'waiting' || state === 'running';

/** What an import did, in one sentence: "2 added, 5 updated, 34 unchanged, 2 rows to fix". */
export function outcomeWords(batch: ImportBatch): string {
  switch (batch.state) {
    case 'waiting':
      return 'Waiting for its turn';
    case 'running':
      return batch.progress.words || 'Reading';
    case 'failed':
      return batch.error ?? 'It could not be read';
    case 'taken_back':
      return 'Taken back: nothing of it is shown any more';
    case 'complete':
      return completeWords(batch);
  }
}

function completeWords({ counts }: ImportBatch): string {
  const parts = [
    counts.added > 0 ? `${count(counts.added)} added` : '',
    counts.updated > 0 ? `${count(counts.updated)} updated` : '',
    counts.unchanged > 0 ? `${count(counts.unchanged)} unchanged` : '',
    counts.repeated > 0 ? `${count(counts.repeated)} repeated` : '',
    counts.held > 0 ? `${count(counts.held)} may be there already` : '',
    counts.no_location > 0 ? `${count(counts.no_location)} without a place` : '',
    counts.rejected > 0 ? `${plural(counts.rejected, 'row')} to fix` : '',
  ].filter((part) => part !== '');
  return parts.length > 0 ? parts.join(', ') : 'Nothing in it was new';
}

/** Files by name, the first few. */
export function fileWords(batch: ImportBatch): string {
  const names = batch.files.map((file) => file.name);
  if (names.length <= 2) return names.join(' and ');
  return `${names[0] ?? ''} and ${names.length - 1} more files`;
}
