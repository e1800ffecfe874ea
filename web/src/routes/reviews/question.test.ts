import { expect, test } from 'vitest';
import {
  firstQuestion,
  latestPivot,
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
