import type { LayerInfo } from '../../../api/layers';
import { clock, monthsBetween, weekdayName } from '../../../format/dates';
import { count } from '../../../format/numbers';
import { classWords, type Breaks, type CellWidth } from '../../../map/cell_classes';
import type { WeekTime } from '../../../map/filters';
import { LAYER_KEYS, isLayerKey, type LayerKey } from '../../../map/layers';
import type { MapTheme } from '../../../map/style/palette';
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
  /** The looks of counts with the words under them; none for layers without a ramp. */
  ramp: readonly RampStep[];
  /** What stands at the end of the layer's row: how many, or the size of the cells. */
  aside: string;
  note: string;
}

/** A colour of the map's own palette, or in high contrast one of three fills. */
export interface RampStep {
  look: 'harm-1' | 'harm-2' | 'harm-3' | 'harm-4' | 'harm-5' | 'plain' | 'lines' | 'solid';
  words: string;
}

/** What decides the words of the legend: the same values that decide the map. */
export interface LegendState {
  breaks: Breaks;
  threshold: number;
  cellWidth: CellWidth;
  /** Whether any incident is on record: without one there is no count to give a colour. */
  hasIncidents: boolean;
  /** Whether counts come to the nearest five: to people who see no places of incidents. */
  isRounded: boolean;
  openAt: WeekTime;
  period: Period;
  theme: MapTheme;
}

/** The legend of a layer in the service's list. A layer without one cannot be shown: it throws. */
export function legendOf(info: LayerInfo, state: LegendState): Legend {
  if (!isLayerKey(info.key)) throw new Error(`Layer ${info.key} has no legend`);
  const plain = {
    ramp: [],
    aside: info.count === null ? '' : count(info.count),
    note: noteOf(info),
  };
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
  incident_cells: (state) => (state.hasIncidents ? cellLegend(state) : NOTHING_COUNTED),
  incidents: ({ hasIncidents }) => ({
    marks: [
      {
        mark: 'incident',
        words: hasIncidents ? 'One incident, seen from near' : 'None on record yet',
      },
    ],
    aside: '',
  }),
  areas: () => ({ marks: [{ mark: 'area', words: 'Outline of an area' }] }),
  assessments: () => ({ marks: [{ mark: 'assessment', words: 'Being assessed' }] }),
  boundaries: () => ({ marks: [{ mark: 'boundary', words: 'Ward boundary' }] }),
  places: () => ({ marks: [{ mark: 'place', words: 'Named place' }] }),
};

const NOTHING_COUNTED: ReturnType<Making> = {
  marks: [{ mark: 'no-data', words: 'No data: no incidents are on record yet' }],
  aside: '',
};

const cellLegend: Making = ({ breaks, threshold, cellWidth, isRounded, period, theme }) => ({
  marks: [
    { mark: 'suppressed', words: `Fewer than ${threshold}` },
    { mark: 'zero', words: 'Zero' },
    { mark: 'no-data', words: 'No data' },
  ],
  ramp: theme === 'contrast' ? threeSteps(breaks, threshold) : fiveSteps(breaks, threshold),
  aside: `${cellWidth} m cells`,
  note:
    monthsBetween(`${period.from}-01`, `${period.to}-01`) +
    (isRounded ? '. Counts are to the nearest 5' : ''),
});

const FIVE = ['harm-1', 'harm-2', 'harm-3', 'harm-4', 'harm-5'] as const;

const fiveSteps = (breaks: Breaks, threshold: number): RampStep[] =>
  classWords(breaks, threshold).map((words, index) => ({ look: FIVE[index] ?? 'harm-5', words }));

/** High contrast has three fills: the first two classes, the third, and the rest. */
const threeSteps = (breaks: Breaks, threshold: number): RampStep[] => [
  { look: 'plain', words: `${threshold}–${breaks[1] - 1}` },
  { look: 'lines', words: `${breaks[1]}–${breaks[2] - 1}` },
  { look: 'solid', words: `${breaks[2]} or more` },
];

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
  return [from, latest ? dayMonthYear(latest) : ''].filter((part) => part !== '').join(', ');
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

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** "2 Nov 2026": short, so that source and date share a line. */
function dayMonthYear(iso: string): string {
  const [year = '', month = '1', day = '1'] = iso.slice(0, 10).split('-');
  return `${Number(day)} ${MONTHS[Number(month) - 1] ?? ''} ${year}`;
}
