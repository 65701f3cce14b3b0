// Lines that may delimit records: those that say when an article was written, or that come again and again.

import { blocksOf, blockText, continuesOn, wholeLines } from '../text/blocks.ts';
import { findDates, findDayOfYear } from '../text/dates.ts';
import { beginsWithLabel, isBareLabel, leadingLabel } from '../text/labels.ts';
import { range } from '../text/ordered.ts';
import { mentions, shape } from '../text/shape.ts';
import { type Token, tokenize } from '../text/tokens.ts';
import { hasDigit } from '../text/units.ts';
import { isWeekday, weekdays } from '../text/weekdays.ts';
import { closesSentence, hasMoreWords, wordCount } from '../text/words.ts';
import type { CounterMention, DateMention, Delimiter, Page, Range } from '../types.ts';
import { isOfReaders } from './readers.ts';

/** A date further inside a longer line belongs to the text. */
const DEEPEST = 90;
const LONGEST_WORDS = 45;
const LONG_TEXT = 400;
/** Pieces of a date that stand on lines of their own, and lines of a wrapped delimiter. */
const PIECE = 14;
const PIECES = 3;
/** Dates of a line that are looked at. */
const DATES = 3;
/** A shape that comes again is short. */
const LONGEST_SHAPE = 8;

export interface Landmark extends Delimiter {
  /** How the date is written and where in the line it stands; for a line without one, its shape. */
  readonly form: string;
  /** The word before the date and the one behind it; empty at the ends of the line. */
  readonly before: string;
  readonly behind: string;
}

/** Which landmarks are looked for: full dates; days without a year; and without any date shapes, items of lists, labels, headings, short lines. */
export type LandmarkKind = 'dated' | 'day' | 'shape' | 'item' | 'label' | 'heading' | 'line';

/** The landmarks of a page, top to bottom; of a line with several dates there are several. */
export function findLandmarks(page: Page, kind: LandmarkKind): readonly Landmark[] {
  let known = remembered.get(page);
  if (known === undefined) {
    known = new Map();
    remembered.set(page, known);
  }
  let found = known.get(kind);
  if (found === undefined) {
    found = searchLandmarks(page, kind);
    known.set(kind, found);
  }
  return found;
}

// A page is asked several times while it is learned and cut.
const remembered = new WeakMap<Page, Map<LandmarkKind, readonly Landmark[]>>();

function searchLandmarks(page: Page, kind: LandmarkKind): Landmark[] {
  const found: Landmark[] = [];
  for (const [from, to] of unitsOf(page)) {
    if (isOfReaders(page, from)) continue;
    if (kind === 'dated') found.push(...dated(page, from, to));
    else {
      const landmark = FINDERS[kind](page, from, to);
      if (landmark !== null) found.push(landmark);
    }
  }
  return kind === 'dated' ? withPieces(page, found) : found;
}

// Lines; on a wrapped page each with those that it continues on, and of a long text the first only. Where nothing but a
// line break stands between a text and its delimiter, that seems to be part of the text if the last line is full: lines
// that begin with a date, or with what the site says of one, are tried by themselves too.
function unitsOf(page: Page): Range[] {
  const units: Range[] = [];
  if (!page.wrapped) {
    for (let line = 0; line < page.count; line++) units.push([line, line + 1]);
    return units;
  }
  for (const block of blocksOf(page, [0, page.count])) {
    for (const [from, end] of wholeLines(page, block)) {
      const isShort = end - from <= PIECES || lengthOf(page, from, end) <= LONGEST_WRAPPED;
      units.push([from, isShort ? end : from + 1]);
      for (let line = Math.max(from + 1, end - PIECES); line < end; line++)
        if (opensDelimiter(page, line, end)) units.push([line, end]);
    }
  }
  return units;
}

// Addresses of links may fill lines that show next to nothing.
function lengthOf(page: Page, from: number, to: number): number {
  let length = 0;
  for (let line = from; line < to && length <= LONGEST_WRAPPED; line++) length += page.text(line).length;
  return length;
}

/** Characters of a wrapped delimiter of many lines, at most: a text is longer. */
const LONGEST_WRAPPED = 200;

/** What may stand in front of a date that opens its delimiter: "(May 5, 2013)", ">> May 5, 2013". */
const SIGNS = /^[\s\p{P}\p{S}]{0,3}$/u;

function opensDelimiter(page: Page, line: number, end: number): boolean {
  const text = delimiterText(page, { line, end });
  if (!hasDigit(text) || text.length > LONGEST_WRAPPED) return false;
  const {
    dates: [date],
    counter,
  } = mentions(text);
  if (date !== undefined) return SIGNS.test(text.slice(0, date.range[0])) || beginsWithLabel(text);
  const longest = beginsWithLabel(text) ? LABELLED : LONGEST_SHAPE;
  return counter !== null && !hasMoreWords(text, longest) && !closesSentence(text);
}

/** The text of a delimiter: its lines, joined by spaces. */
export function delimiterText(page: Page, { line, end }: Pick<Delimiter, 'line' | 'end'>): string {
  return blockText(page, { lines: [line, end] });
}

// One landmark for each date: a title may hold one too.
function dated(page: Page, from: number, to: number): Landmark[] {
  const text = textOf(page, from, to);
  if (!hasDigit(text)) return [];
  const long = text.length > LONG_TEXT || hasMoreWords(text, LONGEST_WORDS);
  const { dates, counter } = mentions(long ? text.slice(0, 2 * DEEPEST) : text);
  return dates
    .filter(({ range }) => range[0] <= DEEPEST || !long)
    .filter(({ range }) => page.markup === null || !isOfSentence(text, range))
    .slice(0, DATES)
    .map((date) => {
      // A text that begins behind the date goes on below.
      const opens =
        to - from > 1 && date.range[1] <= page.text(from).length && saysMore(text.slice(date.range[1]));
      const end = opens
        ? from + 1
        : (closedBy(page, from, to, counter) ?? valueEnd(page, chainEnd(page, to), text, date));
      return landmark(page, from, end, text, date, counter);
    });
}

// A line that ends with its counter and is wider than the page is a whole delimiter.
function closedBy(page: Page, from: number, to: number, counter: CounterMention | null): number | null {
  let length = 0;
  for (let line = from; counter !== null && line + 1 < to; line++) {
    length += page.text(line).length + (line > from ? 1 : 0);
    if (counter.range[1] === length)
      return page.indent(line) + page.text(line).length > page.width ? line + 1 : null;
  }
  return null;
}

// "May 5, 2010 by" and the name on a line of its own.
function valueEnd(page: Page, end: number, text: string, { range }: DateMention): number {
  if (end >= page.count || page.gap(end) > CHAIN_GAP || page.wrapped) return end;
  const label = text.slice(range[1]).trim();
  return isBareLabel(label) && !hasMoreWords(page.text(end), 6) && findDates(page.text(end)).length === 0
    ? end + 1
    : end;
}

// "2018-05-04", "|", "Ann", "|", "News" on a line each: what signs of punctuation chain belongs together, up to the next
// date, which is another record's.
function chainEnd(page: Page, from: number): number {
  let end = from;
  while (
    end + 1 < page.count &&
    /^[|·•/–—-]{1,2}$/u.test(page.text(end)) &&
    page.gap(end) <= CHAIN_GAP &&
    !hasMoreWords(page.text(end + 1), 6) &&
    findDates(page.text(end + 1)).length === 0
  )
    end += 2;
  return end;
}

const CHAIN_GAP = 3;

// Dates of which each piece has a line of its own: "5", "Jan", "2013".
function withPieces(page: Page, found: readonly Landmark[]): Landmark[] {
  const all = [...found];
  const taken = new Set(found.flatMap(({ line, end }) => range(line, end)));
  for (let line = 0; line < page.count; line++) {
    const landmark = pieced(page, line, taken);
    if (landmark === null) continue;
    all.push(landmark);
    line = landmark.end - 1;
  }
  return all.sort((a, b) => a.line - b.line);
}

function pieced(page: Page, line: number, taken: ReadonlySet<number>): Landmark | null {
  let text = page.text(line);
  if (text.length > PIECE || taken.has(line)) return null;
  for (let end = line + 2; end <= Math.min(page.count, line + PIECES); end++) {
    const piece = page.text(end - 1);
    if (page.gap(end - 1) > 2 || piece.length > PIECE || taken.has(end - 1)) return null;
    text += ` ${piece}`;
    const [date] = findDates(text);
    if (date === undefined) continue;
    // What stands above the date is the end of a text.
    return opensDate(text.slice(0, date.range[0])) ? landmark(page, line, end, text, date, null) : null;
  }
  return null;
}

// "TITLE Apr 7" or "Sep 20": short lines that begin or end with a day and a month.
function yearless(page: Page, from: number, to: number): Landmark | null {
  const text = textOf(page, from, to);
  const date = findDayOfYear(text);
  return date === null ? null : landmark(page, from, to, text, date, null);
}

// A line without a date, such as "* * *", "Read more" or "at 3:14 No comments".
function shaped(page: Page, from: number, to: number): Landmark | null {
  const text = textOf(page, from, to);
  if (text.length > 80) return null;
  const said = mentions(text);
  const of = shape(text, said);
  if (of.split(' ').length > LONGEST_SHAPE) return null;
  return {
    line: from,
    end: to,
    date: said.dates[0] ?? null,
    comments: said.counter,
    form: of,
    before: '',
    behind: '',
  };
}

function listed(page: Page, from: number, to: number): Landmark | null {
  return page.marker(from) === null ? null : undated(from, to, `item ${page.indent(from)}`);
}

// Headings of one level.
function headed(page: Page, from: number, to: number): Landmark | null {
  if (!page.heading(from) || findDates(page.text(from)).length > 0) return null;
  const { markup } = page;
  const level =
    markup === null ? /^#+/.exec(page.raw(from))?.[0] : markup.elements[markup.element(from)]?.tag;
  return undated(from, to, `heading ${level ?? ''}`);
}

// "Category: Sea", whatever the value.
function labelled(page: Page, from: number, to: number): Landmark | null {
  // The line above goes on in it, where nothing but the width tells texts apart.
  if (page.dense && from > 0 && continuesOn(page, from - 1)) return null;
  const text = textOf(page, from, to);
  const label = wordCount(text) <= LABELLED && !closesSentence(text) ? leadingLabel(text) : null;
  return label === null ? null : { ...undated(from, to, `label ${label}`), comments: mentions(text).counter };
}

/** Words of a labelled line, at most. */
const LABELLED = 14;

function short(page: Page, from: number, to: number): Landmark | null {
  const text = textOf(page, from, to);
  return wordCount(text) > LONGEST_LINE || !/\p{L}/u.test(text) || findDates(text).length > 0
    ? null
    : undated(from, to, 'line');
}

/** Words of a title, at most. */
const LONGEST_LINE = 22;

const undated = (line: number, end: number, form: string): Landmark => ({
  line,
  end,
  date: null,
  comments: null,
  form,
  before: '',
  behind: '',
});

const FINDERS = { day: yearless, shape: shaped, item: listed, label: labelled, heading: headed, line: short };

const textOf = (page: Page, line: number, end: number): string => delimiterText(page, { line, end });

function landmark(
  page: Page,
  line: number,
  end: number,
  text: string,
  date: DateMention,
  comments: CounterMention | null,
): Landmark {
  const [start, stop] = date.range;
  const covered = (offset: number): boolean =>
    comments !== null && offset >= comments.range[0] && offset < comments.range[1];
  const above = text.slice(0, start);
  const isFirst = opensDate(above);
  const before = isFirst
    ? undefined
    : tokenize(above).findLast((token) => isWord(token) && !weekdays.has(token.text));
  const behind = tokenize(text.slice(stop)).find((token) => isWord(token) || covered(stop + token.start));
  const place = !isFirst ? 'inside' : above.trim() === '' ? 'first' : 'weekday';
  const isSentence = comments === null && saysMore(text.slice(stop));
  return {
    line,
    end,
    date,
    comments,
    form: `${page.marker(line) === null ? '' : 'item '}${place} ${date.form}${isSentence ? WITH_TEXT : comments !== null ? COUNTED : ''}`,
    before: before?.text ?? '',
    behind: behind === undefined ? '' : covered(stop + behind.start) ? 'C' : behind.text,
  };
}

// Whether what stands in front of a date is part of it: nothing, or "Saturday,".
const opensDate = (above: string): boolean => /^[\s,.]*$/u.test(above) || isWeekday(above);

/** What the form of a date ends with that a text follows on its line. */
export const WITH_TEXT = ' text';

/** And that comments are counted there: a text may begin with a date too. */
export const COUNTED = ' counted';

/** Words behind a date that make it the date of a sentence, where punctuation of sentences stands among them. */
const SENTENCE_WORDS = 12;

// "On May 5, 2010, Google published …"
const saysMore = (behind: string): boolean =>
  /[。，；]|\.$|^,\s/u.test(behind) && hasMoreWords(behind, SENTENCE_WORDS);

/** Words in front of a date that a text goes on behind: where markup ends blocks, no title stands there. */
const SENTENCE_START = 5;

// "The tax season ends on April 15, 2025. If you are late, …"
const isOfSentence = (text: string, [start, stop]: Range): boolean =>
  hasMoreWords(text.slice(0, start), SENTENCE_START) && saysMore(text.slice(stop));

const isWord = (token: Token): boolean =>
  token.kind === 'word' || (token.kind === 'mark' && /[|·•–—,(/@]/u.test(token.text));
