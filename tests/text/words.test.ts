// How lines are joined, and how wide they are.

import { expect, test } from 'vitest';
import { columnsIn } from '../../src/text/columns.ts';
import { joinLines, tightness } from '../../src/text/words.ts';

test('no space stands between the signs of a script without spaces', () => {
  expect(joinLines('港口委员会', '星期一开会')).toBe('港口委员会星期一开会');
  expect(joinLines('the harbour', 'board')).toBe('the harbour board');
});

test('beside Latin words a space stands unless the text has none there', () => {
  expect(joinLines('之前的 HTTP', '的问题')).toBe('之前的 HTTP 的问题');
  expect(joinLines('之前的HTTP', '的问题', true)).toBe('之前的HTTP的问题');
  expect(joinLines('the harbour', 'board', true)).toBe('the harbour board');
});

test('places with and without a space between Latin words and such a script are counted', () => {
  expect(tightness('之前的HTTP的问题也有 3 个')).toEqual([2, 2]);
  expect(tightness('the harbour board')).toEqual([0, 0]);
});

test('signs of East Asia take two columns', () => {
  expect(columnsIn('港口 A1，')).toBe(9);
  expect(columnsIn('한국어')).toBe(6);
  expect(columnsIn('harbour é')).toBe(9);
});
