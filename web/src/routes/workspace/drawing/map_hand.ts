import { editWithPointer, type HandleEvents } from '../../../map/draw/handles';
import type { PointerDrawing, UnderWay } from '../../../map/draw/pointer';
import {
  allPoints,
  dragged,
  ringOf,
  type Action,
  type DrawingTool,
  type PointRef,
  type Sketch,
} from '../../../map/draw/sketch';
import { snapped } from '../../../map/draw/snapping';
import type { LonLat, Piece } from '../../../map/measure';
import type { MapOwner } from '../../../map/owner';

/** The drawing that a hand on the map works for. */
export interface HandTarget {
  readonly sketch: Sketch;
  /** True while clicks add points without the pointer's own drawing: the crosshair has taken over. */
  readonly byCrosshair: boolean;
  do: (action: Action) => void;
  /** The sketch as a drag shows it, before it is done. */
  show: (sketch: Sketch) => void;
  tell: (underWay: UnderWay) => void;
}

/** What a drawing does on the map: tools of the pointer, handles, snapping, and where the middle is. */
export class MapHand {
  private readonly owner: MapOwner;
  private readonly target: HandTarget;
  private pointer: PointerDrawing | null = null;
  private tool: DrawingTool | null = null;
  private removeHandles = (): void => undefined;
  private isReleased = false;

  constructor(owner: MapOwner, target: HandTarget) {
    this.owner = owner;
    this.target = target;
    owner.picks = false;
    // Terra Draw is fetched only when somebody draws.
    void import('../../../map/draw/pointer').then(({ PointerDrawing }) => {
      if (this.isReleased) return;
      this.pointer = new PointerDrawing(owner.map, {
        drawing: (underWay) => target.tell(underWay),
        finished: (ring) => target.do({ do: 'add-ring', ring }),
        snap: (at) => this.snap(at),
      });
      this.removeHandles = editWithPointer(owner.map, this.handleEvents());
      this.use(this.tool);
    });
  }

  /** Give the pointer a tool, or none. */
  use(tool: DrawingTool | null): void {
    this.tool = tool;
    this.pointer?.use(tool);
  }

  undo(): boolean {
    return this.pointer?.undo() ?? false;
  }

  redo(): boolean {
    return this.pointer?.redo() ?? false;
  }

  /** Where a point goes that is put here, if snapping is on and there is something to snap to. */
  snap(at: LonLat): LonLat | null {
    return this.target.sketch.snaps ? snapped(this.owner.map, at) : null;
  }

  /** The place under the crosshair, snapped. */
  middle(): LonLat {
    const { lon, lat } = this.owner.view();
    return this.snap([lon, lat]) ?? [lon, lat];
  }

  /** The point of the shape that lies nearest to the crosshair on the screen. */
  nearest(pieces: readonly Piece[]): PointRef | null {
    const { lon, lat } = this.owner.view();
    const centre = this.owner.pixelOf([lon, lat]);
    const away = (at: LonLat): number => {
      const pixel = this.owner.pixelOf([at[0], at[1]]);
      return Math.hypot(pixel.x - centre.x, pixel.y - centre.y);
    };
    const [best] = allPoints(pieces)
      .map(({ point, at }) => ({ point, away: away(at) }))
      .sort((a, b) => a.away - b.away);
    return best?.point ?? null;
  }

  /** A place so many pixels right and down of another. */
  shifted(at: LonLat, x_px: number, y_px: number): LonLat {
    const pixel = this.owner.pixelOf([at[0], at[1]]);
    return this.owner.pointAt(pixel.x + x_px, pixel.y + y_px);
  }

  streetNear(at: LonLat): string | null {
    return this.owner.streetNear(at);
  }

  release(): void {
    this.isReleased = true;
    if (!this.owner.isGone) {
      this.removeHandles();
      this.pointer?.remove();
    }
    this.owner.picks = true;
  }

  private handleEvents(): HandleEvents {
    const { target } = this;
    const at = (point: PointRef): LonLat => ringOf(target.sketch, point)[point.index] ?? [0, 0];
    return {
      pick: (point) => {
        target.do({ do: 'pick', point });
        return at(point);
      },
      insert: (after) => {
        const ring = ringOf(target.sketch, after);
        const here = at(after);
        const next = ring[(after.index + 1) % ring.length] ?? here;
        const middle: LonLat = [(here[0] + next[0]) / 2, (here[1] + next[1]) / 2];
        target.do({ do: 'insert', after, at: middle });
        return { ...after, index: after.index + 1 };
      },
      drag: (point, to) => target.show(dragged(target.sketch, point, to)),
      drop: (point, from, to) => target.do({ do: 'move', point, from, to }),
      place: (to) => {
        const { tool, picked } = target.sketch;
        if (tool === 'edit' && picked) target.do({ do: 'move', point: picked, to });
        else if (target.byCrosshair) target.do({ do: 'add-point', at: to });
      },
      snap: (to) => this.snap(to),
    };
  }
}
