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

/** What a pointer has under way. */
export interface UnderWay {
  /** The outline as it is seen, with the corner that follows the pointer. */
  ring: readonly LonLat[];
  /** The corners that were put down. */
  put: readonly LonLat[];
  canRedo: boolean;
}

export const NOTHING_UNDER_WAY: UnderWay = { ring: [], put: [], canRedo: false };

export interface PointerEvents {
  drawing: (underWay: UnderWay) => void;
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
    this.terra.on('change', () => this.tell());
    this.terra.on('history', () => this.tell());
    this.terra.on('finish', (id) => this.finish(id));
  }

  use(tool: DrawingTool | null): void {
    this.terra.setMode(tool === null ? RESTING : MODES[tool]);
    this.events.drawing(NOTHING_UNDER_WAY);
  }

  /** Take the last corner back; false when the pointer is not drawing. */
  undo(): boolean {
    return this.feature() !== undefined && this.terra.undo();
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
    this.events.drawing(NOTHING_UNDER_WAY);
    if (ring.length >= 3) this.events.finished(ring);
  }

  private tell(): void {
    const feature = this.feature();
    const canRedo = this.terra.canRedo();
    if (!feature) {
      this.events.drawing({ ...NOTHING_UNDER_WAY, canRedo });
      return;
    }
    const count = feature.properties['committedCoordinateCount'];
    const corners = cornersOf(feature);
    const put = corners.slice(0, typeof count === 'number' ? count : 1);
    this.events.drawing({ ring: ringOf(feature), put, canRedo });
  }

  private feature(): GeoJSONStoreFeatures | undefined {
    return this.terra.getSnapshot().find(({ geometry }) => geometry.type === 'Polygon');
  }
}

function cornersOf({ geometry }: GeoJSONStoreFeatures): LonLat[] {
  if (geometry.type !== 'Polygon') return [];
  return (geometry.coordinates[0] ?? []).map(([lon = 0, lat = 0]): LonLat => [lon, lat]);
}

/** The outline without its repeated points: Terra Draw doubles some while it draws. */
function ringOf(feature: GeoJSONStoreFeatures): LonLat[] {
  const once = cornersOf(feature).filter((at, index, all) => {
    const before = all[index - 1];
    return !before || before[0] !== at[0] || before[1] !== at[1];
  });
  const [first] = once;
  const last = once.at(-1);
  const isClosed = first && last && once.length > 1 && first[0] === last[0] && first[1] === last[1];
  return isClosed ? once.slice(0, -1) : once;
}
