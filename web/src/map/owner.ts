import { Map as GLMap, setWorkerUrl, type GeoJSONSource, type VectorTileSource } from 'maplibre-gl';
import type { MapMouseEvent, PaddingOptions } from 'maplibre-gl';
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url';
import 'maplibre-gl/dist/maplibre-gl.css';
import type { FeatureCollection } from 'geojson';
import { declare, type Showing } from './declared';
import { NOTHING, stepsBetween, type Declared, type Step } from './layer_diff';
import type { LonLat } from './national_grid';
import { layersUnder, streetUnder, symbolsInSight, type Picked } from './picking';
import { drawSymbol, imageName, PIXEL_RATIO, readImageName, SYMBOL_NAMES } from './style/symbols';
import { paletteOf, type MapTheme } from './style/palette';

setWorkerUrl(workerUrl);

export interface View {
  lon: number;
  lat: number;
  zoom: number;
}

export type Box = readonly [west: number, south: number, east: number, north: number];

export interface OwnerEvents {
  /** The map came to rest somewhere else. */
  moved: (view: View) => void;
  /** It is moving: scale, grid reference and north follow. */
  moving: (view: View) => void;
  picked: (found: Picked[], at: [number, number]) => void;
  busy: (isBusy: boolean) => void;
  failed: (source: string) => void;
  loaded: (source: string) => void;
}

const LEAST_ZOOM = 8.5;
const MOST_ZOOM = 19;
const MOVE_MS = 300;
/** A finger is wider than a pointer: how far from the click a symbol still counts, in pixels. */
const CLICK_REACH_PX = 6;

/**
 * The one owner of the MapLibre map: it turns what is declared into what is drawn, and tells what
 * happens on it. Nothing else may add to the map or take from it.
 */
export class MapOwner {
  readonly map: GLMap;
  private now: Declared = NOTHING;
  private wanted: Showing | null = null;
  private isReady = false;
  private readonly drawnThemes = new Set<MapTheme>();
  private readonly events: OwnerEvents;
  /** While something else takes the clicks (drawing), features are not picked. */
  picks = true;
  /** The map is taken down: nothing on it needs to be taken off any more. */
  isGone = false;

  constructor(container: HTMLElement, view: View, events: OwnerEvents) {
    this.events = events;
    this.map = new GLMap({
      container,
      style: { version: 8, sources: {}, layers: [] },
      center: [view.lon, view.lat],
      zoom: view.zoom,
      minZoom: LEAST_ZOOM,
      maxZoom: MOST_ZOOM,
      attributionControl: false,
      dragRotate: false,
      pitchWithRotate: false,
      touchPitch: false,
      // The workspace gives the arrow keys their own meaning.
      keyboard: false,
      fadeDuration: reducedMotion() ? 0 : 120,
      pixelRatio: Math.min(window.devicePixelRatio, 2),
    });
    this.map.touchZoomRotate.disableRotation();
    this.listen();
  }

  show(showing: Showing): void {
    this.wanted = showing;
    if (this.isReady) this.apply(showing);
  }

  view(): View {
    const { lng, lat } = this.map.getCenter();
    return { lon: lng, lat, zoom: this.map.getZoom() };
  }

  bounds(): Box {
    const bounds = this.map.getBounds();
    return [bounds.getWest(), bounds.getSouth(), bounds.getEast(), bounds.getNorth()];
  }

  goTo(view: Partial<View>): void {
    this.map.easeTo({
      ...(view.lon !== undefined && view.lat !== undefined ? { center: [view.lon, view.lat] } : {}),
      ...(view.zoom === undefined ? {} : { zoom: view.zoom }),
      duration: moveTime(),
    });
  }

  fit([west, south, east, north]: Box, padding: number | PaddingOptions = 60, most = 17): void {
    const box: [[number, number], [number, number]] = [
      [west, south],
      [east, north],
    ];
    this.map.fitBounds(box, { padding, maxZoom: most, duration: moveTime() });
  }

  panBy(x: number, y: number): void {
    this.map.panBy([x, y], { duration: moveTime() });
  }

  zoomBy(step: number): void {
    this.map.easeTo({ zoom: this.map.getZoom() + step, duration: moveTime() });
  }

  /** Properties of one source's features in the tiles that are here. */
  held(source: string): Record<string, unknown>[] {
    if (!this.map.getSource(source)) return [];
    return this.map
      .querySourceFeatures(source, { sourceLayer: source })
      .map((feature) => feature.properties);
  }

  pixelOf(point: readonly [number, number]): { x: number; y: number } {
    return this.map.project([point[0], point[1]]);
  }

  pointAt(x: number, y: number): [number, number] {
    const { lng, lat } = this.map.unproject([x, y]);
    return [lng, lat];
  }

  /** The name of the street nearest to a point, within sight of it. */
  streetNear(point: LonLat): string | null {
    return streetUnder(this.map, this.pixelOf([point[0], point[1]]));
  }

  /** Named things whose symbol is in sight, nearest to the middle first. */
  inSight(): Picked[] {
    return symbolsInSight(this.map);
  }

  pickAt(point: readonly [number, number]): Picked[] {
    return layersUnder(this.map, this.pixelOf(point), CLICK_REACH_PX);
  }

  remove(): void {
    this.isGone = true;
    this.map.remove();
  }

  private listen(): void {
    const map = this.map;
    map.on('load', () => {
      this.isReady = true;
      if (this.wanted) this.apply(this.wanted);
    });
    map.setMissingStyleImageResolver((id) => this.drawMissing(id));
    map.on('move', () => this.events.moving(this.view()));
    map.on('moveend', () => this.events.moved(this.view()));
    map.on('dataloading', () => this.events.busy(true));
    map.on('idle', () => this.events.busy(false));
    map.on('sourcedata', (event) => {
      if (event.sourceDataType !== 'metadata' && map.isSourceLoaded(event.sourceId))
        this.events.loaded(event.sourceId);
    });
    map.on('error', (event) => {
      // A source's error carries its id, which the type of the event leaves out.
      if ('sourceId' in event && typeof event.sourceId === 'string')
        this.events.failed(event.sourceId);
    });
    map.on('click', (event: MapMouseEvent) => {
      if (!this.picks) return;
      this.events.picked(layersUnder(map, event.point, CLICK_REACH_PX), [
        event.lngLat.lng,
        event.lngLat.lat,
      ]);
    });
    map.on('mousemove', (event: MapMouseEvent) => {
      if (!this.picks) return;
      const found = layersUnder(map, event.point, 2);
      map.getCanvas().style.cursor = found.length > 0 ? 'pointer' : '';
    });
  }

  private apply(showing: Showing): void {
    this.drawSymbols(showing.theme);
    const declared = declare(showing);
    for (const step of stepsBetween(this.now, declared)) this.take(step);
    this.now = declared;
  }

  private drawSymbols(theme: MapTheme): void {
    if (this.drawnThemes.has(theme)) return;
    for (const name of SYMBOL_NAMES) {
      const picture = drawSymbol(name, paletteOf(theme));
      this.map.addImage(imageName(name, theme), picture, { pixelRatio: PIXEL_RATIO });
    }
    this.drawnThemes.add(theme);
  }

  /** Numbered marks are drawn when a tile first asks for them. */
  private drawMissing(id: string): void {
    const wanted = readImageName(id);
    if (!wanted || this.map.hasImage(id)) return;
    const picture = drawSymbol(wanted.name, paletteOf(wanted.theme), wanted.number);
    this.map.addImage(id, picture, { pixelRatio: PIXEL_RATIO });
  }

  private take(step: Step): void {
    const map = this.map;
    switch (step.do) {
      case 'remove-layer':
        map.removeLayer(step.id);
        break;
      case 'remove-source':
        map.removeSource(step.id);
        break;
      case 'add-source':
        map.addSource(step.id, step.source);
        break;
      case 'set-tiles':
        map.getSource<VectorTileSource>(step.id)?.setTiles([...step.tiles]);
        break;
      case 'set-data':
        void map.getSource<GeoJSONSource>(step.id)?.setData(step.data as FeatureCollection);
        break;
      case 'add-layer':
        map.addLayer(step.layer, step.before);
        break;
      case 'set-paint':
        map.setPaintProperty(step.id, step.name as 'fill-color', step.value as string);
        break;
      case 'set-layout':
        map.setLayoutProperty(step.id, step.name as 'visibility', step.value as 'visible');
        break;
      case 'set-filter':
        map.setFilter(step.id, step.filter as null);
        break;
    }
  }
}

const reducedMotion = (): boolean => window.matchMedia('(prefers-reduced-motion: reduce)').matches;

const moveTime = (): number => (reducedMotion() ? 0 : MOVE_MS);

/** Whether this browser can draw the moving map at all. */
export function canDraw(): boolean {
  const canvas = document.createElement('canvas');
  const gl = canvas.getContext('webgl2');
  gl?.getExtension('WEBGL_lose_context')?.loseContext();
  return gl !== null;
}
