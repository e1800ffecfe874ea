import type { SurveyQuestion } from '../../api/surveys';

/** What is being typed of a question: counts are texts until they are sent. */
export interface TypedQuestion {
  question: string;
  many: boolean;
  answers: { answer: string; count: string }[];
}

export type PasteReading = { questions: TypedQuestion[] } | { why: string[] };

const COLUMNS = 3;
const MOST_TOLD = 5;

/**
 * Rows from a spreadsheet: question, answer, count. An empty question means the one above. A first row
 * of headings is left out. Nothing is taken while a row cannot be read.
 */
export function readPaste(text: string): PasteReading {
  const rows = text.split(/\r?\n/).map(cellsOf);
  const questions: TypedQuestion[] = [];
  const why: string[] = [];
  let isFirst = true;
  for (const [index, cells] of rows.entries()) {
    if (cells.every((cell) => cell === '')) continue;
    const heading = isFirst && !isCount(cells[2] ?? '');
    isFirst = false;
    if (heading && /count|number|how many|people|answers?/i.test(cells[2] ?? '')) continue;
    const fault = rowFault(cells, questions.length > 0);
    if (fault) why.push(`Row ${index + 1}: ${fault}`);
    else add(questions, cells);
  }
  if (why.length > MOST_TOLD) {
    return { why: [...why.slice(0, MOST_TOLD), `And ${why.length - MOST_TOLD} more rows.`] };
  }
  if (why.length > 0) return { why };
  return questions.length > 0 ? { questions } : { why: ['Paste three columns of a spreadsheet.'] };
}

/** Questions as they are sent; call once `typedFaults` finds nothing. */
export function sentQuestions(typed: readonly TypedQuestion[]): SurveyQuestion[] {
  return typed.map(({ question, many, answers }) => ({
    question: question.trim(),
    many,
    answers: answers.map(({ answer, count }) => ({ answer: answer.trim(), count: countOf(count) })),
  }));
}

/** Questions as a form holds them. */
export function typedQuestions(questions: readonly SurveyQuestion[]): TypedQuestion[] {
  return questions.map(({ question, many, answers }) => ({
    question,
    many,
    answers: answers.map(({ answer, count }) => ({ answer, count: String(count) })),
  }));
}

/** What is missing or cannot be, each with the number of its question. */
export function typedFaults(typed: readonly TypedQuestion[], answered: number | null): string[] {
  return typed.flatMap((one, index) => questionFaults(one, `Question ${index + 1}`, answered));
}

function questionFaults(one: TypedQuestion, name: string, answered: number | null): string[] {
  const faults: string[] = [];
  if (one.question.trim() === '') faults.push(`${name}: write the question`);
  if (one.answers.length === 0) faults.push(`${name}: add an answer`);
  for (const { answer, count } of one.answers) {
    if (answer.trim() === '') faults.push(`${name}: write each answer`);
    else if (!isCount(count))
      faults.push(`${name}: say how many gave “${answer.trim()}”, as a number`);
  }
  if (faults.length > 0 || answered === null) return [...new Set(faults)];
  const sum = one.answers.reduce((all, { count }) => all + countOf(count), 0);
  if (!one.many && sum > answered) {
    return [
      `${name}: its answers add up to ${sum}, but ${answered} answered. Say that people could give several answers, or correct the counts`,
    ];
  }
  const over = one.answers.find(({ count }) => countOf(count) > answered);
  return over
    ? [`${name}: ${countOf(over.count)} gave “${over.answer}”, but ${answered} answered`]
    : [];
}

function cellsOf(line: string): string[] {
  const cells = line.includes('\t') ? line.split('\t') : line.split(/[;|]/);
  return cells.map((cell) => cell.trim().replace(/^"(.*)"$/, '$1'));
}

function rowFault(cells: readonly string[], hasQuestion: boolean): string {
  if (cells.length < COLUMNS) return 'three columns are needed: question, answer, count.';
  const [question = '', answer = '', count = ''] = cells;
  if (question === '' && !hasQuestion) return 'there is no question.';
  if (answer === '') return 'there is no answer.';
  return isCount(count) ? '' : `“${count}” is not a whole number.`;
}

function add(questions: TypedQuestion[], cells: readonly string[]): void {
  const [question = '', answer = '', count = ''] = cells;
  const last = questions[questions.length - 1];
  const known = question === '' ? last : questions.find((one) => one.question === question);
  const row = { answer, count: String(countOf(count)) };
  if (known) known.answers.push(row);
  else questions.push({ question, many: false, answers: [row] });
}

const isCount = (text: string): boolean => /^\d{1,3}(,?\d{3})*$|^\d+$/.test(text.trim());
const countOf = (text: string): number => Number(text.trim().replaceAll(',', ''));
