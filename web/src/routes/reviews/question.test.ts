import { expect, test } from 'vitest';
import {
  comparisonQuery,
  comparisonText,
  firstQuestion,
  fittingWindow,
  latestPivot,
  questionAddress,
  questionFaults,
  questionOf,
  withChangeDates,
  type QuestionTexts,
} from './question';

const texts = (change: Partial<QuestionTexts> = {}): QuestionTexts => ({
  ...firstQuestion(new URLSearchParams('change=ch1')),
  pivot_on: '2026-03-03',
  ...change,
});

test('a change gives its own dates', () => {
  const dated = withChangeDates(texts({ pivot_on: '' }), {
    started_on: '2026-01-20',
    completed_on: '2026-03-03',
  });
  expect(dated).toMatchObject({
    pivot_on: '2026-03-03',
    works_from: '2026-01-20',
    works_to: '2026-03-03',
  });
});

test('a change without a start has no works period', () => {
  const dated = withChangeDates(texts(), { started_on: null, completed_on: '2026-03-03' });
  expect([dated.works_from, dated.works_to]).toEqual(['', '']);
});

test('windows are as long as the records reach after the change, and no longer than wanted', () => {
  expect(fittingWindow('2026-03-03', '2026-10-31', 12)).toBe(6);
  expect(fittingWindow('2025-03-03', '2026-10-31', 12)).toBe(12);
  expect(fittingWindow('2026-10-03', '2026-10-31', 12)).toBe(3);
});

test('a change that is not finished leaves the dates to the person', () => {
  const dated = withChangeDates(texts({ pivot_on: '' }), { started_on: null, completed_on: null });
  expect(dated.pivot_on).toBe('');
});

test('one place is asked about: the change wins over the area', () => {
  const question = questionOf(texts({ area_id: 'ar2' }));
  expect([question.change_id, question.area_id]).toEqual(['ch1', null]);
});

test('no ring is sent as none, not as a ring of 0 metres', () => {
  expect(questionOf(texts({ ring_m: '' })).ring_m).toBeNull();
});

test('half a works period is refused at the end that is missing', () => {
  const faults = questionFaults(texts({ works_from: '2026-01-01' }), {});
  expect(faults).toEqual([{ at: 'works_to', why: 'Give both ends of the works, or neither' }]);
});

test('nothing to read about is told first', () => {
  expect(questionFaults(texts({ change_id: '' }), {})[0]?.at).toBe('change_id');
});

test('all kinds of harm are asked for by naming none', () => {
  expect(questionOf(texts()).harm).toBeNull();
  expect(questionOf(texts({ harm: ['robbery'] })).harm).toEqual(['robbery']);
});

test('twelve months after April need data to March', () => {
  expect(latestPivot('2027-03', 12)).toBe('2026-04');
});

test('a boundary is told apart from a saved area', () => {
  expect(questionOf(texts({ comparison_area_id: 'boundary:12' }))).toMatchObject({
    comparison_area_id: null,
    comparison_boundary_id: 12,
  });
  expect(questionOf(texts({ comparison_area_id: 'ar7' }))).toMatchObject({
    comparison_area_id: 'ar7',
    comparison_boundary_id: null,
  });
  expect(comparisonText({ area_id: null, boundary_id: 12 })).toBe('boundary:12');
});

test('an address brings every choice back', () => {
  const chosen = texts({
    comparison_area_id: 'boundary:12',
    ring_m: '',
    works_from: '2026-01-20',
    works_to: '2026-03-03',
    window_months: '6',
    same_months: 'no',
    harm: ['robbery', 'weapon'],
  });
  const query = new URLSearchParams();
  for (const [key, value] of Object.entries(questionAddress(chosen)))
    if (value) query.set(key, value);
  expect(firstQuestion(query)).toEqual(chosen);
});

test('what an address says wrongly is as at first', () => {
  const read = firstQuestion(
    new URLSearchParams('change=ch1&pivot=2026-02-30&months=x&ring=1e9&works=..&harm=;,weapon'),
  );
  expect(read).toMatchObject({
    pivot_on: '',
    window_months: '12',
    ring_m: '130',
    works_from: '',
    harm: ['weapon'],
  });
});

test('places are matched once the place is chosen and no date is at fault', () => {
  expect(comparisonQuery(texts({ change_id: '' }), {})).toBeNull();
  expect(comparisonQuery(texts(), { pivot_on: 'No such day' })).toBeNull();
  expect(comparisonQuery(texts({ ring_m: '' }), { pivot_on: '' })).toEqual({
    change_id: 'ch1',
    around_m: 100,
    window_months: 12,
    same_months: true,
    pivot_on: '2026-03-03',
  });
});
