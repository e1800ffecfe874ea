import { expect, test } from 'vitest';
import { merged, stretchWords, weekHours, weekWords } from './hours';

const open = (weekday: number, opens: string, closes: string) => ({ weekday, opens, closes });

test('days with equal hours are told together', () => {
  const hours = [open(4, '16:00', '20:00'), open(2, '16:00', '20:00'), open(5, '15:00', '21:00')];
  expect(weekWords(hours)).toBe('Tue, Thu 4–8pm, Fri 3–9pm');
});

test('an unbroken run of days is told by its ends', () => {
  const hours = [1, 2, 3, 4, 5].map((day) => open(day, '10:00', '14:00'));
  expect(weekWords(hours)).toBe('Mon to Fri 10am–2pm');
});

test('noon needs no am or pm', () => {
  expect(stretchWords('09:30', '12:00')).toBe('9:30am–noon');
});

test('a place without recorded hours says so', () => {
  expect(weekWords([])).toBe('No hours recorded');
});

test('hours that overlap on a day are counted once', () => {
  expect(weekHours([open(1, '15:00', '18:00'), open(1, '17:00', '19:00')])).toBe(4);
});

test('hours of different days are never joined', () => {
  expect(merged([open(1, '15:00', '18:00'), open(2, '15:00', '18:00')])).toHaveLength(2);
});

test('a place that never closes is open all day', () => {
  expect(stretchWords('00:00', '23:59')).toBe('all day');
  expect(stretchWords('00:00', '24:00')).toBe('all day');
  expect(stretchWords('07:00', '23:59')).toBe('7am–midnight');
});

test('a night that runs past midnight counts for both days', () => {
  expect(weekHours([open(7, '22:00', '02:00')])).toBe(4);
  expect(merged([open(7, '22:00', '02:00')])).toEqual([
    { weekday: 1, from: 0, to: 120 },
    { weekday: 7, from: 1320, to: 1440 },
  ]);
});
