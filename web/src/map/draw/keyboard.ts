import type { Tool } from './sketch';

/** What a key means on the map. Distances are in pixels of the screen, right and down. */
export type KeyMeaning =
  | { means: 'pan'; x_px: number; y_px: number }
  | { means: 'zoom'; step: number }
  | { means: 'say-where' }
  | { means: 'read-here' }
  | { means: 'read-next'; step: 1 | -1 }
  | { means: 'open-here' }
  | { means: 'add-point' }
  | { means: 'close' }
  | { means: 'pick-nearest' }
  | { means: 'pick-adjacent'; step: 1 | -1 }
  | { means: 'move-picked'; x_px: number; y_px: number }
  | { means: 'delete' }
  | { means: 'undo' }
  | { means: 'redo' }
  | { means: 'escape' }
  | { means: 'help' };

export interface Key {
  key: string;
  shiftKey: boolean;
  altKey: boolean;
  ctrlKey: boolean;
  metaKey: boolean;
}

export interface KeyContext {
  tool: Tool;
  hasPicked: boolean;
  openPoints: number;
}

const STEP_PX = 80;
const NUDGE_PX = 8;
const POINT_STEP_PX = 12;
const POINT_NUDGE_PX = 1;

const ARROWS: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

/** The keys of the map while it has the keyboard, after DEFRA's published key map; null: not ours. */
export function meaningOf(key: Key, context: KeyContext): KeyMeaning | null {
  const isEditing = context.tool === 'edit';
  const isDrawing = context.tool !== 'none' && !isEditing;
  if (key.ctrlKey || key.metaKey) return historyKey(key);
  const arrow = ARROWS[key.key];
  if (arrow) return arrowKey(arrow, key, context);
  if (key.altKey) return altKey(key);
  switch (key.key) {
    case '?':
      return { means: 'help' };
    case '+':
    case '=':
      return { means: 'zoom', step: key.shiftKey && key.key === '+' ? 0.25 : 1 };
    case '-':
      return { means: 'zoom', step: -1 };
    case '_':
      return { means: 'zoom', step: -0.25 };
    case 'Enter':
      if (isDrawing) return { means: 'add-point' };
      return isEditing ? null : { means: 'open-here' };
    case ' ':
      return isEditing ? { means: 'pick-nearest' } : null;
    case 'f':
    case 'F':
      return isDrawing && context.openPoints > 0 ? { means: 'close' } : null;
    case 'Delete':
    case 'Backspace':
      return isEditing || isDrawing ? { means: 'delete' } : null;
    case 'Escape':
      return { means: 'escape' };
    default:
      return null;
  }
}

function arrowKey(
  [x, y]: readonly [number, number],
  key: Key,
  { tool, hasPicked }: KeyContext,
): KeyMeaning {
  if (key.altKey) {
    const step = x + y > 0 ? 1 : -1;
    return tool === 'edit' ? { means: 'pick-adjacent', step } : { means: 'read-next', step };
  }
  if (tool === 'edit' && hasPicked) {
    const length = key.shiftKey ? POINT_NUDGE_PX : POINT_STEP_PX;
    return { means: 'move-picked', x_px: x * length, y_px: y * length };
  }
  const length = key.shiftKey ? NUDGE_PX : STEP_PX;
  return { means: 'pan', x_px: x * length, y_px: y * length };
}

function altKey(key: Key): KeyMeaning | null {
  if (key.key === 'Enter') return { means: 'read-here' };
  return key.key.toLowerCase() === 'i' ? { means: 'say-where' } : null;
}

function historyKey(key: Key): KeyMeaning | null {
  const letter = key.key.toLowerCase();
  if (letter === 'y') return { means: 'redo' };
  if (letter !== 'z') return null;
  return key.shiftKey ? { means: 'redo' } : { means: 'undo' };
}
