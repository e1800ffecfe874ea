import { expect, test } from 'vitest';
import { readRejects } from './rejects';

const HEADER = '"file","line","column","value","reason"\r\n';

test('each refused row is read with its column, what stood there and why', () => {
  const csv = `${HEADER}"c.csv","3","Finished","31/02/2026","Write a date, please."\r\n`;
  expect(readRejects(csv)).toEqual([
    { line: '3', column: 'Finished', value: '31/02/2026', reason: 'Write a date, please.' },
  ]);
});

test('quotes, commas and line ends inside a cell stay in it', () => {
  const csv = `${HEADER}"c.csv","4","Notes","a ""b"",\nc","Too long."\n"c.csv","5","","","No place."\n`;
  expect(readRejects(csv).map(({ line, value }) => [line, value])).toEqual([
    ['4', 'a "b",\nc'],
    ['5', ''],
  ]);
});

test('a file without refused rows lists none', () => {
  expect(readRejects(HEADER)).toEqual([]);
});
