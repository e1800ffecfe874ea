import { expect, test } from 'vitest';
import { attendanceFaults, attendanceOf } from './workforce_fields';

test('empty lines of attendance are left out', () => {
  const lines = [
    { agency: 'parks', people: '12' },
    { agency: '', people: ' ' },
  ];
  expect(attendanceOf(lines)).toEqual([{ agency: 'parks', people: 12 }]);
});

test('numbers may have commas', () => {
  expect(attendanceOf([{ agency: 'parks', people: '1,200' }])[0]?.people).toBe(1200);
});

test.each([
  [[{ agency: '', people: '3' }], 'Choose the agency'],
  [[{ agency: 'parks', people: '' }], 'how many'],
  [[{ agency: 'parks', people: 'some' }], 'how many'],
  [[{ agency: 'parks', people: '2.5' }], 'how many'],
  [
    [
      { agency: 'parks', people: '1' },
      { agency: 'parks', people: '2' },
    ],
    'in one line',
  ],
])('lines that cannot be say why', (lines, why) => {
  expect(attendanceFaults(attendanceOf(lines))[0]?.why).toContain(why);
});

test('good lines have no fault', () => {
  expect(attendanceFaults([{ agency: 'parks', people: 5000 }])).toEqual([]);
});
