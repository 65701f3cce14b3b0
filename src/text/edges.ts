// Where the text of a line, and its words, begin and end.

import type { Range } from '../types.ts';
import { kindAt, kindOf, SPACE } from './units.ts';

/** Tells a browser where a word may be broken: no part of a text, wherever it stands. */
export const SOFT_HYPHEN = '\u00ad';

/**
 * The text without the white space at its ends, and without the signs of no width that copying from an editor leaves there: soft
 * hyphens, zero-width spaces, word joiners. Inside a text the last two stay, and so do marks of direction, which say how it is shown.
 */
export function edgesOf(text: string): Range {
  let start = 0;
  let end = text.length;
  while (start < end && isEmpty(text.charCodeAt(start))) start++;
  while (end > start && isEmpty(text.charCodeAt(end - 1))) end--;
  return [start, end];
}

/** Whether nothing of a text can be seen. */
export function isEmptyText(text: string): boolean {
  const [start, end] = edgesOf(text);
  return start === end;
}

const isEmpty = (unit: number): boolean => isInvisible(unit) || (kindOf(unit) & SPACE) !== 0;

/** Whether a unit takes no room and says nothing at the end of a line. */
export const isInvisible = (unit: number): boolean => unit === 0xad || unit === 0x200b || unit === 0x2060;

/** Where the words of a text begin in a range before its end: what stands between white space, so many of the last ones at most. */
export function startsBefore(text: string, [from, to]: Range, most: number): number[] {
  const found: number[] = [];
  for (let at = to - 1; at >= from && found.length < most; at--)
    if (!isSpaceAt(text, at) && (at === 0 || isSpaceAt(text, at - 1))) found.push(at);
  return found.reverse();
}

/** Where the words of a text end in a range behind its beginning, also in front of punctuation; so many of the first ones at most. */
export function endsBehind(text: string, [from, to]: Range, most: number): number[] {
  const found: number[] = [];
  for (let at = from + 1; at <= to && found.length < most; at++)
    if (!isSpaceAt(text, at - 1) && (at === text.length || isSpaceAt(text, at) || PUNCTUATION.has(text[at]!)))
      found.push(at);
  return found;
}

const PUNCTUATION = new Set([',', ';', ':', '.', '!', '?']);

const isSpaceAt = (text: string, at: number): boolean => (kindAt(text, at) & SPACE) !== 0;
