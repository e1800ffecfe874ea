import type { PossibleMove } from '../../api/locations';

/** The step that leads on, or null where the work has ended. */
export function primary(moves: readonly PossibleMove[]): PossibleMove | null {
  return moves.find((one) => one.direction === 'next') ?? null;
}

/** Steps back and endings that this person may take. */
export function others(moves: readonly PossibleMove[]): PossibleMove[] {
  const first = primary(moves);
  return moves.filter((one) => one !== first && one.may);
}

export type Missing = PossibleMove['missing'][number];

/** What is missing in the order of the practice: what was found comes before goals. */
export function inOrder(missing: readonly Missing[]): Missing[] {
  return [...missing.filter((one) => one.excusable), ...missing.filter((one) => !one.excusable)];
}

/** What is missing, as a button says it. */
export function shortWords(one: Missing): string {
  return one.need === 'domains' ? 'Record evidence' : one.words.replace(/\.$/, '');
}

/** "an assessment lead or a conference chair" */
export function whoWords(move: PossibleMove): string {
  return move.roles.join(' or ');
}
