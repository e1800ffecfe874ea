import type { FeatureCollection } from 'geojson';
import { readArea, type Area } from '../../../api/areas';
import { checkArea, type AreaCheck, type Outline } from '../../../api/drawn_areas';
import { Problem } from '../../../api/problem';
import { crossingOf, hectares, type LonLat, type Piece } from '../../../map/measure';
import { editWithPointer } from '../../../map/draw/handles';
import { hintOf, type DrawsWith, type Hint } from '../../../map/draw/hint';
import type { PointerDrawing, UnderWay } from '../../../map/draw/pointer';
import { geometryOf, piecesOf, sketchFeatures } from '../../../map/draw/shapes';
import {
  BLANK,
  dragged,
  drawn,
  faultOf,
  ringOf,
  type Action,
  type DrawingTool,
  type PointRef,
  type Sketch,
  type Tool,
} from '../../../map/draw/sketch';
import { snapped } from '../../../map/draw/snapping';
import type { MapOwner } from '../../../map/owner';
import { announce } from '../../../shell/announce.svelte';
import { dropDraft, keepDraft, readDraft, type AreaDraft } from './area_drafts';

/** As in the pointer's own room, which is fetched only when somebody draws. */
const NOTHING_UNDER_WAY: UnderWay = { ring: [], put: [], canRedo: false };

/** How an outline was made: drawn by hand, or taken from something else and left as it was. */
export interface Origin {
  outline: Outline;
  made_by: string;
}

/** One outline being worked on: the sketch, who holds the pointer, and what is kept on the device. */
export class Drawing {
  readonly slug: string;
  readonly areaId: string | null;
  sketch = $state.raw<Sketch>(BLANK);
  /** What the pointer has under way. */
  underWay = $state.raw<UnderWay>(NOTHING_UNDER_WAY);
  /** The saved area that is edited. */
  area = $state.raw<Area | null>(null);
  check = $state.raw<AreaCheck | null>(null);
  savedAt = $state<Date | null>(null);
  /** A draft found on this device that is not on the map yet. */
  found = $state.raw<AreaDraft | null>(null);
  /** True once the crosshair draws: by keys or by the Add point button. */
  byCrosshair = $state(false);
  problem = $state.raw<Problem | null>(null);
  origin = $state.raw<Origin | null>(null);
  name = $state('');
  reason = $state('');
  street = $state<string | null>(null);
  private owner: MapOwner | null = null;
  private pointer = $state.raw<PointerDrawing | null>(null);

  readonly pieces: readonly Piece[] = $derived(this.sketch.pieces);
  /** Corners put down by the pointer and not yet part of the sketch. */
  readonly put: readonly LonLat[] = $derived(this.underWay.put);
  readonly canUndo: boolean = $derived(this.sketch.past.length > 0 || this.put.length > 0);
  readonly canRedo: boolean = $derived(this.sketch.future.length > 0 || this.underWay.canRedo);
  readonly fault: LonLat | null = $derived.by(
    () =>
      faultOf(this.pieces) ??
      (this.underWay.ring.length > 3 ? crossingOf(this.underWay.ring) : null),
  );
  readonly features: FeatureCollection = $derived(sketchFeatures(this.sketch, this.underWay.ring));
  readonly size: number = $derived(
    hectares(this.underWay.ring.length > 2 ? [...this.pieces, [this.underWay.ring]] : this.pieces),
  );
  private readonly drawsWith: DrawsWith = $derived.by(() => {
    if (window.matchMedia('(pointer: coarse)').matches) return 'finger';
    return this.byCrosshair ? 'keys' : 'mouse';
  });
  readonly hint: Hint = $derived(
    hintOf(
      this.put.length > 0 ? { ...this.sketch, open: this.put } : this.sketch,
      this.fault,
      this.street,
      this.drawsWith,
    ),
  );
  readonly isDrawing: boolean = $derived(
    this.sketch.tool !== 'none' && this.sketch.tool !== 'edit',
  );
  readonly hasPieces: boolean = $derived(this.pieces.length > 0);
  readonly isUnsaved: boolean = $derived(this.sketch.past.length > 0);

  constructor(slug: string, areaId: string | null) {
    this.slug = slug;
    this.areaId = areaId;
  }

  /** Begin: with the saved outline, or with an empty map; an older draft is offered. */
  async open(): Promise<void> {
    this.found = readDraft(this.slug, this.areaId);
    if (this.areaId === null) {
      this.do({ do: 'choose-tool', tool: 'polygon' });
      return;
    }
    try {
      this.adopt(await readArea(this.slug, this.areaId));
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      this.problem = error;
    }
  }

  adopt(area: Area): void {
    this.area = area;
    this.name = area.name;
    this.reason = area.reason;
    this.do({ do: 'load', pieces: piecesOf(area.geometry) });
    this.do({ do: 'choose-tool', tool: 'edit' });
  }

  takeDraft(): void {
    const draft = this.found;
    if (!draft) return;
    this.found = null;
    this.name = draft.name;
    this.reason = draft.reason;
    // As an action that can be undone: the saved outline is one step back.
    const before = this.sketch;
    const tool = 'edit';
    this.sketch = {
      ...before,
      tool,
      pieces: draft.pieces,
      past: [...before.past, { pieces: before.pieces, open: [] }],
    };
    this.hand();
  }

  dropFound(): void {
    this.found = null;
    dropDraft(this.slug, this.areaId);
  }

  /** An outline that was not drawn: from a boundary, or around something. */
  async takeOutline(origin: Origin): Promise<AreaCheck> {
    const check = await checkArea(this.slug, origin.outline, { made_by: origin.made_by });
    this.do({ do: 'load', pieces: piecesOf(check.geometry) });
    this.do({ do: 'choose-tool', tool: 'edit' });
    this.origin = origin;
    this.check = check;
    return check;
  }

  do(action: Action): void {
    const before = this.sketch;
    this.sketch = drawn(before, action);
    if (this.sketch.pieces !== before.pieces) {
      this.check = null;
      this.origin = null;
      if (action.do !== 'load') this.keep();
    }
    if (this.sketch.tool !== before.tool) this.hand();
    if (this.sketch.refusal) announce(this.sketch.refusal);
    else if (this.sketch !== before) this.say(before);
  }

  choose(tool: Tool): void {
    this.byCrosshair = false;
    this.underWay = NOTHING_UNDER_WAY;
    this.do({ do: 'choose-tool', tool });
    this.hand();
  }

  undo(): void {
    if (this.pointer?.undo()) return;
    this.do({ do: 'undo' });
    announce('Undone');
  }

  redo(): void {
    if (this.pointer?.redo()) return;
    this.do({ do: 'redo' });
    announce('Done again');
  }

  /** The crosshair takes over what the pointer has begun. */
  addAtCrosshair(): void {
    const owner = this.owner;
    if (!owner || !this.isDrawing) return;
    if (!this.byCrosshair) {
      const begun = this.put;
      this.byCrosshair = true;
      this.pointer?.use(null);
      this.underWay = NOTHING_UNDER_WAY;
      if (begun.length > 0) this.do({ do: 'adopt-open', points: begun });
    }
    const { lon, lat } = owner.view();
    const at = this.snap([lon, lat]) ?? ([lon, lat] as const);
    this.do({ do: 'add-point', at });
    announce(`Point ${this.sketch.open.length} added`);
  }

  close(): void {
    this.do({ do: 'close' });
  }

  pickNearest(): void {
    const owner = this.owner;
    if (!owner) return;
    const centre = owner.pixelOf([owner.view().lon, owner.view().lat]);
    let best: PointRef | null = null;
    let least = Infinity;
    this.pieces.forEach((rings, piece) =>
      rings.forEach((ring, number) =>
        ring.forEach((at, index) => {
          const pixel = owner.pixelOf([at[0], at[1]]);
          const away = Math.hypot(pixel.x - centre.x, pixel.y - centre.y);
          if (away < least) {
            least = away;
            best = { piece, ring: number, index };
          }
        }),
      ),
    );
    this.do({ do: 'pick', point: best });
  }

  movePicked(x_px: number, y_px: number): void {
    const point = this.sketch.picked;
    const at = point && ringOf(this.sketch, point)[point.index];
    if (!point || !at || !this.owner) return;
    const pixel = this.owner.pixelOf([at[0], at[1]]);
    this.do({ do: 'move', point, to: this.owner.pointAt(pixel.x + x_px, pixel.y + y_px) });
  }

  /** The street at the place where the outline crosses itself, for its hint. */
  nameCrossing(): void {
    const { fault } = this;
    this.street = fault && this.owner ? this.owner.streetNear(fault) : null;
  }

  /** Let a map carry the drawing. Returns its removal. */
  carry(owner: MapOwner): () => void {
    this.owner = owner;
    owner.picks = false;
    let gone = false;
    let removeHandles = (): void => undefined;
    void import('../../../map/draw/pointer').then(({ PointerDrawing }) => {
      if (gone) return;
      this.pointer = new PointerDrawing(owner.map, {
        drawing: (underWay) => (this.underWay = underWay),
        finished: (ring) => this.do({ do: 'add-ring', ring }),
        snap: (at) => this.snap(at),
      });
      removeHandles = editWithPointer(owner.map, this.handleEvents());
      this.hand();
    });
    return () => {
      gone = true;
      if (!owner.isGone) {
        removeHandles();
        this.pointer?.remove();
      }
      this.pointer = null;
      this.owner = null;
      owner.picks = true;
    };
  }

  geometry(): ReturnType<typeof geometryOf> {
    return geometryOf(this.pieces);
  }

  /** Everything is saved: nothing is left to lose. */
  saved(): void {
    dropDraft(this.slug, this.areaId);
    this.savedAt = null;
    this.sketch = { ...this.sketch, past: [], future: [] };
  }

  keep(): void {
    if (this.pieces.length === 0) return;
    const now = new Date();
    const kept = keepDraft(this.slug, this.areaId, {
      pieces: [...this.pieces],
      name: this.name,
      reason: this.reason,
      saved_at: now.toISOString(),
    });
    this.savedAt = kept ? now : null;
  }

  private handleEvents(): Parameters<typeof editWithPointer>[1] {
    const at = (point: PointRef): LonLat => ringOf(this.sketch, point)[point.index] ?? [0, 0];
    return {
      pick: (point) => {
        this.do({ do: 'pick', point });
        return at(point);
      },
      insert: (after) => {
        const ring = ringOf(this.sketch, after);
        const next = ring[(after.index + 1) % ring.length] ?? at(after);
        const here = at(after);
        this.do({ do: 'insert', after, at: [(here[0] + next[0]) / 2, (here[1] + next[1]) / 2] });
        return { ...after, index: after.index + 1 };
      },
      drag: (point, to) => (this.sketch = dragged(this.sketch, point, to)),
      drop: (point, from, to) => this.do({ do: 'move', point, from, to }),
      place: (to) => {
        if (this.isDrawing && this.byCrosshair) this.do({ do: 'add-point', at: to });
        else if (this.sketch.tool === 'edit' && this.sketch.picked)
          this.do({ do: 'move', point: this.sketch.picked, to });
      },
      snap: (to) => this.snap(to),
    };
  }

  private snap(at: LonLat): LonLat | null {
    return this.sketch.snaps && this.owner ? snapped(this.owner.map, at) : null;
  }

  /** Give the pointer the tool that is chosen, or none while points are edited. */
  private hand(): void {
    const { tool } = this.sketch;
    const isPointers = this.isDrawing && !this.byCrosshair;
    this.pointer?.use(isPointers ? (tool as DrawingTool) : null);
    if (!this.isDrawing) this.byCrosshair = false;
  }

  private say(before: Sketch): void {
    const { sketch } = this;
    if (sketch.picked !== before.picked && sketch.picked)
      announce(`${this.hint.strong} ${this.hint.rest}`);
    else if (sketch.pieces !== before.pieces && sketch.pieces.length > 0)
      announce(`The area is ${this.size.toFixed(1)} hectares`);
  }
}
