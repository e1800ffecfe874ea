import type { LayerInfo } from '../../../api/layers';
import { clock, longDate, monthsBetween, weekdayName } from '../../../format/dates';
import { count } from '../../../format/numbers';
import { classWords, type Breaks, type CellWidth } from '../../../map/cell_classes';
import type { WeekTime } from '../../../map/filters';
import { LAYER_KEYS, isLayerKey, type LayerKey } from '../../../map/layers';
import type { Period } from '../period';

export type Mark =
  | 'provision-open'
  | 'provision-closed'
  | 'guardian-active'
  | 'guardian-lapsed'
  | 'change-finished'
  | 'change-planned'
  | 'suppressed'
  | 'zero'
  | 'no-data'
  | 'incident'
  | 'area'
  | 'assessment'
  | 'boundary'
  | 'place';

export interface Legend {
  marks: readonly { mark: Mark; words: string }[];
  /** Words under the five colours of counts; none for layers without a ramp. */
  ramp: readonly string[];
  /** What stands at the end of the layer's row: how many, or the size of the cells. */
  aside: string;
  note: string;
}

/** What decides the words of the legend: the same values that decide the map. */
export interface LegendState {
  breaks: Breaks;
  threshold: number;
  cellWidth: CellWidth;
  openAt: WeekTime;
  period: Period;
}

/** The legend of a layer in the service's list. A layer without one cannot be shown: it throws. */
export function legendOf(info: LayerInfo, state: LegendState): Legend {
  if (!isLayerKey(info.key)) throw new Error(`Layer ${info.key} has no legend`);
  const plain = { ramp: [], aside: info.count === null ? '' : count(info.count), note: noteOf(info) };
  return { ...plain, ...LEGENDS[info.key](state) };
}

type Making = (state: LegendState) => Pick<Legend, 'marks'> & Partial<Legend>;

const LEGENDS: Readonly<Record<LayerKey, Making>> = {
  provision: ({ openAt }) => ({
    marks: [
      { mark: 'provision-open', words: `Open ${weekTimeWords(openAt)}` },
      { mark: 'provision-closed', words: 'Closed then' },
    ],
  }),
  guardian_sites: () => ({
    marks: [
      { mark: 'guardian-active', words: 'Trained and active' },
      { mark: 'guardian-lapsed', words: 'Not active' },
    ],
  }),
  changes: () => ({
    marks: [
      { mark: 'change-finished', words: 'Finished, numbered' },
      { mark: 'change-planned', words: 'Planned' },
    ],
  }),
  incident_cells: ({ breaks, threshold, cellWidth, period }) => ({
    marks: [
      { mark: 'suppressed', words: `Fewer than ${threshold}` },
      { mark: 'zero', words: 'Zero' },
      { mark: 'no-data', words: 'No data' },
    ],
    ramp: classWords(breaks, threshold),
    aside: `${cellWidth} m cells`,
    note: monthsBetween(`${period.from}-01`, `${period.to}-01`),
  }),
  incidents: () => ({
    marks: [{ mark: 'incident', words: 'One incident, seen from near' }],
    aside: '',
  }),
  areas: () => ({ marks: [{ mark: 'area', words: 'Outline of an area' }] }),
  assessments: () => ({ marks: [{ mark: 'assessment', words: 'Being assessed' }] }),
  boundaries: () => ({ marks: [{ mark: 'boundary', words: 'Ward boundary' }] }),
  places: () => ({ marks: [{ mark: 'place', words: 'Named place' }] }),
};

/** "Friday 5pm". */
export const weekTimeWords = ({ weekday, hour }: WeekTime): string =>
  `${weekdayName(weekday)} ${clock(`${hour}:00`)}`;

function noteOf(info: LayerInfo): string {
  const names = [...new Set(info.source.map((source) => source.name))];
  const latest = info.source
    .map((source) => source.latest ?? '')
    .sort()
    .at(-1);
  const from = names.slice(0, 2).join(', ') + (names.length > 2 ? ' and others' : '');
  return [from, latest ? longDate(latest) : ''].filter((part) => part !== '').join(', ');
}

export interface LayerGroupList {
  title: string;
  layers: LayerInfo[];
}

/** Layers under their headings: strengths first, always. Layers the map cannot draw are left out. */
export function groupsOf(infos: readonly LayerInfo[]): LayerGroupList[] {
  const groups: { title: string; holds: readonly LayerInfo['group'][] }[] = [
    { title: 'Strengths', holds: ['strengths'] },
    { title: 'Changes to the place', holds: ['changes'] },
    { title: 'Harm', holds: ['harm'] },
    { title: 'Place and context', holds: ['areas', 'place'] },
  ];
  const known = infos.filter((info) => isLayerKey(info.key));
  const order = (info: LayerInfo): number => (LAYER_KEYS as readonly string[]).indexOf(info.key);
  return groups
    .map(({ title, holds }) => ({
      title,
      layers: known
        .filter((info) => holds.includes(info.group))
        .sort((a, b) => order(a) - order(b)),
    }))
    .filter(({ layers }) => layers.length > 0);
}
