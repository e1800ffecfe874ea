import type { LonLat } from '../measure';
import { gridReference } from '../grid_reference';
import { ringOf, type Sketch } from './sketch';

/** The next step in words: the strong part first. */
export interface Hint {
  strong: string;
  rest: string;
}

/** What the person draws with at this moment. */
export type DrawsWith = 'mouse' | 'keys' | 'finger';

interface Words {
  /** "Click", as the beginning of a sentence. */
  choose: string;
  other: string;
  next: string;
  finish: string;
}

const WORDS: Readonly<Record<DrawsWith, Words>> = {
  mouse: {
    choose: 'Click',
    other: 'With the keyboard: arrow keys move the crosshair, Enter adds a point.',
    next: 'Click to add a point.',
    finish: 'Click the first point to finish.',
  },
  keys: {
    choose: 'Press Enter at',
    other: 'Arrow keys move the crosshair.',
    next: 'Arrow keys move the crosshair, Enter adds a point.',
    finish: 'F finishes the outline.',
  },
  finger: {
    choose: 'Tap',
    other: 'Or move the map under the cross and choose Add point.',
    next: 'Tap, or choose Add point.',
    finish: 'Tap the first point to finish.',
  },
};

/** What the person can do now. `street` names what lies near a crossing. */
export function hintOf(
  sketch: Sketch,
  fault: LonLat | null,
  street: string | null,
  by: DrawsWith = 'mouse',
): Hint {
  if (sketch.refusal) return { strong: sketch.refusal, rest: '' };
  if (fault) {
    const place = street ?? gridReference(fault);
    return { strong: `The outline crosses itself near ${place}.`, rest: 'Move the marked point.' };
  }
  const words = WORDS[by];
  switch (sketch.tool) {
    case 'none':
      return { strong: 'Choose a tool to draw the area.', rest: '' };
    case 'polygon':
      return ringHint(sketch, words, `${words.choose} the first point of the outline.`);
    case 'hole':
      return ringHint(sketch, words, `${words.choose} a place inside the outline.`);
    case 'rectangle':
      return pairHint(sketch, words, 'one corner of the rectangle', 'the opposite corner');
    case 'circle':
      return pairHint(sketch, words, 'the middle of the circle', 'a place on its edge');
    case 'edit':
      return editHint(sketch, by);
  }
}

function ringHint(sketch: Sketch, words: Words, first: string): Hint {
  const count = sketch.open.length;
  if (count === 0) return { strong: first, rest: words.other };
  const strong = `${count} ${count === 1 ? 'point' : 'points'}.`;
  return { strong, rest: count < 3 ? words.next : `${words.next} ${words.finish}` };
}

function pairHint(sketch: Sketch, words: Words, first: string, second: string): Hint {
  return sketch.open.length === 0
    ? { strong: `${words.choose} ${first}.`, rest: words.other }
    : { strong: `${words.choose} ${second}.`, rest: '' };
}

function editHint(sketch: Sketch, by: DrawsWith): Hint {
  if (!sketch.picked) {
    return { strong: 'Choose a point', rest: 'to move it, or a round mark to add one.' };
  }
  const count = ringOf(sketch, sketch.picked).length;
  const ring = sketch.picked.ring === 0 ? '' : ' of the hole';
  return {
    strong: `Point ${sketch.picked.index + 1} of ${count}${ring} selected.`,
    rest: by === 'finger' ? 'Tap where it goes.' : 'Choose where it goes, or use the arrow keys.',
  };
}
