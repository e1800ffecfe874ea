import { gridReference } from '../../../map/grid_reference';
import { meaningOf, type KeyMeaning } from '../../../map/draw/keyboard';
import { distance_m } from '../../../map/measure';
import type { MapOwner } from '../../../map/owner';
import type { Picked } from '../../../map/picking';
import { distance } from '../../../format/numbers';
import { announce } from '../../../shell/announce.svelte';
import type { Drawing } from '../drawing/drawing.svelte';
import type { Workspace } from '../workspace.svelte';

interface KeyTargets {
  ws: Workspace;
  drawing: () => Drawing | null;
  /** The crosshair is wanted: a key has moved the map. */
  crosshair: () => void;
  help: () => void;
  /** How a thing on the map is read out. */
  words: (picked: Picked) => string;
}

/** Keys on the map, turned into what they mean and done. */
export function mapKeys(targets: KeyTargets): (event: KeyboardEvent) => void {
  let read = -1;
  return (event) => {
    const drawing = targets.drawing();
    const owner = targets.ws.owner;
    if (!owner) return;
    const meaning = meaningOf(event, {
      tool: drawing?.sketch.tool ?? 'none',
      hasPicked: drawing?.sketch.picked !== null && drawing !== null,
      openPoints: drawing?.sketch.open.length ?? 0,
    });
    if (!meaning) return;
    event.preventDefault();
    if (meaning.means === 'read-next') read = readNext(owner, targets, read + meaning.step);
    else obey(meaning, owner, drawing, targets);
  };
}

function obey(
  meaning: Exclude<KeyMeaning, { means: 'read-next' }>,
  owner: MapOwner,
  drawing: Drawing | null,
  { ws, crosshair, help, words }: KeyTargets,
): void {
  const { lon, lat } = owner.view();
  switch (meaning.means) {
    case 'pan':
      owner.panBy(meaning.x_px, meaning.y_px);
      crosshair();
      break;
    case 'zoom':
      owner.zoomBy(meaning.step);
      break;
    case 'say-where':
      announce(whereWords(owner));
      break;
    case 'read-here':
      announce(hereWords(owner, words));
      break;
    case 'open-here':
      crosshair();
      ws.choose(owner.pickAt([lon, lat]), [lon, lat]);
      break;
    case 'help':
      help();
      break;
    case 'escape':
      if (drawing) drawing.do({ do: 'escape' });
      else ws.close();
      break;
    case 'add-point':
      crosshair();
      drawing?.addAtCrosshair();
      break;
    case 'close':
      drawing?.close();
      break;
    case 'pick-nearest':
      drawing?.pickNearest();
      break;
    case 'pick-adjacent':
      drawing?.do({ do: 'pick-adjacent', step: meaning.step });
      break;
    case 'move-picked':
      drawing?.movePicked(meaning.x_px, meaning.y_px);
      break;
    case 'delete':
      drawing?.do({ do: 'delete-picked' });
      break;
    case 'undo':
      drawing?.undo();
      break;
    case 'redo':
      drawing?.redo();
      break;
  }
}

function hereWords(owner: MapOwner, words: KeyTargets['words']): string {
  const { lon, lat } = owner.view();
  const found = owner.pickAt([lon, lat]).map(words);
  return found.length > 0 ? found.join(', ') : 'Nothing is marked here';
}

function readNext(owner: MapOwner, { words }: KeyTargets, wanted: number): number {
  const things = owner.inSight();
  if (things.length === 0) {
    announce('Nothing is marked in sight');
    return -1;
  }
  const index = (wanted + things.length) % things.length;
  const thing = things[index];
  if (thing) announce(`${words(thing)}, ${index + 1} of ${things.length}`);
  return index;
}

function whereWords(owner: MapOwner): string {
  const { lon, lat } = owner.view();
  const [west, , east] = owner.bounds();
  const width_m = distance_m([west, lat], [east, lat]);
  return `The middle is at ${gridReference([lon, lat])}. The map is ${distance(width_m)} wide.`;
}
