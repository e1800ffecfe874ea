import type { LonLat } from '../measure';
import { gridReference } from '../grid_reference';
import { ringOf, type Sketch } from './sketch';

/** The next step in words: the strong part first. */
export interface Hint {
  strong: string;
  rest: string;
}

const WITH_KEYS = 'With the keyboard: arrow keys move the crosshair, Enter adds a point.';
const WITH_FINGER = 'Or move the map under the cross and choose Add point.';

/** What the person can do now. `street` names what lies near a crossing. */
export function hintOf(
  sketch: Sketch,
  fault: LonLat | null,
  street: string | null,
  byTouch = false,
): Hint {
  const crosshair = byTouch ? WITH_FINGER : WITH_KEYS;
  if (sketch.refusal) return { strong: sketch.refusal, rest: '' };
  if (fault) {
    const place = street ?? gridReference(fault);
    return { strong: `The outline crosses itself near ${place}.`, rest: 'Move the marked point.' };
  }
  switch (sketch.tool) {
    case 'none':
      return { strong: 'Choose a tool to draw the area.', rest: '' };
    case 'polygon':
      return drawing(sketch, `${byTouch ? 'Tap' : 'Click'} to add the first point.`, crosshair);
    case 'hole':
      return drawing(
        sketch,
        `${byTouch ? 'Tap' : 'Click'} inside the outline to start the hole.`,
        crosshair,
      );
    case 'rectangle':
      return sketch.open.length === 0
        ? { strong: 'Click one corner of the rectangle.', rest: crosshair }
        : { strong: 'Click the opposite corner.', rest: '' };
    case 'circle':
      return sketch.open.length === 0
        ? { strong: 'Click the middle of the circle.', rest: crosshair }
        : { strong: 'Click how far the circle reaches.', rest: '' };
    case 'edit':
      return editing(sketch);
  }
}

function drawing(sketch: Sketch, first: string, crosshair: string): Hint {
  const count = sketch.open.length;
  if (count === 0) return { strong: first, rest: crosshair };
  const points = `${count} ${count === 1 ? 'point' : 'points'}.`;
  if (count < 3) return { strong: points, rest: 'Click to add a point.' };
  return { strong: points, rest: 'Click to add a point. Click the first point to finish.' };
}

function editing(sketch: Sketch): Hint {
  if (!sketch.picked) {
    return { strong: 'Choose a point', rest: 'to move it, or a round mark to add one.' };
  }
  const count = ringOf(sketch, sketch.picked).length;
  const ring = sketch.picked.ring === 0 ? '' : ' of the hole';
  return {
    strong: `Point ${sketch.picked.index + 1} of ${count}${ring} selected.`,
    rest: 'Choose where it goes, or use the arrow keys.',
  };
}
