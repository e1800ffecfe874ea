import { LOCAL } from '../../../drafts/local_keys';
import type { LonLat, Piece } from '../../../map/measure';

/** An outline kept on this device while it is drawn, so that nothing is lost with the page. */
export interface AreaDraft {
  pieces: Piece[];
  name: string;
  reason: string;
  saved_at: string;
}

/** The draft of that name (`draftKey`): one for each saved area, and one for the next new one. */
export function readDraft(key: string): AreaDraft | null {
  try {
    const held: unknown = JSON.parse(window.localStorage.getItem(LOCAL.outlines + key) ?? 'null');
    return isDraft(held) ? held : null;
  } catch {
    // Something else wrote there: as if nothing had been kept.
    return null;
  }
}

/** Keep a draft; answers false when the device has no room for it. */
export function keepDraft(key: string, draft: AreaDraft): boolean {
  try {
    window.localStorage.setItem(LOCAL.outlines + key, JSON.stringify(draft));
    return true;
  } catch {
    return false;
  }
}

export function dropDraft(key: string): void {
  window.localStorage.removeItem(LOCAL.outlines + key);
}

function isDraft(value: unknown): value is AreaDraft {
  if (typeof value !== 'object' || value === null) return false;
  const draft = value as Partial<Record<keyof AreaDraft, unknown>>;
  return (
    Array.isArray(draft.pieces) && draft.pieces.every(isPiece) && typeof draft.saved_at === 'string'
  );
}

const isPiece = (value: unknown): value is Piece =>
  Array.isArray(value) && value.every((ring) => Array.isArray(ring) && ring.every(isPoint));

const isPoint = (value: unknown): value is LonLat =>
  Array.isArray(value) && value.length === 2 && value.every((one) => Number.isFinite(one));
