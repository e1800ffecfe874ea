import { describe, expect, it } from 'vitest';
import type { RankedPlace, RankedPlaces } from '../../api/ranked_places';
import type { Figure } from '../../figures/figure';
import {
  cellsOf,
  differenceWords,
  firmWords,
  linesOf,
  placePath,
  placesQuery,
  rankWords,
  readPlacesView,
} from './places_view';

const QUESTION = { from: '2025-11', to: '2026-10', harm: '', source: '' };
const read = (text: string) => readPlacesView(new URLSearchParams(text));

function place(id: string, rank: number): RankedPlace {
  return {
    id,
    rank,
    shared: false,
    name: id,
    centre: [0, 0],
    shape: [
      [0, 0],
      [1, 1],
    ],
    length_m: null,
    count: { state: 'count', n: 20 / rank },
    before: { state: 'zero', n: 0 },
    difference: { n: null, could_be_chance: null, reading: '' },
    rate: 1,
    standing: { stands_out: null, z: null, words: '' },
    in_top: null,
    flags: [],
    helps: { provision: 0, guardians: 0, words: '' },
    decision: null,
  };
}

function places(kind: RankedPlaces['kind']): RankedPlaces {
  return {
    kind,
    ranked: [place('a', 1), place('b', 10)],
    rest: [{ id: 'c', shape: [[0, 0]], count: { state: 'suppressed' } }],
  } as unknown as RankedPlaces;
}

describe('how places are looked at', () => {
  it('is by cells of 200 m and all day where nothing was chosen', () => {
    expect(read('')).toEqual({ kind: 'cell', width: '200', hours: '', order: '' });
  });

  it('reads no nonsense from the address', () => {
    expect(read('width=7&hours=always&of=roads')).toEqual({
      kind: 'cell',
      width: '200',
      hours: '',
      order: '',
    });
  });

  it('asks streets without a size of cells', () => {
    expect(placesQuery(QUESTION, read('of=streets&hours=18-24'))).toEqual({
      from: '2025-11',
      to: '2026-10',
      hours: '18-24',
    });
  });
});

describe('places on the map', () => {
  it('holds listed and unlisted cells, and marks the one looked at', () => {
    const cells: readonly { marked?: boolean }[] = cellsOf(places('cell'), 'b');
    expect(cells.map(({ marked }) => marked)).toEqual([false, true, false]);
    expect(linesOf(places('cell'), 'b')).toEqual([]);
  });

  it('draws streets that are not listed below those that are, the highest on top', () => {
    const lines: readonly { marked?: boolean; figure: Figure }[] = linesOf(places('segment'), 'b');
    expect(lines.map(({ marked }) => marked)).toEqual([false, true, false]);
    expect(lines.map(({ figure }) => figure.state)).toEqual(['suppressed', 'count', 'count']);
    expect(lines[2]?.figure).toEqual({ state: 'count', n: 20 });
  });

  it('has an address of its own for each place', () => {
    expect(placePath('demo', 'cell', '200/3/4')).toBe('/demo/review/places/cells/200/3/4');
    expect(placePath('demo', 'segment', '1-2')).toBe('/demo/review/places/streets/1-2');
  });
});

describe('words of a rank', () => {
  it('tells that others have as many', () => {
    expect(rankWords({ rank: 2, shared: true })).toBe('2 =');
  });

  it('tells how firm it is, and nothing where that is not known', () => {
    expect(firmWords(97)).toBe('Firmly in the first ten');
    expect(firmWords(40)).toBe('In the first ten in 40 of 100 tries');
    expect(firmWords(2)).toBe('');
    expect(firmWords(null)).toBe('');
  });

  it('says a difference and what chance could do', () => {
    const said = (
      n: number | null,
      could_be_chance: boolean | null,
      reading = 'Too few to tell.',
    ): string => differenceWords({ n, could_be_chance, reading });
    expect(said(-47, true)).toBe('47 fewer, could be chance');
    expect(said(0, true)).toBe('The same, could be chance');
    expect(said(null, null)).toBe('Too few to tell.');
  });

  it('says in full which way a difference goes that chance seldom brings', () => {
    const reading = '10 fewer. Had it changed as elsewhere, fewer would have been recorded.';
    expect(differenceWords({ n: -10, could_be_chance: false, reading })).toBe(reading);
  });
});
