import type { FeatureCollection, MultiPolygon, Polygon } from 'geojson';
import { readArea, type Area } from '../../../api/areas';
import { checkArea, type AreaCheck, type Outline } from '../../../api/drawn_areas';
import { Problem } from '../../../api/problem';
import { hectares, type LonLat, type Piece } from '../../../map/measure';
import { hintOf, type DrawsWith, type Hint } from '../../../map/draw/hint';
import type { UnderWay } from '../../../map/draw/pointer';
import { geometryOf, piecesOf, sketchFeatures } from '../../../map/draw/shapes';
import {
  BLANK,
  drawn,
  faultOf,
  ringOf,
  type Action,
  type Sketch,
  type Tool,
} from '../../../map/draw/sketch';
import type { MapOwner } from '../../../map/owner';
import { draftKey } from '../../../drafts/drafts';
import { session } from '../../../session/session.svelte';
import { announce } from '../../../shell/announce.svelte';
import { MapHand } from './map_hand';
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
  /** Names the draft on this device. */
  readonly draft: string;
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
  /** An outline that is only proposed: on the map to look at, no part of the sketch. */
  proposed = $state.raw<Polygon | MultiPolygon | null>(null);
  /** What was asked of the suggestion that the sketch was made from, also once it was edited. */
  suggested = $state.raw<Readonly<Record<string, string | number | null>> | null>(null);
  name = $state('');
  reason = $state('');
  street = $state<string | null>(null);
  private hand: MapHand | null = null;

  readonly pieces: readonly Piece[] = $derived(this.sketch.pieces);
  /** Corners put down by the pointer and not yet part of the sketch. */
  readonly put: readonly LonLat[] = $derived(this.underWay.put);
  readonly canUndo: boolean = $derived(this.sketch.past.length > 0 || this.put.length > 0);
  readonly canRedo: boolean = $derived(this.sketch.future.length > 0 || this.underWay.canRedo);
  readonly fault: LonLat | null = $derived(faultOf(this.pieces));
  readonly features: FeatureCollection = $derived(
    sketchFeatures(
      this.proposed && this.pieces.length === 0
        ? { ...this.sketch, pieces: piecesOf(this.proposed) }
        : this.sketch,
      this.underWay.ring,
    ),
  );
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
    this.draft = draftKey(session.person?.account_id ?? '', slug, `area/${areaId ?? 'new'}`);
  }

  /** Begin: with the saved outline, or with an empty map; an older draft is offered. */
  async open(): Promise<void> {
    this.found = readDraft(this.draft);
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
    this.giveTool();
  }

  dropFound(): void {
    this.found = null;
    dropDraft(this.draft);
  }

  /** An outline that was not drawn: from a boundary, or around something. */
  async takeOutline(origin: Origin, suggested: Drawing['suggested'] = null): Promise<AreaCheck> {
    const check = await checkArea(this.slug, origin.outline, { made_by: origin.made_by });
    this.do({ do: 'load', pieces: piecesOf(check.geometry) });
    this.do({ do: 'choose-tool', tool: 'edit' });
    this.origin = origin;
    this.suggested = suggested;
    this.proposed = null;
    this.check = check;
    return check;
  }

  /** Show an outline to look at; nothing is drawn until it is taken. */
  propose(outline: Polygon | MultiPolygon | null): void {
    this.proposed = outline;
  }

  do(action: Action): void {
    const before = this.sketch;
    this.sketch = drawn(before, action);
    if (this.sketch.pieces !== before.pieces) {
      this.check = null;
      this.origin = null;
      if (this.sketch.pieces.length === 0) this.suggested = null;
      if (action.do !== 'load') this.keep();
    }
    if (this.sketch.tool !== before.tool) this.giveTool();
    if (this.sketch.refusal) announce(this.sketch.refusal);
    else if (this.sketch !== before) this.say(before);
  }

  choose(tool: Tool): void {
    this.byCrosshair = false;
    this.underWay = NOTHING_UNDER_WAY;
    this.do({ do: 'choose-tool', tool });
    this.giveTool();
  }

  undo(): void {
    if (this.hand?.undo()) return;
    this.do({ do: 'undo' });
    announce('Undone');
  }

  redo(): void {
    if (this.hand?.redo()) return;
    this.do({ do: 'redo' });
    announce('Done again');
  }

  /** The crosshair takes over what the pointer has begun. */
  addAtCrosshair(): void {
    const { hand } = this;
    if (!hand || !this.isDrawing) return;
    if (!this.byCrosshair) {
      const begun = this.put;
      this.byCrosshair = true;
      hand.use(null);
      this.underWay = NOTHING_UNDER_WAY;
      if (begun.length > 0) this.do({ do: 'adopt-open', points: begun });
    }
    this.do({ do: 'add-point', at: hand.middle() });
    announce(`Point ${this.sketch.open.length} added`);
  }

  close(): void {
    this.do({ do: 'close' });
  }

  pickNearest(): void {
    this.do({ do: 'pick', point: this.hand?.nearest(this.pieces) ?? null });
  }

  movePicked(x_px: number, y_px: number): void {
    const point = this.sketch.picked;
    const at = point && ringOf(this.sketch, point)[point.index];
    if (point && at && this.hand)
      this.do({ do: 'move', point, to: this.hand.shifted(at, x_px, y_px) });
  }

  /** The street at the place where the outline crosses itself, for its hint. */
  nameCrossing(): void {
    this.street = (this.fault && this.hand?.streetNear(this.fault)) ?? null;
  }

  show(sketch: Sketch): void {
    this.sketch = sketch;
  }

  tell(underWay: UnderWay): void {
    this.underWay = underWay;
  }

  /** Let a map carry the drawing. Returns its removal. */
  carry(owner: MapOwner): () => void {
    const hand = new MapHand(owner, this);
    this.hand = hand;
    this.giveTool();
    return () => {
      hand.release();
      this.hand = null;
    };
  }

  geometry(): ReturnType<typeof geometryOf> {
    return geometryOf(this.pieces);
  }

  /** Everything is saved: nothing is left to lose. */
  saved(): void {
    dropDraft(this.draft);
    this.savedAt = null;
    this.sketch = { ...this.sketch, past: [], future: [] };
  }

  keep(): void {
    if (this.pieces.length === 0) return;
    const now = new Date();
    const kept = keepDraft(this.draft, {
      pieces: [...this.pieces],
      name: this.name,
      reason: this.reason,
      saved_at: now.toISOString(),
    });
    this.savedAt = kept ? now : null;
  }

  /** Give the pointer the tool that is chosen, or none while points are edited. */
  private giveTool(): void {
    const { tool } = this.sketch;
    const isPointers = tool !== 'none' && tool !== 'edit' && !this.byCrosshair;
    this.hand?.use(isPointers ? tool : null);
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
