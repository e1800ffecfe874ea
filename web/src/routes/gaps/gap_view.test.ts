import { describe, expect, it } from 'vitest';
import type { GapCell, Gaps, Offer } from '../../api/gaps';
import {
  cellsOf,
  gapQuery,
  hidesSeveral,
  nearestWords,
  openState,
  readGapQuestion,
  rowsOf,
  startHere,
  symbolsOf,
} from './gap_view';

const count = (n: number) => ({ state: 'count', n }) as const;
const cell: GapCell = {
  key: '1_2',
  where: 'around Weir Road',
  ring: [],
  centre: [-3.46, 53.83],
  incidents: count(20),
  open_near: count(8),
  untold: { state: 'zero', n: 0 },
  without: count(12),
  share: 60,
  nearest: { id: 'a', name: 'Canal club', walk_m: 450, hours_a_week: null },
};
const offer: Offer = {
  id: 'a',
  name: 'Canal club',
  type_label: 'Open access',
  centre: [-3.46, 53.83],
  hours_a_week: 5,
  open_hours: [0, 5],
};

describe('the question of the gap', () => {
  it('is a walk of 400 m in a school week where nothing was chosen', () => {
    expect(gapQuery(readGapQuestion(new URLSearchParams()))).toEqual({
      walk: '400',
      width: '400',
      school: 'term_time',
    });
  });

  it('reads no nonsense', () => {
    const query = new URLSearchParams('walk=5&width=100&school=never&ages=99-1');
    expect(readGapQuestion(query)).toEqual(readGapQuestion(new URLSearchParams()));
  });
});

describe('what is open', () => {
  it('follows the part of the week', () => {
    expect([openState(offer, -1), openState(offer, 0), openState(offer, 1)]).toEqual([
      'open',
      'closed',
      'open',
    ]);
  });

  it('is not closed where no hours are recorded', () => {
    const symbols = symbolsOf([{ ...offer, hours_a_week: null, open_hours: null }], 0);
    expect(symbols).toMatchObject([{ unknown: true, name: 'Canal club, hours not recorded' }]);
  });
});

describe('the ranked gaps', () => {
  const found = {
    cells: [cell],
    parts: [{ key: 'evening', label: 'Evenings' }],
    gaps: [{ cell: '1_2', part: 'evening', without: count(12) }],
  } as unknown as Gaps;

  it('are those of the chosen part of the week', () => {
    expect(rowsOf(found, '').map(({ when }) => when)).toEqual(['Evenings']);
    expect(rowsOf(found, 'evening')).toHaveLength(1);
    expect(rowsOf(found, 'night')).toHaveLength(0);
  });

  it('say how far the nearest is, and that its hours are not known', () => {
    expect(nearestWords(cell)).toBe('450 m to Canal club, hours not recorded');
    expect(nearestWords({ ...cell, nearest: null })).toBe('None within 2 km on foot');
  });

  it('mark their cell, and begin an area there', () => {
    expect(cellsOf([cell], '1_2')).toEqual([{ ring: [], figure: count(12), marked: true }]);
    expect(startHere('demo', cell)).toBe('/demo/areas/new?suggest=-3.46000,53.83000&within=200');
  });
});

describe('a row with hidden parts', () => {
  const hidden = { state: 'suppressed' } as const;

  it('calls one few, and does not call several few', () => {
    expect(hidesSeveral({ ...cell, open_near: hidden })).toBe(false);
    expect(hidesSeveral({ ...cell, open_near: hidden, without: hidden })).toBe(true);
  });
});
