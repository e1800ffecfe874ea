import type { Map as GLMap, MapMouseEvent, MapTouchEvent } from 'maplibre-gl';
import type { LonLat } from '../measure';
import type { PointRef } from './sketch';

export interface HandleEvents {
  /** A point was taken hold of; answers where exactly it is. */
  pick: (point: PointRef) => LonLat;
  /** A point is wanted between this one and the next. */
  insert: (after: PointRef) => PointRef;
  drag: (point: PointRef, to: LonLat) => void;
  /** The drag ended: from where to where. */
  drop: (point: PointRef, from: LonLat, to: LonLat) => void;
  /** A place that is no handle was chosen: where a picked point goes. */
  place: (at: LonLat) => void;
  snap: (at: LonLat) => LonLat | null;
}

type Press = MapMouseEvent | MapTouchEvent;

const HANDLE_LAYERS = ['sketch-picked', 'sketch-handle', 'sketch-middle'];
const REACH_PX = { mouse: 8, touch: 20 };
/** Less than this is a click, not a drag. */
const STILL_PX = 4;

/** Move, pick and add points with a pointer. Returns its removal. */
export function editWithPointer(map: GLMap, events: HandleEvents): () => void {
  let held: {
    point: PointRef;
    from: LonLat;
    start: { x: number; y: number };
    moved: boolean;
  } | null = null;
  let tookPress = false;

  const onPress = (event: Press): void => {
    tookPress = false;
    if ('points' in event && event.points.length > 1) return;
    const hit = handleAt(map, event.point, 'points' in event ? REACH_PX.touch : REACH_PX.mouse);
    if (!hit) return;
    event.preventDefault();
    tookPress = true;
    const point = hit.isMiddle ? events.insert(hit.point) : hit.point;
    held = { point, from: events.pick(point), start: event.point, moved: false };
  };
  const onMove = (event: Press): void => {
    if (!held) return;
    const far = Math.hypot(event.point.x - held.start.x, event.point.y - held.start.y);
    if (!held.moved && far < STILL_PX) return;
    held.moved = true;
    events.drag(held.point, target(event));
  };
  const onRelease = (event: Press): void => {
    if (held?.moved) events.drop(held.point, held.from, target(event));
    held = null;
  };
  const onClick = (event: MapMouseEvent): void => {
    if (tookPress) return;
    events.place(target(event));
  };
  const target = (event: Press): LonLat => {
    const at: LonLat = [event.lngLat.lng, event.lngLat.lat];
    return events.snap(at) ?? at;
  };
  const onHover = (event: MapMouseEvent): void => {
    map.getCanvas().style.cursor = handleAt(map, event.point, REACH_PX.mouse) ? 'move' : '';
  };

  map.on('mousedown', onPress);
  map.on('touchstart', onPress);
  map.on('mousemove', onMove);
  map.on('mousemove', onHover);
  map.on('touchmove', onMove);
  map.on('mouseup', onRelease);
  map.on('touchend', onRelease);
  map.on('click', onClick);
  return () => {
    map.off('mousedown', onPress);
    map.off('touchstart', onPress);
    map.off('mousemove', onMove);
    map.off('mousemove', onHover);
    map.off('touchmove', onMove);
    map.off('mouseup', onRelease);
    map.off('touchend', onRelease);
    map.off('click', onClick);
    map.getCanvas().style.cursor = '';
  };
}

function handleAt(
  map: GLMap,
  { x, y }: { x: number; y: number },
  reach: number,
): { isMiddle: boolean; point: PointRef } | null {
  const layers = HANDLE_LAYERS.filter((id) => map.getLayer(id) !== undefined);
  const found = map
    .queryRenderedFeatures(
      [
        [x - reach, y - reach],
        [x + reach, y + reach],
      ],
      { layers },
    )
    .filter((feature) => typeof feature.properties['piece'] === 'number');
  const best = found.find((feature) => feature.properties['kind'] !== 'middle') ?? found[0];
  if (!best) return null;
  const number = (name: string): number => Number(best.properties[name]);
  return {
    isMiddle: best.properties['kind'] === 'middle',
    point: { piece: number('piece'), ring: number('ring'), index: number('index') },
  };
}
