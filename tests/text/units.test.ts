// What looks at text unit by unit says what the expressions say that it stands for.

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { findCounter } from '../../src/text/counters.ts';
import { endsBehind, startsBefore } from '../../src/text/edges.ts';
import { remembering } from '../../src/text/memo.ts';
import { fold, tokenize } from '../../src/text/tokens.ts';
import { hasDigit, hasLetter, nfkc } from '../../src/text/units.ts';
import { collapse, hasMoreWords, wordCount, words } from '../../src/text/words.ts';

// Letters of all kinds, marks, digits of several scripts, compatibility characters, spaces, signs, surrogate pairs.
const ALPHABET = [
  ...'ABabÉéßİSﬁǅʰ中国あアก한가ᅡᆨ',
  '\u0301',
  '\u0e31',
  ...'019٣Ⅷ½²',
  ...' \n\t\u00a0\u3000\ufeff',
  ...".,!?…()[]'’“”_-–/|·",
  '\u200b',
  '𝐀',
  '😀',
  '𝟗',
];
const text = fc.array(fc.constantFrom(...ALPHABET), { maxLength: 40 }).map((chars) => chars.join(''));
const always = (holds: (text: string) => void): void => {
  fc.assert(fc.property(text, holds), { numRuns: 3000, seed: 1 });
};

test('tokens', () => {
  const token =
    /(?:\p{Lu}(?![\p{Ll}])[\p{M}'’]?)+(?!\p{Ll})|\p{Lu}?[\p{Ll}\p{Lo}\p{Lm}\p{M}]+|\p{L}\p{M}*|\p{Nd}+|[^\s\p{L}\p{Nd}]/gu;
  always((text) => {
    const found = Array.from(text.matchAll(token), ({ 0: found, index }) => ({
      kind: /^\p{Nd}/u.test(found) ? 'number' : /^[\p{L}\p{M}]/u.test(found) ? 'word' : 'mark',
      start: index,
      end: index + found.length,
    }));
    expect(tokenize(text).map(({ kind, start, end }) => ({ kind, start, end }))).toEqual(found);
  });
});

test('words', () => {
  const word = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]|[\p{L}\p{N}\p{M}]+/gu;
  always((text) => {
    const found = text.match(word) ?? [];
    expect(wordCount(text)).toBe(found.length);
    for (const than of [0, 1, 3, 12]) expect(hasMoreWords(text, than)).toBe(found.length > than);
    expect(words(text)).toEqual(text.normalize('NFKC').toLowerCase().match(word) ?? []);
  });
});

test('folding, spaces, kinds of characters', () => {
  always((text) => {
    expect(nfkc(text)).toBe(text.normalize('NFKC'));
    expect(fold(text)).toBe(text.normalize('NFKC').toLowerCase());
    expect(collapse(text)).toBe(text.replace(/\s+/gu, ' ').trim());
    expect(hasDigit(text)).toBe(/\p{Nd}/u.test(text));
    expect(hasLetter(text)).toBe(/\p{L}/u.test(text));
  });
});

test('counters are found though only some words are looked at', () => {
  expect(findCounter('20170 COMMENTS')).toMatchObject({ count: 20170 });
  expect(findCounter('3コメント')).toMatchObject({ count: 3 });
  expect(findCounter('Комментариев нет')).toMatchObject({ count: 0 });
  expect(findCounter('commented on by 3')).toBeNull();
});

test('an answer is given again, and forgotten in time', () => {
  const asked: string[] = [];
  const length = remembering((text) => {
    asked.push(text);
    return text.length;
  });
  expect([length('a line'), length('a line')]).toEqual([6, 6]);
  expect(asked).toEqual(['a line']);
  const long = 'x'.repeat(500);
  expect([length(long), length(long)]).toEqual([500, 500]);
  expect(asked).toEqual(['a line', long, long]);
  for (let i = 0; i < 5000; i++) length(`line ${i}`);
  expect(length('a line')).toBe(6);
  expect(asked.filter((text) => text === 'a line')).toHaveLength(2);
});

test('where words begin and end', () => {
  always((value) => {
    const starts = Array.from(value.matchAll(/(?<=^|\s)\S/gu), ({ index }) => index);
    const ends = Array.from(
      value.matchAll(/\S(?=\s|$|[,;:.!?])/gu),
      (match) => match.index + match[0].length,
    );
    for (const at of [0, value.length >> 1, value.length]) {
      const above = starts.filter((start) => start >= 2 && start < at).slice(-3);
      expect(startsBefore(value, [2, at], 3)).toEqual(above);
      const behind = ends.filter((end) => end > at && end <= value.length).slice(0, 3);
      expect(endsBehind(value, [at, value.length], 3)).toEqual(behind);
    }
  });
});
