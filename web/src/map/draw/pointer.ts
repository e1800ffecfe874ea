import {
  TerraDraw,
  TerraDrawCircleMode,
  TerraDrawModeUndoRedo,
  TerraDrawPolygonMode,
  TerraDrawRectangleMode,
  type GeoJSONStoreFeatures,
} from 'terra-draw';
import { TerraDrawMapLibreGLAdapter } from 'terra-draw-maplibre-gl-adapter';
import type { Map as GLMap } from 'maplibre-gl';
import type { LonLat } from '../measure';
import type { DrawingTool } from './sketch';

/** What a pointer is drawing: the corners put down, then the one that follows the pointer. */
export interface PointerEvents {
  drawing: (points: LonLat[]) => void;
  finished: (ring: LonLat[]) => void;
  /** Where a point snaps to, if anywhere. */
  snap: (at: LonLat) => LonLat | null;
}

const MODES: Readonly<Record<DrawingTool, string>> = {
  polygon: 'polygon',
  hole: 'polygon',
  rectangle: 'rectangle',
  circle: 'circle',
};
const RESTING = 'static';
const CLOSING_REACH_PX = 18;

/** The map draws the sketch in its own way, so what Terra Draw draws is left invisible. */
const UNSEEN = {
  fillOpacity: 0,
  outlineOpacity: 0,
  outlineWidth: 0,
  closingPointOpacity: 0,
  closingPointOutlineOpacity: 0,
  snappingPointOpacity: 0,
  snappingPointOutlineOpacity: 0,
  coordinatePointOpacity: 0,
  coordinatePointOutlineOpacity: 0,
} as const;

/** Drawing with mouse, pen and finger, by Terra Draw; a finished ring is handed over and let go. */
export class PointerDrawing {
  private readonly terra: TerraDraw;
  private readonly events: PointerEvents;

  constructor(map: GLMap, events: PointerEvents) {
    this.events = events;
    const snapping = {
      toCustom: ({ lng, lat }: { lng: number; lat: number }) => {
        const to = events.snap([lng, lat]);
        return to ? [to[0], to[1]] : undefined;
      },
    };
    this.terra = new TerraDraw({
      adapter: new TerraDrawMapLibreGLAdapter({ map, coordinatePrecision: 9, prefixId: 'pointer' }),
      modes: [
        new TerraDrawPolygonMode({
          snapping,
          pointerDistance: CLOSING_REACH_PX,
          keyEvents: null,
          styles: UNSEEN,
        }),
        new TerraDrawRectangleMode({ keyEvents: null, styles: UNSEEN }),
        new TerraDrawCircleMode({ keyEvents: null, styles: UNSEEN, segments: 48 }),
      ],
      undoRedo: { modeLevel: new TerraDrawModeUndoRedo() },
    });
    this.terra.start();
    this.terra.on('change', () => this.events.drawing(this.points()));
    this.terra.on('finish', (id) => this.finish(id));
  }

  use(tool: DrawingTool | null): void {
    this.terra.setMode(tool === null ? RESTING : MODES[tool]);
    this.events.drawing([]);
  }

  /** Take the last corner back; false when the pointer is not drawing. */
  undo(): boolean {
    return this.points().length > 0 && this.terra.undo();
  }

  redo(): boolean {
    return this.terra.canRedo() && this.terra.redo();
  }

  remove(): void {
    this.terra.stop();
  }

  private finish(id: string | number): void {
    const feature = this.terra.getSnapshotFeature(id);
    const ring = feature ? ringOf(feature) : [];
    this.terra.removeFeatures([id]);
    this.terra.clearUndoRedoHistory();
    this.events.drawing([]);
    if (ring.length >= 3) this.events.finished(ring);
  }

  private points(): LonLat[] {
    const feature = this.terra.getSnapshot().find(({ geometry }) => geometry.type === 'Polygon');
    return feature ? ringOf(feature) : [];
  }
}

/** The outline without its repeated points: Terra Draw doubles some while it draws. */
function ringOf({ geometry }: GeoJSONStoreFeatures): LonLat[] {
  if (geometry.type !== 'Polygon') return [];
  const points = (geometry.coordinates[0] ?? []).map(([lon = 0, lat = 0]): LonLat => [lon, lat]);
  const once = points.filter((at, index) => {
    const before = points[index - 1];
    return !before || before[0] !== at[0] || before[1] !== at[1];
  });
  const [first] = once;
  const last = once.at(-1);
  const isClosed = first && last && once.length > 1 && first[0] === last[0] && first[1] === last[1];
  return isClosed ? once.slice(0, -1) : once;
}
