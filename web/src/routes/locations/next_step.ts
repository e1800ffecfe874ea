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

/** "an assessment lead or a conference chair" */
export function whoWords(move: PossibleMove): string {
  return move.roles.join(' or ');
}
