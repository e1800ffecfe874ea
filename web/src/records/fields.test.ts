import { describe, expect, test } from 'vitest';
import {
  codeOptions,
  explained,
  comparable,
  fieldFaults,
  formValues,
  newRecord,
  placedFaults,
  sentValues,
  type RecordField,
} from './fields';

const FIELDS: RecordField[] = [
  { key: 'statement', label: 'Goal', kind: 'line' },
  { key: 'measure', label: 'How it is measured', kind: 'text', optional: true, maxlength: 10 },
  { key: 'kinds', label: 'Kinds', kind: 'codes', list: 'harm_type', optional: true },
  { key: 'due_on', label: 'Due', kind: 'date', optional: true },
  { key: 'people', label: 'People', kind: 'number', optional: true, min: 0, max: 500 },
  { key: 'needed', label: 'Needed', kind: 'yesno', optional: true },
];
const NOTHING = { statement: '', measure: '', kinds: [], due_on: '', people: '', needed: '' };

test('a record and what the service takes are the same said twice', () => {
  const record = {
    statement: 'Lit paths',
    measure: '',
    kinds: ['cse', 'cce'],
    due_on: '2026-12-02',
    people: 0,
    needed: false,
  };
  const values = formValues(record, FIELDS);
  expect(values['people']).toBe('0');
  expect(values['needed']).toBe('no');
  expect(sentValues(values, FIELDS)).toEqual(comparable(record, FIELDS));
});

test('nothing said is null, but an emptied text is empty', () => {
  expect(sentValues(NOTHING, FIELDS)).toEqual({
    statement: '',
    measure: '',
    kinds: [],
    due_on: null,
    people: null,
    needed: null,
  });
});

test('a new record is sent without what nobody said', () => {
  expect(newRecord({}, { ...NOTHING, statement: 'Lit paths' }, FIELDS)).toEqual({
    statement: 'Lit paths',
  });
});

test('what was taken out of a new record is sent as nothing', () => {
  expect(newRecord({ due_on: '2026-12-02' }, NOTHING, FIELDS)).toEqual({ due_on: null });
});

test('a field that is no longer asked is emptied', () => {
  const when = FIELDS.map((field) =>
    field.key === 'due_on' ? { ...field, when: () => false } : field,
  );
  expect(sentValues({ ...NOTHING, due_on: '2026-12-02' }, when)['due_on']).toBeNull();
});

describe('faults', () => {
  const why = (values: object, dates = {}): string[] =>
    fieldFaults(FIELDS, { ...NOTHING, statement: 'Lit paths', ...values }, dates).map(
      (one) => one.why,
    );

  test('a needed field is asked for', () => {
    expect(why({ statement: '  ' })).toEqual(['Fill in: goal']);
  });

  test('a text that is too long says by how much', () => {
    expect(why({ measure: 'a'.repeat(12) })).toEqual([
      'How it is measured must be 10 characters or fewer. It has 12',
    ]);
  });

  test.each([
    ['12a', 'People must be a number'],
    ['1.5', 'People must be a whole number'],
    ['-1', 'People must be from 0 to 500'],
    ['1,200', 'People must be from 0 to 500'],
  ])('the number %s is refused', (people, words) => {
    expect(why({ people })).toEqual([words]);
  });

  test('half a date is a fault of its field', () => {
    expect(why({}, { due_on: 'The date must include a year' })).toEqual([
      'The date must include a year',
    ]);
  });
});

test('a fault inside a list stands at the field', () => {
  const faults = [
    { at: 'body.kinds[2]', why: 'Unknown' },
    { at: 'body', why: 'Say what' },
  ];
  expect(placedFaults(faults, ['kinds'])).toEqual([
    { at: 'kinds', why: 'Unknown' },
    { at: 'body', why: 'Say what' },
  ]);
});

describe('retired codes', () => {
  const code = { description: '', parent: null, attributes: {} };
  const codes = [
    { ...code, code: 'a', label: 'A', retired_on: null },
    { ...code, code: 'b', label: 'B', retired_on: '2026-11-01' },
    { ...code, code: 'c', label: 'C', retired_on: '2027-01-01' },
  ];
  const labels = (present: string[]): string[] =>
    codeOptions(codes, present, '2026-11-26').map((one) => one.label);

  test('are not offered', () => expect(labels([])).toEqual(['A', 'C']));
  test('stay where they were, marked', () =>
    expect(labels(['b'])).toEqual(['A', 'B (retired)', 'C']));
});

test('an option of a list is explained by the line that its list says of it', () => {
  const codes = [
    { code: 'a', label: 'A', description: 'Everyday services', parent: null, retired_on: null },
    { code: 'b', label: 'B', description: '', parent: null, retired_on: null },
  ].map((one) => ({ ...one, attributes: {} }));
  const options = codeOptions(codes, [], '2026-11-26');
  expect(explained(options, codes)).toEqual([
    { value: 'a', label: 'A', hint: 'Everyday services' },
    { value: 'b', label: 'B' },
  ]);
});
