import { describe, expect, it } from 'vitest';
import type { RankedPlace, RankedPlaces } from '../../api/ranked_places';
import {
  cellsOf,
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
    count: { state: 'count', n: 9 },
    before: { state: 'zero', n: 0 },
    difference: { n: null, reading: '' },
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
    ranked: [place('a', 1), place('b', 9)],
    rest: [{ id: 'c', shape: [[0, 0]], count: { state: 'suppressed' } }],
  } as unknown as RankedPlaces;
}

describe('how places are looked at', () => {
  it('is by cells of 200 m and all day where nothing was chosen', () => {
    expect(read('')).toEqual({ kind: 'cell', width: '200', hours: '' });
  });

  it('reads no nonsense from the address', () => {
    expect(read('width=7&hours=always&of=roads')).toEqual({
      kind: 'cell',
      width: '200',
      hours: '',
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

  it('names the first streets by their rank, and the one looked at', () => {
    const lines: readonly { label?: string }[] = linesOf(places('segment'), 'b');
    const labels = lines.map(({ label }) => label);
    expect(labels).toEqual(['1', '9']);
    const unmarked: readonly { label?: string }[] = linesOf(places('segment'), null);
    expect(unmarked[1]?.label).toBeUndefined();
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
    expect(firmWords(97)).toBe('Firmly among the first ten');
    expect(firmWords(40)).toBe('Among the first ten in 40 of 100 draws');
    expect(firmWords(null)).toBe('');
  });
});
