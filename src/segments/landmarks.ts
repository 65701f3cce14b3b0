// Lines that may delimit records: those that say when an article was written, or that come again and again.

import { findDates, findDayOfYear } from '../text/dates.ts';
import { mentions, shape } from '../text/shape.ts';
import { type Token, tokenize } from '../text/tokens.ts';
import { wordCount } from '../text/words.ts';
import type { CounterMention, DateMention, Delimiter, Page } from '../types.ts';

/** A date further inside a longer line belongs to the text. */
const DEEPEST = 90;
const LONGEST_WORDS = 45;
/** Pieces of a date that stand on lines of their own. */
const PIECE = 14;
const PIECES = 3;
/** A shape that comes again is short. */
const LONGEST_SHAPE = 8;

export interface Landmark extends Delimiter {
  /** How the date is written and where in the line it stands; for a line without one, its shape. */
  readonly form: string;
  /** The word before the date and the one behind it; empty at the ends of the line. */
  readonly before: string;
  readonly behind: string;
}

/** Which landmarks are looked for: full dates; days without a year; shapes without any date. */
export type LandmarkKind = 'dated' | 'day' | 'shape';

/** The landmarks of a page, top to bottom. */
export function findLandmarks(page: Page, kind: LandmarkKind): Landmark[] {
  const found: Landmark[] = [];
  for (let line = 0; line < page.count; line++) {
    const landmark = kind === 'shape' ? shaped(page, line) : kind === 'day' ? yearless(page, line) : (dated(page, line) ?? pieced(page, line));
    if (landmark === null) continue;
    found.push(landmark);
    line = landmark.end - 1;
  }
  return found;
}

/** The text of a delimiter: its lines, joined by spaces. */
export function delimiterText(page: Page, { line, end }: Delimiter): string {
  return Array.from({ length: end - line }, (_, i) => page.text(line + i)).join(' ');
}

function dated(page: Page, line: number): Landmark | null {
  const text = page.text(line);
  if (!/\p{Nd}/u.test(text)) return null;
  const { dates, counter } = mentions(text.length > 600 ? text.slice(0, 200) : text);
  const date = dates[0];
  if (date === undefined || (date.range[0] > DEEPEST && wordCount(text) > LONGEST_WORDS)) return null;
  if (page.wrapped && continuesAbove(page, line)) return null;
  return landmark(page, line, line + 1, text, date, counter);
}

// The second line of a wrapped paragraph is text; that of a list item may be its date.
function continuesAbove(page: Page, line: number): boolean {
  return line > 0 && page.gap(line) === 0 && page.marker(line) === null && page.indent(line) === page.indent(line - 1) && page.text(line - 1).length > 50 && wordCount(page.text(line)) > 6;
}

// "5", "Jan", "2013" on a line each; and a list item whose second line completes the date.
function pieced(page: Page, line: number): Landmark | null {
  let text = page.text(line);
  const item = page.wrapped && page.marker(line) !== null;
  if (text.length > PIECE && !item) return null;
  for (let end = line + 2; end <= Math.min(page.count, line + PIECES); end++) {
    const piece = page.text(end - 1);
    if (page.gap(end - 1) > 2 || (item ? page.gap(end - 1) > 0 || page.marker(end - 1) !== null : piece.length > PIECE)) return null;
    if (findDates(piece).length > 0 && !item) return null;
    text += ` ${piece}`;
    const [date] = findDates(text);
    if (date !== undefined) return landmark(page, line, end, text, date, null);
  }
  return null;
}

// "TITLE Apr 7" or "Sep 20": short lines that begin or end with a day and a month.
function yearless(page: Page, line: number): Landmark | null {
  const text = page.text(line);
  const date = findDayOfYear(text);
  return date === null ? null : landmark(page, line, line + 1, text, date, null);
}

// A line without a date, such as "* * *", "Read more" or "at 3:14 No comments".
function shaped(page: Page, line: number): Landmark | null {
  const text = page.text(line);
  if (text.length > 80) return null;
  const said = mentions(text);
  const of = shape(text, said);
  if (of.split(' ').length > LONGEST_SHAPE) return null;
  return { line, end: line + 1, date: said.dates[0] ?? null, comments: said.counter, form: of, before: '', behind: '' };
}

function landmark(page: Page, line: number, end: number, text: string, date: DateMention, comments: CounterMention | null): Landmark {
  const [start, stop] = date.range;
  const covered = (offset: number): boolean => comments !== null && offset >= comments.range[0] && offset < comments.range[1];
  const before = tokenize(text.slice(0, start)).findLast(isWord);
  const behind = tokenize(text.slice(stop)).find((token) => isWord(token) || covered(stop + token.start));
  const place = text.slice(0, start).trim() === '' ? 'first' : 'inside';
  return {
    line,
    end,
    date,
    comments,
    form: `${page.marker(line) === null ? '' : 'item '}${place} ${date.form}`,
    before: before?.text ?? '',
    behind: behind === undefined ? '' : covered(stop + behind.start) ? 'C' : behind.text,
  };
}

const isWord = (token: Token): boolean => token.kind === 'word' || (token.kind === 'mark' && /[|·•–—,(/@]/u.test(token.text));
