import { SvelteSet } from 'svelte/reactivity';
import type { FeatureCollection } from 'geojson';
import { listLayers, type LayerInfo } from '../../api/layers';
import { load, type Loaded } from '../../api/loaded.svelte';
import { listDataSources, type DataSource } from '../../api/data_sources';
import type { Found } from '../../api/search';
import type { Partnership } from '../../api/partnership';
import {
  breaksFor,
  BREAKS_AT_FIRST,
  cellWidthAt,
  cellWidthsOf,
  type Breaks,
  type CellWidth,
} from '../../map/cell_classes';
import type { Showing, TiledLayer } from '../../map/declared';
import { filterQuery, isOpenAt, type IncidentFilter } from '../../map/filters';
import { isLayerKey, LAYER_KEYS, type LayerKey } from '../../map/layers';
import type { Box, MapOwner } from '../../map/owner';
import type { Picked } from '../../map/picking';
import { EMPTY } from '../../map/style/own_layers';
import type { MapTheme } from '../../map/style/palette';
import { here, setQuery } from '../../router/location.svelte';
import { session } from '../../session/session.svelte';
import { announce } from '../../shell/announce.svelte';
import { periodOf, type Period } from './period';
import { readView, writeView, type PickKind, type ViewPlace, type ViewState } from './view_state';

/** Several things under one click, to choose from. */
export interface Choice {
  found: Picked[];
  at: [number, number];
}

/**
 * The state of the map page. What a link has to bring back is read from the address; what the map
 * itself tells (where it is moving, what failed, which classes fit the counts in sight) is held here.
 */
export class Workspace {
  readonly slug: string;
  readonly partnership: Partnership;
  readonly layers: Loaded<LayerInfo[]>;
  /** Where data come from, for the names of sources. */
  private readonly register: Loaded<DataSource[]>;
  /** Last day with incidents; today while there are none. */
  readonly dataTo: string;
  /** The partnership's ground; all of Britain until an outline was imported. */
  readonly bbox: Box;
  owner = $state.raw<MapOwner | null>(null);
  /** Where the map is at this moment, also while it moves. */
  place = $state.raw<ViewPlace | null>(null);
  busy = $state(true);
  readonly failed = new SvelteSet<string>();
  private attempts = $state.raw<Readonly<Record<string, number>>>({});
  breaks = $state.raw<Breaks>(BREAKS_AT_FIRST);
  private breaksFit = '';
  private openProvision = $state.raw<readonly string[]>([]);
  choice = $state.raw<Choice | null>(null);
  /** What is picked, as the map draws it round. */
  picked = $state.raw<FeatureCollection>(EMPTY);
  /** The thing picked by a click, with what its tile says; null after a reload. */
  clicked = $state.raw<Picked | null>(null);
  location = $state.raw<FeatureCollection>(EMPTY);
  /** True where the moving map cannot be drawn: a still one stands in its place. */
  isStill = $state(false);
  /** Something to say over the map until it is read. */
  notice = $state('');
  private readonly path = here.path;

  readonly view: ViewState = $derived(readView(here.query));
  // By their text, so that a moved map (another address, the same choice) asks for nothing again.
  private readonly filterText: string = $derived(JSON.stringify(this.view.filter));
  /** The filter as chosen; months that were not chosen are null. */
  readonly chosen: IncidentFilter = $derived(JSON.parse(this.filterText) as IncidentFilter);
  readonly period: Period = $derived.by(() =>
    periodOf(this.chosen.from, this.chosen.to, this.dataTo),
  );
  readonly filter: IncidentFilter = $derived({ ...this.chosen, ...this.period });
  readonly areaId: string | null = $derived(this.view.area);
  readonly theme: MapTheme = $derived(this.view.theme ?? deviceTheme());

  constructor(partnership: Partnership) {
    this.slug = partnership.slug;
    this.partnership = partnership;
    this.dataTo = partnership.data_to ?? partnership.today;
    this.bbox = partnership.bbox ?? BRITAIN;
    this.layers = load((signal) => listLayers(this.slug, signal));
    this.register = load((signal) => listDataSources(this.slug, signal));
  }

  readonly infos: LayerInfo[] = $derived.by(() => this.layers.value ?? []);
  readonly tiled: TiledLayer[] = $derived(
    LAYER_KEYS.flatMap((key) => {
      const info = this.infos.find((one) => one.key === key);
      return info ? [{ ...info, key }] : [];
    }),
  );
  /** Layers that are switched on and that this person has. */
  readonly on: LayerKey[] = $derived(
    this.view.layers.filter((key) => this.tiled.some((layer) => layer.key === key)),
  );
  readonly cellWidths: readonly CellWidth[] = $derived(cellWidthsOf(session.membership?.tier));
  /** A size in a link that this person may not see is as if none was chosen. */
  readonly chosenWidth: CellWidth | null = $derived(
    this.cellWidths.find((width) => width === this.view.cellWidth) ?? null,
  );
  readonly cellWidth: CellWidth = $derived.by(() => {
    if (this.chosenWidth) return this.chosenWidth;
    if (this.isStill) return STILL_CELL_WIDTH;
    const near = cellWidthAt(this.place?.zoom ?? this.view.view?.zoom ?? 13);
    return this.cellWidths.find((width) => width >= near) ?? near;
  });

  /** What the map shows, but for what is being drawn. */
  showing(sketch: Pick<Showing, 'sketch' | 'sketchIsValid' | 'editingArea'>): Showing {
    const [, south, , north] = this.bbox;
    return {
      origin: window.location.origin,
      slug: this.slug,
      theme: this.theme,
      outline: this.partnership.outline,
      latitude: (south + north) / 2,
      ground: this.infos.find((info) => info.key === 'base_land') ?? null,
      tiled: this.tiled,
      on: this.on,
      filter: this.filter,
      cellWidth: this.chosenWidth,
      breaks: this.breaks,
      onlyChangesInPeriod: this.view.onlyChangesInPeriod,
      openProvision: this.openProvision,
      currentArea: this.view.area,
      picked: this.picked,
      location: this.location,
      attempts: this.attempts,
      ...sketch,
    };
  }

  /** A map that comes to rest after its page was left writes nothing into the next one's address. */
  set(change: Partial<ViewState>): void {
    if (here.path !== this.path) return;
    setQuery(writeView(change));
  }

  setFilter(change: Partial<IncidentFilter>): void {
    this.set({ filter: { ...this.view.filter, ...change } });
  }

  toggle(key: LayerKey, isOn: boolean): void {
    const rest = this.view.layers.filter((one) => one !== key);
    this.set({ layers: isOn ? [...rest, key] : rest });
    const title = this.infos.find((info) => info.key === key)?.title ?? key;
    announce(`${title} ${isOn ? 'shown' : 'hidden'}`);
  }

  /** Classes and open hours follow the tiles that have come; called when the map has nothing to do. */
  settle(): void {
    const owner = this.owner;
    if (!owner) return;
    const fit = JSON.stringify([filterQuery(this.filter), this.cellWidth]);
    const cells = owner.held('incident_cells').filter((cell) => typeof cell['n'] === 'number');
    if (fit !== this.breaksFit && cells.length > 0) {
      const byCell = new Map(cells.map((cell) => [cell['cell'], cell['n'] as number]));
      this.fitBreaks([...byCell.values()]);
      this.breaksFit = fit;
    }
    this.findOpen(owner);
  }

  fitBreaks(counts: readonly number[]): void {
    this.breaks = breaksFor(counts, this.partnership.threshold);
  }

  private findOpen(owner: MapOwner): void {
    const at = this.view.openAt;
    const open = owner
      .held('provision')
      .filter((one) => one['status'] !== 'closed' && isOpenAt(textOf(one['hours']), at))
      .map((one) => String(one['id']));
    const sorted = [...new Set(open)].sort();
    if (sorted.join() !== this.openProvision.join()) this.openProvision = sorted;
  }

  isOpen(provisionId: string): boolean {
    return this.openProvision.includes(provisionId);
  }

  /** Ask again for every layer that did not load. */
  again(): void {
    const next = { ...this.attempts };
    for (const source of this.failed) next[source] = (next[source] ?? 0) + 1;
    this.failed.clear();
    this.attempts = next;
  }

  choose(found: Picked[], at: [number, number]): void {
    this.choice = null;
    const [only] = found;
    if (found.length > 1) {
      this.choice = { found, at };
      this.set({ pick: null });
      announce(`${found.length} things are here. Choose one.`);
    } else if (only) this.open(only);
    else this.close();
  }

  /** What a search found becomes the area in view, or the thing that is picked. */
  found(one: Found): void {
    const kind = PICK_OF_FOUND[one.kind];
    if (one.kind === 'area') this.set({ area: one.id, pick: null, pane: 'map' });
    else this.set({ ...(kind ? { pick: { kind, id: one.id } } : {}), pane: 'map' });
  }

  open(picked: Picked): void {
    this.choice = null;
    this.clicked = picked;
    this.set({ pick: { kind: picked.kind, id: picked.id } });
  }

  close(): void {
    this.choice = null;
    this.clicked = null;
    this.picked = EMPTY;
    if (this.view.pick) this.set({ pick: null });
  }

  /** Keys of the sources that recorded incidents here, as the months answer tells them. */
  sources = $state.raw<readonly string[]>([]);

  /** The name of a source of incidents, from its key. */
  sourceWords(key: string): string {
    const known = this.register.value?.find((source) => source.key === key)?.name;
    return known ?? key.charAt(0).toUpperCase() + key.slice(1).replaceAll('_', ' ');
  }

  titleOf(source: string): string {
    if (!isLayerKey(source)) return 'The base map';
    return this.infos.find((info) => info.key === source)?.title ?? source;
  }
}

const PICK_OF_FOUND: Partial<Record<Found['kind'], PickKind>> = {
  provision: 'provision',
  guardian_site: 'guardian',
  place: 'place',
  change: 'change',
};

const STILL_CELL_WIDTH: CellWidth = 400;
const BRITAIN: Box = [-7.6, 49.9, 1.8, 59];

const textOf = (value: unknown): string | undefined =>
  typeof value === 'string' ? value : undefined;

function deviceTheme(): MapTheme {
  if (window.matchMedia('(prefers-contrast: more)').matches) return 'contrast';
  return window.matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light';
}
