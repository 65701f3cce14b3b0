// Lines as blocks: what stands together between blank lines.

import type { Page, Range } from '../types.ts';
import { columnsIn } from './columns.ts';
import { oncePerPage } from './memo.ts';
import { isPictureName } from './pictures.ts';
import { hasMoreWords, isProse, joinLines, startsUnspaced, tightness } from './words.ts';

export interface Block {
  /** Lines `[first, last)` of the page. */
  readonly lines: Range;
}

/**
 * Blocks of the lines `[from, to)`. A list item and a heading are blocks of their own; on a page without blank lines
 * every line is. Lines to `skip` belong to no block and end one.
 */
export function blocksOf(
  page: Page,
  [from, to]: Range,
  skip: (line: number) => boolean = () => false,
): Block[] {
  const blocks: Block[] = [];
  let first: number | null = null;
  const end = (line: number): void => {
    if (first !== null) blocks.push({ lines: [first, line] });
    first = null;
  };
  for (let line = from; line < to; line++) {
    if (skip(line)) {
      end(line);
      continue;
    }
    if (first !== null && opens(page, line)) end(line);
    first ??= line;
  }
  end(to);
  return blocks;
}

/** The blocks of the lines `[from, to)`, each line alone; on a wrapped page with the lines that it goes on in. */
export function piecesOf(page: Page, lines: Range, skip?: (line: number) => boolean): Block[] {
  const pieces: Block[] = [];
  for (const block of blocksOf(page, lines, skip))
    for (const own of wholeLines(page, block)) pieces.push({ lines: own });
  return pieces;
}

/** The lines of a block as they were before the flattener wrapped them: each a run of lines of the page. */
export function wholeLines(page: Page, { lines: [first, last] }: Block): Range[] {
  const whole: Range[] = [];
  for (let from = first; from < last; ) {
    let to = from + 1;
    while (to < last && continuesOn(page, to - 1)) to++;
    whole.push([from, to]);
    from = to;
  }
  return whole;
}

/** The text of a line that was wrapped, as it was before. */
export function wholeText(page: Page, [from, to]: Range): string {
  let text = page.text(from);
  for (let line = from + 1; line < to; line++)
    text = breaksWord(page, line - 1)
      ? text + page.text(line)
      : joinLines(text, page.text(line), isTight(page));
  return text;
}

/** Places without a space for one that has one, at least. */
const TIGHT = 3;

/**
 * Whether a page that was wrapped anywhere between the signs of a script without spaces puts no space between these and Latin
 * words. Elsewhere a line break stands where a space was.
 */
export const isTight: (page: Page) => boolean = oncePerPage((page) => {
  if (!page.wrapped || !measureOf(page).isWide) return false;
  let [tight, loose] = [0, 0];
  for (let line = 0; line < page.count; line++) {
    const [none, one] = tightness(page.text(line));
    tight += none;
    loose += one;
  }
  return tight > TIGHT * loose;
});

// A rule across the page, or a picture that a text browser names on a line of its own.
function standsAlone(page: Page, line: number): boolean {
  const text = page.text(line);
  return text.startsWith('[') ? isPictureName(text) : RULE.test(text);
}

const RULE = /^(?:_{5,}|-{5,}|={5,}|\*{5,}|[\u2500-\u257f]{5,})$/;

/** Whether a line of a wrapped page is a rule as text browsers draw it; what writers type is shorter or of other signs. */
export const isDrawnRule = (text: string): boolean => DRAWN.test(text);

const DRAWN = /^(?:_{20,}|[\u2500-\u257f]{20,})$/u;

function opens(page: Page, line: number): boolean {
  if (page.wrapped && (standsAlone(page, line) || standsAlone(page, line - 1))) return true;
  if (page.wrapped && page.gap(line) === 0 && page.marker(line) === null && hangs(page, line)) return false;
  if (
    page.dense ||
    page.gap(line) > 0 ||
    page.marker(line) !== null ||
    (page.heading(line) && !(page.heading(line - 1) && continuesOn(page, line - 1))) ||
    (page.heading(line - 1) && !continuesOn(page, line - 1))
  )
    return true;
  // Text browsers indent the text below its heading; a list item hangs. Where lines are cut off, one may begin with a space.
  return page.wrapped && page.indent(line) !== page.indent(line - 1) && !isCutAt(page, line);
}

function hangs(page: Page, line: number): boolean {
  for (let above = line - 1; above >= 0 && page.gap(above + 1) === 0; above--) {
    if (page.marker(above) !== null) return page.indent(line) > page.indent(above);
    const deeper = page.indent(line) - page.indent(above);
    // What stands further left is no part of the item, and heads what follows.
    if (deeper > 0 || (deeper < 0 && above < line - 1)) return false;
  }
  return false;
}

/** The text of a block: its lines, joined. */
export function blockText(page: Page, { lines: [from, to] }: Block): string {
  let text = page.text(from);
  for (let line = from + 1; line < to; line++) text += ` ${page.text(line)}`;
  return text;
}

/** Words of a title, at most. */
export const LONGEST_TITLE = 22;

/** Whether a block has more words than a title. */
export const isLong = (page: Page, block: Block): boolean =>
  hasMoreWords(blockText(page, block), LONGEST_TITLE);

/** Whether a line is running text; on a wrapped page a line that fills most of the width is. */
export const isProseAt = (page: Page, line: number): boolean => proseOf(page)[line] === 1;

// Every stage asks it of every line.
const proseOf = oncePerPage((page) => {
  const prose = new Uint8Array(page.count);
  for (let line = 0; line < page.count; line++) if (readsAsProse(page, line)) prose[line] = 1;
  return prose;
});

/** Share of the columns that are left to a line of a wrapped text, at least, if it is to be one of several. */
const FULL = 0.65;

function readsAsProse(page: Page, line: number): boolean {
  const text = page.text(line);
  return (
    isProse(text) ||
    (page.wrapped && text.length >= FULL * (page.width - page.indent(line)) && hasMoreWords(text, 5))
  );
}

/** Whether running text stands among the lines `[from, to)`. */
export function hasProse(page: Page, from: number, to: number): boolean {
  for (let line = from; line < to; line++) if (isProseAt(page, line)) return true;
  return false;
}

const isCutAt = (page: Page, line: number): boolean => measureOf(page).isCut && continuesOn(page, line - 1);

/** Longer words are addresses, or names that run into each other. */
const LONGEST_WORD = 20;
const GLUED_NAMES = /^(?:\p{Lu}\p{Ll}+){3,}$/u;

/** Columns that a line may have more than a page is wrapped at. */
const SLACK = 3;

/** Whether a wrapped line goes on in the next one: its first word would not have fitted. */
export function continuesOn(page: Page, line: number): boolean {
  if (!page.wrapped || line + 1 >= page.count || page.gap(line + 1) > 0 || page.marker(line + 1) !== null)
    return false;
  if (standsAlone(page, line) || standsAlone(page, line + 1)) return false;
  // As it was written: with what the flattener put beside the text.
  const next = page.raw(line + 1).trim();
  const { width, isWide, atSpaces, isCut } = measureOf(page);
  if (isCut) return page.raw(line).length >= width;
  // Between the signs of a script without spaces any place is fit to break, unless the flattener knows spaces only.
  const word = startsUnspaced(next) && !atSpaces ? next[0]! : next.split(' ', 1)[0]!;
  const own = page.raw(line);
  const raw = own.trim();
  // The indent of a paragraph's first line is none of the page's.
  const indent = Math.max(page.indent(line), own.length - own.trimStart().length);
  const column = indent + (page.piece(line)?.[0] ?? 0);
  // "FacebookTwitterPinterestEmail" is no word that would not have fitted.
  if (word.length > LONGEST_WORD && GLUED_NAMES.test(word)) return false;
  // A line that could have been broken further left was not wrapped at all.
  const text = page.text(line);
  if (!isWide && column + text.length > width + SLACK && text.includes(' ')) return false;
  const lengths = column + (isWide ? columnsIn(raw) + columnsIn(word) : raw.length + word.length);
  return lengths + (startsUnspaced(word) && !atSpaces ? 0 : 1) > width;
}

/**
 * Whether a wrapped line ends inside of a word: it is full, and the word is too long for any line, such as an address, or
 * foreign words between the signs of a script without spaces. Where lines are cut off at their width, most end so.
 */
export function breaksWord(page: Page, line: number): boolean {
  if (!continuesOn(page, line)) return false;
  const { isCut, breaksAt } = measureOf(page);
  if (isCut) return !/\s$/.test(page.raw(line)) && !/^\s/.test(page.raw(line + 1));
  const raw = page.raw(line).trimEnd();
  const text = page.text(line);
  if (cutsAddress(text, page.text(line + 1)) || breaksAt.includes(signAtEnd(text))) return true;
  if (raw.length < page.width - 1 || !/\w$/.test(raw)) return false;
  const last = text.slice(text.lastIndexOf(' ') + 1);
  const [next = ''] = page.text(line + 1).split(' ', 1);
  return last.length + next.length > page.width - page.indent(line);
}

// "http://example.org/" and "notes/2010": text browsers break addresses behind slashes and other signs.
const cutsAddress = (above: string, below: string): boolean =>
  above.includes('://') &&
  /(?:https?|ftp):\/\/\S*$/u.test(above) &&
  (/:\/\/$|[=&?]$/u.test(above) || /^[^\s/=&?%#~]*(?:[/=&?%#~]|\w\.\w)/u.test(below));

// Most flatteners count signs, and some the columns that they take on a screen: there no line has more than the width.
const measureOf = oncePerPage((page): Measure => {
  let width = 0;
  let isWide = false;
  let whole = 0;
  let full = 0;
  let cut = 0;
  const broken = new Set<string>();
  const kept = new Set<string>();
  for (let line = 0; line < page.count; line++) {
    const raw = page.raw(line).trimEnd();
    const columns = columnsIn(raw);
    if (raw.length >= CUT_FROM * page.width) full++;
    // Justified lines all have the width too.
    if (page.raw(line).length === page.width && !/\S {2,}\S/.test(raw)) cut++;
    if (columns > raw.length) isWide = true;
    if (columns > raw.length && raw.length > WIDEST) whole++;
    width = Math.max(width, columns);
    broken.add(signAtEnd(raw));
    // It would have been broken there.
    const inner = line + 1 < page.count && page.gap(line + 1) === 0 ? INNER.exec(page.raw(line + 1)) : null;
    const part = inner?.groups?.['part'];
    if (part !== undefined && columns + 1 + part.length <= page.width) kept.add(part.at(-1)!);
  }
  const breaksAt = [...broken].filter((sign) => sign !== '' && !kept.has(sign));
  const isCut = !isWide && cut >= LEAST_CUT && cut >= CUT * full;
  return isWide && width <= WIDEST
    ? { width, isWide, atSpaces: false, breaksAt, isCut }
    : { width: page.width, isWide: false, atSpaces: whole >= WHOLE, breaksAt, isCut };
});

interface Measure {
  readonly width: number;
  /** Whether signs take one column or two. */
  readonly isWide: boolean;
  /** Whether lines are broken at spaces only, so that those of a script without spaces stay whole. */
  readonly atSpaces: boolean;
  /** Signs that words are broken behind: hyphens by Python's textwrap, slashes by w3m. */
  readonly breaksAt: readonly string[];
  /** Whether lines are cut off at the width, wherever that is in a word. */
  readonly isCut: boolean;
}

/** A line that begins with a whole compound: "well-known", "and/or". */
const INNER = /^\s*(?<part>[\p{L}\p{N}]+[-/])[\p{L}\p{N}]/u;

// The sign behind the last part of a compound, or nothing. Addresses may end in a slash.
function signAtEnd(text: string): string {
  const sign = text.at(-1);
  if (sign !== '-' && sign !== '/') return '';
  const word = text.slice(text.lastIndexOf(' ') + 1);
  return /[\p{L}\p{N}].$/u.test(word) && !word.includes('://') ? sign : '';
}

/** Of the lines that fill most of the width, those that have exactly the width where lines are cut off; there is more than one. */
const CUT_FROM = 0.85;
const CUT = 0.9;
const LEAST_CUT = 8;

/** Lines that are wider than a page is wrapped, at least, if its flattener does not break between such signs. */
const WHOLE = 2;

/** Columns of a wrapped line, at most. */
const WIDEST = 82;
