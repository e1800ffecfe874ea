import { describe, expect, it } from 'vitest';
import type { ConferenceRow } from '../../api/conferences';
import { firstTab, isAgenda, moved, summaryTag, timeWords, whenWords } from './conference_words';

const row = (state: string | null): ConferenceRow =>
  ({ summary_state: state === null ? null : { state } }) as unknown as ConferenceRow;

describe('when a conference is', () => {
  it('is said with its weekday, in the time that the service tells', () => {
    expect(whenWords('2026-12-02T10:30:00+00:00')).toBe('Wednesday 2 December 2026, 10:30am');
    expect(timeWords('2026-07-01T14:00:00+01:00')).toBe('2pm');
  });
});

describe('the tag of a summary', () => {
  it('is coloured only where time presses', () => {
    expect(summaryTag(row('waiting'))?.colour).toBe('grey');
    expect(summaryTag(row('soon'))?.colour).toBe('yellow');
    expect(summaryTag(row('late'))).toEqual({ words: 'Summary late', colour: 'red' });
    expect(summaryTag(row('issued'))?.colour).toBe('green');
    expect(summaryTag(row(null))).toBeNull();
  });
});

describe('the tab a conference opens with', () => {
  it('is what is to be done at its stage', () => {
    expect(firstTab({ status: 'planned', decision: null })).toBe('prepare');
    expect(firstTab({ status: 'held', decision: null })).toBe('room');
    expect(firstTab({ status: 'held', decision: 'close' })).toBe('record');
    expect(firstTab({ status: 'cancelled', decision: null })).toBe('record');
  });
});

describe('an item that is moved', () => {
  it('changes places with its neighbour', () => {
    expect(moved(['a', 'b', 'c'], 2, -1)).toEqual(['a', 'c', 'b']);
    expect(moved(['a', 'b', 'c'], 0, 1)).toEqual(['b', 'a', 'c']);
  });

  it('stays where there is no place to go', () => {
    expect(moved(['a', 'b'], 0, -1)).toEqual(['a', 'b']);
    expect(moved(['a', 'b'], 1, 1)).toEqual(['a', 'b']);
    expect(moved(['a', 'b'], 7, 1)).toEqual(['a', 'b']);
  });
});

describe('an agenda kept on this device', () => {
  it('is opened again, and nothing else is taken for one', () => {
    expect(isAgenda([{ key: 'goals', label: 'Goals', minutes: 10 }])).toBe(true);
    for (const other of [null, [], {}, ['goals'], [{ key: 'goals', label: 'Goals' }]])
      expect(isAgenda(other)).toBe(false);
  });
});
