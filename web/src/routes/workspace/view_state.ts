import { isLayerKey, LAYERS_AT_FIRST, type LayerKey } from '../../map/layers';
import { NO_FILTER, type IncidentFilter, type Month, type WeekTime } from '../../map/filters';
import { CELL_WIDTHS, type CellWidth } from '../../map/cell_classes';
import { MAP_THEMES, type MapTheme } from '../../map/style/palette';

/** Where the map looks: lon, lat, zoom. */
export interface ViewPlace {
  lon: number;
  lat: number;
  zoom: number;
}

export const PICK_KINDS = [
  'provision',
  'guardian',
  'place',
  'change',
  'area',
  'assessment',
  'cell',
  'incident',
] as const;
export type PickKind = (typeof PICK_KINDS)[number];

export const TABS = ['layers', 'here', 'changes', 'views'] as const;
export type Tab = (typeof TABS)[number];

/** Everything a copied link has to bring back. The address bar is the only place where it is kept. */
export interface ViewState {
  view: ViewPlace | null;
  layers: readonly LayerKey[];
  filter: IncidentFilter;
  /** True when the months were chosen by a person, not left at the last twelve. */
  cellWidth: CellWidth | null;
  openAt: WeekTime;
  theme: MapTheme | null;
  pick: { kind: PickKind; id: string } | null;
  area: string | null;
  tab: Tab;
  pane: 'list' | 'map';
  onlyChangesInPeriod: boolean;
}

/** After school on a Friday. */
export const OPEN_AT_FIRST: WeekTime = { weekday: 5, hour: 17 };

export type ViewQuery = Record<string, string | null>;

/** What the address says; anything it says wrongly is as if it had not been said. */
export function readView(query: URLSearchParams): ViewState {
  return {
    view: readPlace(query.get('view')),
    layers: readLayers(query.get('layers')),
    filter: readFilter(query),
    cellWidth: CELL_WIDTHS.find((width) => String(width) === query.get('cell')) ?? null,
    openAt: readWeekTime(query.get('open')),
    theme: MAP_THEMES.find((theme) => theme === query.get('map')) ?? null,
    pick: readPick(query.get('pick')),
    area: query.get('area'),
    tab: TABS.find((tab) => tab === query.get('tab')) ?? 'layers',
    pane: query.get('pane') === 'map' ? 'map' : 'list',
    onlyChangesInPeriod: query.get('changes') === 'period',
  };
}

/** The part of the address for some of the state; what is as at first takes no room in it. */
export function writeView(state: Partial<ViewState>): ViewQuery {
  const query: ViewQuery = {};
  if (state.view !== undefined) query['view'] = state.view && placeText(state.view);
  if (state.layers) query['layers'] = layersText(state.layers);
  if (state.filter) Object.assign(query, filterText(state.filter));
  if (state.cellWidth !== undefined) query['cell'] = state.cellWidth && String(state.cellWidth);
  if (state.openAt) query['open'] = weekTimeText(state.openAt);
  if (state.theme !== undefined) query['map'] = state.theme;
  if (state.pick !== undefined) query['pick'] = state.pick && `${state.pick.kind}:${state.pick.id}`;
  if (state.area !== undefined) query['area'] = state.area;
  if (state.tab) query['tab'] = state.tab === 'layers' ? null : state.tab;
  if (state.pane) query['pane'] = state.pane === 'list' ? null : 'map';
  if (state.onlyChangesInPeriod !== undefined)
    query['changes'] = state.onlyChangesInPeriod ? 'period' : null;
  return query;
}

function readPlace(text: string | null): ViewPlace | null {
  const [lon, lat, zoom] = (text ?? '').split(',').map(Number);
  if (lon === undefined || lat === undefined || zoom === undefined) return null;
  if (![lon, lat, zoom].every(Number.isFinite)) return null;
  if (Math.abs(lon) > 180 || Math.abs(lat) > 85 || zoom < 0 || zoom > 24) return null;
  return { lon, lat, zoom };
}

const placeText = ({ lon, lat, zoom }: ViewPlace): string =>
  `${lon.toFixed(5)},${lat.toFixed(5)},${zoom.toFixed(2)}`;

function readLayers(text: string | null): readonly LayerKey[] {
  if (text === null) return LAYERS_AT_FIRST;
  return [...new Set(text.split(',').filter(isLayerKey))];
}

function layersText(layers: readonly LayerKey[]): string | null {
  const isAtFirst =
    layers.length === LAYERS_AT_FIRST.length &&
    LAYERS_AT_FIRST.every((key) => layers.includes(key));
  if (isAtFirst) return null;
  return layers.length === 0 ? 'none' : layers.join(',');
}

function readFilter(query: URLSearchParams): IncidentFilter {
  return {
    ...NO_FILTER,
    from: readMonth(query.get('from')),
    to: readMonth(query.get('to')),
    harm: readList(query.get('harm')),
    source: readList(query.get('source')),
    hours: readHours(query.get('hours')),
    weekdays: readList(query.get('days'))
      .map(Number)
      .filter((day) => Number.isInteger(day) && day >= 1 && day <= 7),
  };
}

function filterText(filter: IncidentFilter): ViewQuery {
  return {
    from: filter.from,
    to: filter.to,
    harm: filter.harm.join(','),
    source: filter.source.join(','),
    hours: filter.hours && filter.hours.join('-'),
    days: filter.weekdays.join(','),
  };
}

const readList = (text: string | null): string[] =>
  (text ?? '').split(',').filter((part) => /^[\w.-]+$/.test(part));

export const isMonth = (text: string | null): text is Month =>
  text !== null && /^\d{4}-(0[1-9]|1[0-2])$/.test(text);

const readMonth = (text: string | null): Month | null => (isMonth(text) ? text : null);

function readHours(text: string | null): readonly [number, number] | null {
  const match = /^(\d{1,2})-(\d{1,2})$/.exec(text ?? '');
  const from = Number(match?.[1]);
  const to = Number(match?.[2]);
  if (!match || from > 23 || to > 24 || from === to) return null;
  return [from, to];
}

function readWeekTime(text: string | null): WeekTime {
  const match = /^([1-7])T(\d{1,2})$/.exec(text ?? '');
  const hour = Number(match?.[2]);
  return match && hour < 24 ? { weekday: Number(match[1]), hour } : OPEN_AT_FIRST;
}

function weekTimeText({ weekday, hour }: WeekTime): string | null {
  const isAtFirst = weekday === OPEN_AT_FIRST.weekday && hour === OPEN_AT_FIRST.hour;
  return isAtFirst ? null : `${weekday}T${String(hour).padStart(2, '0')}`;
}

/** What an address names as picked: "change:7f" is the change 7f. */
export function readPick(text: string | null): ViewState['pick'] {
  const [kindText, ...rest] = (text ?? '').split(':');
  const kind = PICK_KINDS.find((one) => one === kindText);
  const id = rest.join(':');
  return kind && id !== '' ? { kind, id } : null;
}
