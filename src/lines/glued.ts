// "… the last sentence of a text. January 5, 2013 0 comments": a flattener lost the break in front of the delimiter.

import { lexicon } from '../lexicon/index.ts';
import { findCounter } from '../text/counters.ts';
import { findDates } from '../text/dates.ts';
import { anyOf } from '../text/phrases.ts';
import { hasDigit } from '../text/units.ts';
import { closesSentence, collapse, hasMoreWords } from '../text/words.ts';
import type { Range } from '../types.ts';

/** Units at the end of a line in which a delimiter is looked for, and words of it behind its date, at most. */
const TAIL = 140;
const WORDS_BEHIND = 10;
/** Words of a text in front of it, at least: what is shorter may be a title. */
const TEXT_WORDS = 12;
/** Texts of a page that must end so. A date alone may end any sentence. */
const COUNTED = 2;
const LABELLED = 3;
/** Share of the lines with a date that must end so, if no counter stands there. */
const USUAL = 0.5;
/** Share of the glued delimiters that must follow a text: the other ones follow a credit, or a short line. */
const TEXTS = 0.25;

/** What tells that a date ends a line and no sentence: a counter of comments, a label, nothing but that it stands there. */
type Kind = 'counted' | 'labelled' | 'bare';

interface Tail {
  /** Index of the line, and where the tail begins in the text. */
  readonly line: number;
  readonly start: number;
  readonly kind: Kind;
  /** Whether a whole text stands in front of it. */
  readonly followsText: boolean;
}

/**
 * Where delimiters begin that are glued to the end of a text, by the index of their line.
 * @param bounds start and end of every line, in pairs
 */
export function gluedDelimiters(text: string, bounds: readonly number[]): ReadonlyMap<number, number> {
  const tails: Tail[] = [];
  let dated = 0;
  for (let line = 0; 2 * line < bounds.length; line++) {
    const [own, end] = [bounds[2 * line]!, bounds[2 * line + 1]!];
    // A wrapped delimiter begins on the line above.
    const isRest = end - own < REST && !isBlank(text, bounds, line - 1);
    const from = Math.max(isRest ? bounds[2 * line - 2]! : own, end - TAIL);
    const last = text.slice(from, end);
    if (!hasDigit(last)) continue;
    const date = findDates(last).at(-1);
    if (date === undefined) continue;
    if (from + date.range[1] > own) dated++;
    const tail = tailOf(last, date.range);
    if (tail === null || from + tail.end <= own) continue;
    const at = from + tail.start;
    const first = at < own ? line - 1 : line;
    if (!/\p{L}/u.test(text.slice(bounds[2 * first], at))) continue;
    const followsText = isWholeText(text.slice(paragraphStart(text, bounds, first), at));
    if (followsText || tail.isTelling) tails.push({ line: first, start: at, kind: tail.kind, followsText });
  }
  const found = gluedOf(tails, dated);
  return new Map(found.map(({ line, start }) => [line, start]));
}

// The tails that are delimiters, of a page with so many dated lines. Without a counter, which may stand on the next line, they
// must be most of these.
function gluedOf(tails: readonly Tail[], dated: number): readonly Tail[] {
  const counted = tails.filter(({ kind }) => kind === 'counted');
  const told = tails.filter(({ kind }) => kind !== 'bare');
  const areUsual = (some: readonly Tail[]): boolean =>
    some.length >= USUAL * dated && areGlued(some, LABELLED);
  if (areUsual(told)) return told;
  if (areGlued(counted, COUNTED)) return counted;
  return areUsual(tails) ? tails : [];
}

function areGlued(tails: readonly Tail[], least: number): boolean {
  const texts = tails.filter(({ followsText }) => followsText).length;
  return texts >= Math.max(least, TEXTS * tails.length);
}

/** Lines of a wrapped paragraph that are looked at, and units of its last one that may be the rest of a delimiter. */
const LINES = 4;
const REST = 64;

// Where the paragraph begins that a line belongs to, if it was wrapped.
function paragraphStart(text: string, bounds: readonly number[], line: number): number {
  let first = line;
  while (line - first < LINES && !isBlank(text, bounds, first - 1)) first--;
  return bounds[2 * first]!;
}

// Also beyond the ends of the text.
const isBlank = (text: string, bounds: readonly number[], line: number): boolean =>
  line < 0 || 2 * line >= bounds.length || text.slice(bounds[2 * line], bounds[2 * line + 1]).trim() === '';

interface FoundTail {
  readonly start: number;
  /** Where the last of its values ends. */
  readonly end: number;
  readonly kind: Kind;
  /** Whether it can be no part of a sentence. */
  readonly isTelling: boolean;
}

// What ends a line and says when its text was written, with a counter of comments or a label.
function tailOf(text: string, [first, last]: Range): FoundTail | null {
  const behind = text.slice(last);
  if (hasMoreWords(behind, WORDS_BEHIND)) return null;
  const near = text.slice(Math.max(0, first - COUNTER), first);
  const before = findCounter(near);
  const isBefore = before !== null && isSign(near.slice(before.range[1]));
  const after = findCounter(behind);
  const isCounted = isBefore || after !== null;
  const start = isBefore ? first - near.length + before.range[0] : first;
  if (!/\p{L}/u.test(text.slice(0, start))) return null;
  const label = fieldBefore(text, start) ?? phraseBefore(text, start, POSTED);
  // A label stands in a sentence too, and so does a date at the end of a line.
  const isText = /\p{L}.*[.!?…。！？]/u.test(behind) || closesSentence(text);
  const isLast = !isText && isSign(behind);
  if (!isCounted && !isLast && (label === null || isText)) return null;
  const own = label ?? start;
  const kind = isCounted ? 'counted' : label === null ? 'bare' : 'labelled';
  // "on" stands in any sentence.
  const isTelling = kind !== 'labelled' || start - own >= LABEL;
  const end = last + (after?.range[1] ?? 0);
  return { start: phraseBefore(text, own, MORE) ?? own, end, kind, isTelling };
}

/** Units of a label that is more than a preposition, at least. */
const LABEL = 5;

/** Units in front of a date in which a counter or a labelled value may stand. */
const COUNTER = 50;

// "Posted by Ann on", "Category: News · Posted": a labelled value, where nothing closes a sentence.
function fieldBefore(text: string, end: number): number | null {
  const above = text.slice(Math.max(0, end - COUNTER), end).toLowerCase();
  const found = FIELD.exec(above);
  if (found === null || above.length !== Math.min(end, COUNTER)) return null;
  return end - above.length + found.index;
}

const isSign = (text: string): boolean => !/[\p{L}\p{N}]/u.test(text);

// Where a phrase begins that ends in front of an offset, or null: "Posted on".
function phraseBefore(text: string, end: number, phrases: RegExp): number | null {
  const from = Math.max(0, end - COUNTER);
  const found = phrases.exec(text.slice(from, end));
  return found === null ? null : from + found.index;
}

const atEnd = (phrases: readonly string[]): RegExp =>
  new RegExp(`(?<!\\p{L})(?:${anyOf(phrases)})\\s*$`, 'iu');
const POSTED = atEnd(lexicon.posted);
const MORE = atEnd(lexicon.more);

/** Labels of several words, or with a colon: "by" alone stands in any sentence. */
const FIELD = new RegExp(
  `(?<!\\p{L})(?:(?:${anyOf(lexicon.by.filter((label) => label.includes(' ')))})(?!\\p{L})|` +
    `(?:${anyOf([...lexicon.by, ...lexicon.categories, ...lexicon.tags])})\\s*[:：])[^.!?…]*$`,
  'u',
);

// Running text that is complete: a title of many words may have its date on its line.
function isWholeText(text: string): boolean {
  const above = text.slice(-NEAR).replace(SIGNS, '');
  if (!hasMoreWords(above, TEXT_WORDS - 1)) return false;
  if (closesSentence(above)) return true;
  const last = collapse(above);
  return phraseBefore(last, last.length, MORE) !== null;
}

/** Units of a text that are looked at: they hold its last words. */
const NEAR = 300;

/** Signs between a text and its delimiter, and those of a link behind a text. */
const SIGNS = /(?:\]\([^()\s]*\))?[\s|·•–—[-]*$/u;
