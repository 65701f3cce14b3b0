// A page of plain text becomes a table of lines. How the lines are held is known to this file only.

import { columnsIn } from '../text/columns.ts';
import { findDates } from '../text/dates.ts';
import { edgesOf, isEmptyText, isInvisible } from '../text/edges.ts';
import { hash } from '../text/hash.ts';
import type { Marker, Page, Range, RawPage } from '../types.ts';
import { Filled, MARKDOWN_WIDTH } from './filled.ts';
import { gluedDelimiters } from './glued.ts';
import { isUnderline, type Marks, marksOf, referencesAt } from './marks.ts';
import { Placed } from './placed.ts';
import { Widths } from './widths.ts';

// What takes two bytes a unit.
const WIDE = /[^\0-\u00ff]/;

// Unmistakable bullets count at the margin; marks that also begin a sentence count where the line is indented.
const BULLET = /^[•◦▪‣∙●○■□➤►⁃]\s+/u;
const INDENTED_BULLET = /^[*+·–-]\s+/u;
// Flatteners number with full stops; "1)" was typed by the author.
const NUMBER = /^\p{Nd}{1,3}\.\s+/u;
const MARGIN_NUMBER = /^\d{2,3}\.\s+/u;

// Headings of Markdown, as html2text writes them.
const HEADING = /^#{1,6}\s+(?=\S)/u;
const ITEM_HEADING = /^(?:\*|\p{Nd}{1,3}\.)\s+#{1,6}\s+(?=\S)/u;
const QUOTE = /^(?:>\s?)+/u;

/** A line of this many columns and words was wrapped if nearly all lines stay below the width. */
const WIDTH = 82;
const LONG = 60;
/** Lines of no more columns than this say nothing, nor do fewer of the others than so many. */
const SHORT = 30;
const LEAST_LINES = 5;

/** Share of the long lines that fill the width, at least, where a script without spaces was wrapped. */
const FULL = 0.3;

/** Counts the lines of a page by their width. */
class Lengths {
  readonly #of = new Uint32Array(WIDTH + 1);
  #lines = 0;
  #long = 0;
  #wide = 0;
  /** Of the widest line that may have been wrapped. */
  width = 0;

  add(length: number, indent: number): void {
    if (length <= SHORT) return;
    const columns = indent + length;
    this.#lines++;
    if (columns > LONG) this.#long++;
    if (columns > WIDTH) this.#wide++;
    else {
      this.width = Math.max(this.width, columns);
      this.#of[columns]!++;
    }
  }

  /** Whether nearly all lines stay below the width, and enough of them are long. */
  get areWrapped(): boolean {
    return (
      this.#lines >= LEAST_LINES &&
      this.#wide <= 0.02 * this.#lines &&
      this.#long > (this.#wide === 0 ? 0.12 : 0.3) * this.#lines
    );
  }

  /** And many of the long lines end where the next sign, which takes two columns, would not have fitted. */
  get areFull(): boolean {
    const full = this.#of[this.width]! + (this.#of[this.width - 1] ?? 0);
    return this.areWrapped && full >= LEAST_LINES && full >= FULL * this.#long;
  }
}

/** Share of the widest line that a wrapped page may have been wrapped at, at least: rows of a table are shorter. */
const LIKELY = 0.85;

/** Lines that another width explains, as a multiple of those that the likeliest does. */
const NARROWER = 3;

/** Where fewer lines than this stand behind a blank one, the flattener wrote none: then each line is a block. */
const DENSE = 0.15;

/** Columns of a narrow text. */
const NARROW = 60;

/** Splits the text into lines: `\n` or `\r\n` ends one; a line of white space only is a gap. */
export function fromText(page: RawPage): Page {
  return new TextPage(page);
}

class TextPage extends Placed implements Page {
  protected readonly sourceLines: number;
  readonly count: number;
  readonly #source: string;
  /** Of a text with characters beyond Latin 1, its units' low bytes: a line without any is made of these, in half the memory. */
  readonly #narrow: Buffer | null;
  // Per line: where the raw line, its trimmed text and its text behind the marker begin and end.
  readonly #rawStart: Int32Array;
  readonly #rawEnd: Int32Array;
  readonly #start: Int32Array;
  readonly #end: Int32Array;
  readonly #indent: Uint16Array;
  readonly #marker: Uint8Array;
  readonly #at: Int32Array;
  readonly #gap: Int32Array;
  readonly #key: Float64Array;
  readonly #heading: Uint8Array;
  readonly #marks: Marks;
  readonly #pictures: Marks;
  readonly #references: number;
  readonly #isPieced: boolean;
  readonly #texts: string[] = [];
  readonly wrapped: boolean;
  readonly width: number;
  readonly dense: boolean;
  readonly markup = null;

  constructor(page: RawPage) {
    super(page);
    this.#source = page.text;
    this.#narrow = WIDE.test(page.text) ? Buffer.from(page.text, 'latin1') : null;
    const { bounds, numbers } = boundsOf(page.text);
    const lines = bounds.length / 2;
    this.#isPieced = numbers !== null;
    this.#rawStart = new Int32Array(lines);
    this.#rawEnd = new Int32Array(lines);
    this.#start = new Int32Array(lines);
    this.#end = new Int32Array(lines);
    this.#indent = new Uint16Array(lines);
    this.#marker = new Uint8Array(lines);
    this.#at = new Int32Array(lines);
    this.#gap = new Int32Array(lines);
    this.#key = new Float64Array(lines);
    this.#heading = new Uint8Array(lines);
    const markdown = isMarkdown(page.text);
    const ofList = alignedNumber(page.text);
    const references = referencesAt(page.text);
    const { marks, pictures, names } = marksOf(page.text, markdown, references);
    this.#marks = marks;
    this.#references = references ?? page.text.length;
    let count = 0;
    let blank = true;
    let gaps = 0;
    let gap = 0;
    let headed = false;
    const signs = new Lengths();
    // Text browsers count the columns that signs take on a screen.
    const screen = new Lengths();
    const filled = new Filled();
    const widths = new Widths();
    for (let i = 0; i < lines; i++) {
      const rawStart = bounds[2 * i]!;
      const rawEnd = bounds[2 * i + 1]!;
      if (numbers !== null && i > 0 && numbers[i] === numbers[i - 1]) {
        // The break that was lost.
        blank = true;
        gap = 1;
      }
      const raw = page.text.slice(rawStart, rawEnd);
      const [lead, end] = edgesOf(raw);
      if (lead === end) {
        blank = true;
        gap++;
        continue;
      }
      const trimmed = raw.slice(lead, end);
      const indent = columns(raw, lead);
      const [marker, width, heading] = markOf(trimmed, indent, ofList, markdown, blank);
      if (width === trimmed.length) {
        blank = true;
        gap++;
        continue;
      }
      // What a link left over is no line and no gap.
      const start = rawStart + lead;
      if (this.#marks.length > 0 && this.#isMarked(start + width, start + trimmed.length)) {
        headed ||= trimmed.startsWith('#');
        // The rule below the first row of a table parts it from the next one.
        if (/^(?::?---|===)/.test(trimmed)) gap++;
        if (count > 0 && isUnderline(trimmed, this.raw(count - 1).trim())) this.#heading[count - 1] = 1;
        continue;
      }
      this.#heading[count] = heading || headed ? 1 : 0;
      headed = false;
      if (blank && count > 0) gaps++;
      blank = false;
      if (markdown) filled.add(raw, gap > 0 || marker !== 0);
      else widths.add(trimmed, indent, gap > 0 || marker !== 0);
      // Addresses are never wrapped.
      if (trimmed.length > SHORT / 2 && !this.#hasAddress(start, start + trimmed.length)) {
        signs.add(trimmed.length, indent);
        if (this.#narrow !== null) screen.add(columnsIn(trimmed), indent);
      }
      this.#rawStart[count] = rawStart;
      this.#rawEnd[count] = rawEnd;
      this.#start[count] = rawStart + lead + width;
      this.#end[count] = rawStart + lead + trimmed.length;
      this.#indent[count] = Math.min(indent, 0xffff);
      this.#marker[count] = marker;
      this.#at[count] = numbers?.[i] ?? i;
      this.#gap[count] = gap;
      gap = 0;
      this.#key[count] = hash(this.text(count));
      count++;
    }
    this.count = count;
    const isFilled = filled.areWrapped;
    const isOnScreen = !signs.areWrapped && screen.areFull;
    const measured = isOnScreen ? screen : signs;
    const isWrapped = isFilled || measured.areWrapped;
    // A line of code is longer than those that were wrapped, and the numbers of links make some lines of a text browser longer,
    // which writes a list of addresses.
    const isKnown = !markdown && !isOnScreen && (isWrapped || references !== null);
    const likeliest = isKnown ? widths.likeliest(Math.ceil(LIKELY * measured.width), WIDTH) : null;
    const found = markdown || (isWrapped && !isKnown) ? null : widths.found;
    // A few delimiters may be wider than what was wrapped.
    const least = likeliest === null && !isWrapped ? 0 : NARROWER * (likeliest?.full ?? 0);
    const other = found !== null && found.full > least ? found : likeliest;
    this.width = isFilled ? MARKDOWN_WIDTH : (other ?? measured).width;
    this.wrapped = isWrapped || other !== null;
    const indented = this.wrapped && !markdown ? this.#indentedFirst() : null;
    if (indented !== null) this.#partIndented(indented);
    // Of a narrow text most lines go on in the next one.
    this.dense =
      references === null &&
      indented === null &&
      gaps < DENSE * (count - (this.width < NARROW ? (other?.full ?? 0) : 0));
    this.sourceLines = numbers === null ? lines : numbers.at(-1)! + 1;
    this.#pictures = this.wrapped && names.length > 0 ? names : pictures;
    if (this.wrapped && !markdown) this.#markOutdented();
  }

  // Where paragraphs have an indented first line instead of a blank one above: its columns, and those of the lines below.
  #indentedFirst(): readonly [first: number, others: number] | null {
    const pairs = new Map<number, number>();
    const same = new Map<number, number>();
    for (let line = 0; line + 1 < this.count; line++) {
      if (this.#gap[line + 1]! > 0 || this.#marker[line] !== 0 || this.#marker[line + 1] !== 0) continue;
      const [own, next] = [this.#indent[line]!, this.#indent[line + 1]!];
      if (own < next || !this.#isFull(line)) continue;
      if (own === next) same.set(own, (same.get(own) ?? 0) + 1);
      else pairs.set(own * INDENTS + next, (pairs.get(own * INDENTS + next) ?? 0) + 1);
    }
    const [best] = [...pairs].sort((a, b) => b[1] - a[1] || a[0] - b[0]);
    if (best === undefined || best[1] < LEAST_INDENTED || best[1] < INDENTED_LINES * this.count) return null;
    const [first, others] = [Math.floor(best[0] / INDENTS), best[0] % INDENTS];
    // The lines of a quotation are all indented.
    return (same.get(first) ?? 0) > QUOTED * best[1] ? null : [first, others];
  }

  // Whether a line goes on in the next one.
  #isFull(line: number): boolean {
    const [word = ''] = this.text(line + 1).split(' ', 1);
    return this.#indent[line]! + this.text(line).length + 1 + word.length > this.width;
  }

  #partIndented([first, others]: readonly [first: number, others: number]): void {
    for (let line = 0; line < this.count; line++) {
      if (this.#indent[line] !== first || this.#marker[line] !== 0) continue;
      this.#gap[line] = Math.max(1, this.#gap[line]!);
      this.#indent[line] = others;
    }
  }

  // lynx begins its text in the fourth column, and headings in the first.
  #markOutdented(): void {
    const isOut = (line: number): boolean =>
      this.#indent[line] === 0 && this.#marker[line] === 0 && /[\p{L}\p{N}]/u.test(this.text(line));
    let out = 0;
    let inside = 0;
    for (let line = 0; line < this.count; line++) {
      if (isOut(line)) out++;
      else if (this.#indent[line]! >= TEXT_MARGIN) inside++;
    }
    if (out > MOST_OUTDENTED * inside) return;
    for (let line = 0; line < this.count; line++) if (isOut(line)) this.#heading[line] = 1;
  }

  text(line: number): string {
    // One string for all who ask, so that it is hashed once.
    this.#texts[line] ??= this.#textOf(line);
    return this.#texts[line];
  }

  #textOf(line: number): string {
    const [start, end] = [this.#start[line]!, this.#end[line]!];
    return this.#marks.length === 0 ? this.#slice(start, end) : this.#unmarked(start, end).trim();
  }

  // A range of the source without its marks.
  #unmarked(start: number, end: number): string {
    let text = '';
    let from = start;
    for (let i = firstFrom(this.#marks, start); i < this.#marks.length && this.#marks[i]! < end; i += 2) {
      if (this.#marks[i]! > from) text += this.#source.slice(from, this.#marks[i]);
      from = Math.max(from, Math.min(end, this.#marks[i + 1]!));
    }
    return text + this.#source.slice(from, end);
  }

  // Expressions run through text of a byte a unit several times faster.
  #slice(start: number, end: number): string {
    const text = this.#source.slice(start, end);
    return this.#narrow === null || WIDE.test(text) ? text : this.#narrow.toString('latin1', start, end);
  }

  raw(line: number): string {
    return this.#source.slice(this.#rawStart[line], this.#rawEnd[line]);
  }

  offset(line: number, unit: number): number {
    const [start, end] = [this.#start[line]!, this.#end[line]!];
    const lead = start - this.#rawStart[line]!;
    if (this.#marks.length === 0) return lead + unit;
    const text = this.text(line);
    if (text === this.#source.slice(start, end)) return lead + unit;
    if (unit === 0) return lead;
    if (unit >= text.length) return end - this.#rawStart[line]!;
    // The units of the text are those of the source, in order, without the marks and the space that these leave at its ends.
    let at = start;
    let i = firstFrom(this.#marks, start);
    const skip = (): void => {
      for (; i < this.#marks.length && this.#marks[i]! <= at; i += 2) at = Math.max(at, this.#marks[i + 1]!);
    };
    skip();
    for (; at < end && this.#source[at]!.trim() === ''; skip()) at++;
    for (let seen = 1; seen < unit; seen++) {
      at++;
      skip();
    }
    return Math.min(at + 1, end) - this.#rawStart[line]!;
  }

  isBare(line: number, [from, to]: Range): boolean {
    const start = this.#rawStart[line]! + from;
    const end = this.#rawStart[line]! + to;
    return this.#isMarked(start, end);
  }

  #hasAddress(start: number, end: number): boolean {
    for (let i = firstFrom(this.#marks, start); i < this.#marks.length && this.#marks[i]! < end; i += 2)
      if (this.#marks[i + 1]! - this.#marks[i]! > SIGNS) return true;
    return false;
  }

  // Whether a range of the source is nothing but marks and space.
  #isMarked(start: number, end: number): boolean {
    let at = start;
    for (let i = firstFrom(this.#marks, start); i < this.#marks.length && this.#marks[i]! < end; i += 2) {
      if (!isEmptyText(this.#source.slice(at, Math.max(at, this.#marks[i]!)))) return false;
      at = Math.max(at, this.#marks[i + 1]!);
    }
    return isEmptyText(this.#source.slice(at, end));
  }

  key(line: number): number {
    return this.#key[line]!;
  }

  gap(line: number): number {
    return this.#gap[line]!;
  }

  indent(line: number): number {
    return this.#indent[line]!;
  }

  heading(line: number): boolean {
    return this.#heading[line] === 1;
  }

  marker(line: number): Marker | null {
    const marker = this.#marker[line];
    return marker === 1 ? 'bullet' : marker === 2 ? 'number' : null;
  }

  at(line: number): number {
    return this.firstLine + this.#at[line]!;
  }

  piece(line: number): Range | null {
    if (!this.#isPieced) return null;
    const [from, to] = [this.#rawStart[line]!, this.#rawEnd[line]!];
    const start = this.#source.lastIndexOf('\n', from - 1) + 1;
    const isEnd = to === this.#source.length || /[\r\n]/.test(this.#source[to]!);
    return from === start && isEnd ? null : [from - start, to - start];
  }

  reference(line: number): boolean {
    return this.#rawStart[line]! >= this.#references;
  }

  altTexts(line: number): readonly Range[] {
    const pictures = this.#pictures;
    const ranges: Range[] = [];
    for (
      let i = firstFrom(pictures, this.#start[line]!);
      i < pictures.length && pictures[i]! < this.#end[line]!;
      i += 2
    ) {
      const range: Range = [this.#unitAt(line, pictures[i]!), this.#unitAt(line, pictures[i + 1]!)];
      if (range[0] < range[1]) ranges.push(range);
    }
    return ranges;
  }

  // Where an offset of the source stands in the text of a line.
  #unitAt(line: number, offset: number): number {
    const [start, end] = [this.#start[line]!, this.#end[line]!];
    const before = this.#unmarked(start, Math.max(start, Math.min(end, offset)));
    return Math.min(this.text(line).length, before.trimStart().length);
  }
}

/** More columns than any text is indented. */
const INDENTS = 1 << 16;
/** Indented first lines of paragraphs, at least, and their share of all lines. */
const LEAST_INDENTED = 5;
const INDENTED_LINES = 0.05;
/** Lines that go on with the same indent, for each of them, at most. */
const QUOTED = 0.2;

/** Signs of a mark that is no address, at most. */
const SIGNS = 2;

/** Columns in front of the text of lynx. */
const TEXT_MARGIN = 3;
/** Headings of a page, as a share of its other lines, at most. */
const MOST_OUTDENTED = 0.5;

const MARKDOWN_HEADINGS = /^(?:[^\S\n]*(?:\*|\d{1,3}\.)[^\S\n]+)?#{1,6}\s+\S/gmu;

// A number sign begins a comment in many languages: it is a heading where the page has no other bullets than stars.
function isMarkdown(text: string): boolean {
  return !/^[^\S\n]*•/mu.test(text) && (text.match(MARKDOWN_HEADINGS)?.length ?? 0) >= 2;
}

// The first mark that ends behind an offset.
function firstFrom(marks: Marks, offset: number): number {
  let low = 0;
  let high = marks.length / 2;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (marks[2 * middle + 1]! <= offset) low = middle + 1;
    else high = middle;
  }
  return 2 * low;
}

// The bounds of every line, where a delimiter is glued to a text those of both; then also the numbers of their lines.
function boundsOf(text: string): { bounds: readonly number[]; numbers: readonly number[] | null } {
  const bounds = splitLines(text);
  const glued = gluedDelimiters(text, bounds);
  if (glued.size === 0) return { bounds, numbers: null };
  const all: number[] = [];
  const numbers: number[] = [];
  for (let line = 0; 2 * line < bounds.length; line++) {
    const [start, end] = [bounds[2 * line]!, bounds[2 * line + 1]!];
    const middle = glued.get(line);
    if (middle !== undefined) {
      all.push(start, middle);
      numbers.push(line);
    }
    all.push(middle ?? start, end);
    numbers.push(line);
  }
  return { bounds: all, numbers };
}

// Start and end of every line, in pairs; a final line break opens no further line.
function splitLines(text: string): number[] {
  const bounds: number[] = [];
  let start = 0;
  while (start < text.length) {
    const feed = text.indexOf('\n', start);
    const next = feed < 0 ? text.length : feed;
    const end = next > start && text.charCodeAt(next - 1) === 13 ? next - 1 : next;
    bounds.push(start, end);
    start = next + 1;
  }
  return bounds;
}

// A tab moves to the next multiple of 8.
function columns(raw: string, units: number): number {
  let column = 0;
  for (let i = 0; i < units; i++) {
    const unit = raw.charCodeAt(i);
    if (unit === 9) column += 8 - (column % 8);
    else if (!isInvisible(unit)) column++;
  }
  return column;
}

const NUMBERED = /^([^\S\n]*)(\d{1,3})\.[^\S\n]+\S/gmu;

// What an item at the margin begins with. Text browsers align the numbers of a list at their full stops: " 9." stands above "10.".
function alignedNumber(text: string): RegExp | null {
  if (!/^\d{2,3}\.[^\S\n]/m.test(text) || /^\d\.[^\S\n]/m.test(text)) return null;
  let last = Number.NaN;
  for (const [, indent, number] of text.matchAll(NUMBERED)) {
    if (indent === '' && Number(number) === last + 1) return MARGIN_NUMBER;
    last = Number(number);
  }
  return null;
}

function markOf(
  trimmed: string,
  indent: number,
  ofList: RegExp | null,
  isMarkdown: boolean,
  isFirst: boolean,
): [marker: 0 | 1 | 2, width: number, heading: boolean] {
  const quote = isMarkdown ? QUOTE.exec(trimmed) : null;
  if (quote !== null) return [0, quote[0].length, false];
  const item = isMarkdown ? ITEM_HEADING.exec(trimmed) : null;
  if (item !== null) return [item[0].startsWith('*') ? 1 : 2, item[0].length, true];
  const heading = isMarkdown && isFirst ? HEADING.exec(trimmed) : null;
  return heading === null ? [...markerOf(trimmed, indent, ofList), false] : [0, heading[0].length, true];
}

function markerOf(
  trimmed: string,
  indent: number,
  ofList: RegExp | null,
): [marker: 0 | 1 | 2, width: number] {
  const bullet = BULLET.exec(trimmed) ?? (indent > 0 ? INDENTED_BULLET.exec(trimmed) : null);
  if (bullet !== null && bullet[0].length < trimmed.length) return [1, bullet[0].length];
  const number = (indent > 0 ? NUMBER : ofList)?.exec(trimmed) ?? null;
  // "27. joulukuuta 2018" is a date.
  if (number !== null && number[0].length < trimmed.length && findDates(trimmed)[0]?.range[0] !== 0)
    return [2, number[0].length];
  return [0, 0];
}
