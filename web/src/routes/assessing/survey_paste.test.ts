import { expect, test } from 'vitest';
import { readPaste, sentQuestions, typedFaults, typedQuestions } from './survey_paste';

const ROWS = 'Do you feel safe here?\tYes\t20\n\tNo\t11\nIs it lit?\tYes\t9';

test('three columns become questions; an empty question is the one above', () => {
  expect(readPaste(ROWS)).toEqual({
    questions: [
      {
        question: 'Do you feel safe here?',
        many: false,
        answers: [
          { answer: 'Yes', count: '20' },
          { answer: 'No', count: '11' },
        ],
      },
      { question: 'Is it lit?', many: false, answers: [{ answer: 'Yes', count: '9' }] },
    ],
  });
});

test('a row of headings is left out', () => {
  expect(readPaste(`Question\tAnswer\tCount\n${ROWS}`)).toEqual(readPaste(ROWS));
});

test('commas in thousands, quotes and empty rows do no harm', () => {
  const read = readPaste('\n"Is it lit?"\tYes\t1,204\r\n\n');
  expect('questions' in read && read.questions[0]).toEqual({
    question: 'Is it lit?',
    many: false,
    answers: [{ answer: 'Yes', count: '1204' }],
  });
});

test('rows that cannot be read are named, and nothing is taken', () => {
  expect(readPaste('Q\tYes\t20\nQ\tNo\tsome\nQ\t\t3\nonly')).toEqual({
    why: [
      'Row 2: “some” is not a whole number.',
      'Row 3: there is no answer.',
      'Row 4: three columns are needed: question, answer, count.',
    ],
  });
});

test('half a person, fewer than none and a first row without a question are refused', () => {
  for (const row of ['Q\tYes\t1.5', 'Q\tYes\t-1', '\tYes\t3']) {
    expect('why' in readPaste(row)).toBe(true);
  }
});

test('many bad rows are counted, not all listed', () => {
  const read = readPaste('Q\tYes\t1\n' + 'Q\tYes\tx\n'.repeat(9));
  expect('why' in read && [read.why.length, read.why[5]]).toEqual([6, 'And 4 more rows.']);
});

test('what was sent can be typed again', () => {
  const questions = [
    { question: 'Is it lit?', many: true, answers: [{ answer: 'Yes', count: 0 }] },
  ];
  expect(sentQuestions(typedQuestions(questions))).toEqual(questions);
});

test('answers of one choice cannot add up to more than answered', () => {
  const typed = typedQuestions([
    {
      question: 'Is it lit?',
      many: false,
      answers: [
        { answer: 'Yes', count: 20 },
        { answer: 'No', count: 12 },
      ],
    },
  ]);
  expect(typedFaults(typed, 31)[0]).toContain('add up to 32, but 31 answered');
  expect(typedFaults(typed, 32)).toEqual([]);
  expect(
    typedFaults(
      typed.map((one) => ({ ...one, many: true })),
      31,
    ),
  ).toEqual([]);
});

test('what is missing of a question is told with its number', () => {
  const typed = [
    { question: ' ', many: false, answers: [] },
    { question: 'Is it lit?', many: false, answers: [{ answer: 'Yes', count: '' }] },
  ];
  expect(typedFaults(typed, 31)).toEqual([
    'Question 1: write the question',
    'Question 1: add an answer',
    'Question 2: say how many gave “Yes”, as a number',
  ]);
});
