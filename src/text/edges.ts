// Where the text of a line begins and ends.

import type { Range } from '../types.ts';
import { kindOf, SPACE } from './units.ts';

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
