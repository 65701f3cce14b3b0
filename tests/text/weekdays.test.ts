import { expect, test } from 'vitest';
import { isWeekday } from '../../src/text/weekdays.ts';

test.each(['Saturday, ', '*Saturday,', 'segunda-feira, ', 'thứ hai, '])('%j is a weekday', (text) => {
  expect(isWeekday(text)).toBe(true);
});

test.each(['', ' – ', 'On Saturday, ', 'Saturday 5'])('%j is none', (text) => {
  expect(isWeekday(text)).toBe(false);
});
