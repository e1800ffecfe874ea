import { describe, expect, it } from 'vitest';
import { analysisQuery, monthsIn, readAnalysisQuestion } from './analysis_question';

const read = (text: string, months?: number) =>
  readAnalysisQuestion(new URLSearchParams(text), '2026-10', months);

describe('the question of an analysis', () => {
  it('is the last year with data where nothing was chosen', () => {
    expect(read('')).toEqual({ from: '2025-11', to: '2026-10', harm: '', source: '' });
  });

  it('takes as many months as its page looks at', () => {
    expect(read('', 24).from).toBe('2024-11');
  });

  it('keeps what stands in the address', () => {
    expect(read('from=2024-01&to=2024-06&harm=robbery&source=police')).toEqual({
      from: '2024-01',
      to: '2024-06',
      harm: 'robbery',
      source: 'police',
    });
  });

  it('does not run backwards, and reads no nonsense', () => {
    expect(read('from=2026-12&to=2026-10').from).toBe('2025-11');
    expect(read('to=October').to).toBe('2026-10');
  });

  it('counts both its first and its last month', () => {
    expect(monthsIn({ from: '2025-11', to: '2026-10' })).toBe(12);
  });

  it('asks the service for no more than was chosen', () => {
    expect(analysisQuery(read(''))).toEqual({ from: '2025-11', to: '2026-10' });
  });
});
