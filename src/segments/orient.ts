// On which side of its delimiters a record lies, and where its title stands: decided once, on all pages of a site.

import {
  type Block,
  blocksOf,
  blockText,
  continuesOn,
  isProseAt,
  LONGEST_TITLE,
  piecesOf,
} from '../text/blocks.ts';
import { findDates } from '../text/dates.ts';
import { readLabels } from '../text/labels.ts';
import { range } from '../text/ordered.ts';
import { withNumbersAs } from '../text/units.ts';
import { closesSentence, hasMoreWords, wordCount, words } from '../text/words.ts';
import type { Delimiter, Furniture, Page, TitlePlace } from '../types.ts';
import { delimiterText } from './landmarks.ts';
import { behindFurniture } from './openings.ts';
import type { Sheet } from './sheet.ts';
import { type Divided, type Stretch, stretchesOf } from './stretches.ts';

export interface Orientation {
  readonly side: 'ahead' | 'behind';
  readonly title: TitlePlace;
  readonly leads: number;
  readonly apart: boolean;
  /** How much the titles look like titles, from 0 to 1.3. */
  readonly titles: number;
  readonly evidence: Readonly<Record<string, number>>;
}

/** The pages' texts stand above their delimiters if what is measured of that (see `bodiesBehind`) is less. */
const BODIES_ABOVE = -0.5;
/** Columns of blocks that may hold the title. */
const COLUMNS = 3;
/** Each one further off is less likely; below a delimiter hardly so, since the title stands right above the text. */
const FURTHER = { above: 0.88, below: 0.96 };
/** Records of a page that are looked at: more of them tell nothing new. */
const MOST_OF_PAGE = 1000;
/** How much better the titles must look where the lines of a block are taken apart: a category stands in one with its picture's text. */
const APART = 0.2;
/** Records that make a rule of what all of them have or lack. */
const MANY = 10;
/** What the length of a column says at least, where all of its lines differ. */
const SHORT_TITLES = 0.8;
/** Where no column of many records looks more like titles than this, the records have none. */
const UNTITLED = 0.15;
/** What stands below the delimiters may be titles if it looks more like them than this. */
const TITLES_BELOW = 0.5;
/** How much more a heading looks like a title. */
const HEADING = 1.3;
/** Signs that a title hardly ever ends with. */
const ENDS_TEXT = /[.,;:،。…]$/u;
/** What an excerpt ends with. */
const CUT_OFF = /(?:…|\.\.\.)[\])]?$/u;
/** Where one sentence ends and the next begins. */
const SENTENCES = /\p{Ll}\p{Ll}[.!?…] +\p{Lu}/u;

interface Column {
  readonly place: TitlePlace;
  readonly score: number;
  /** The same where short texts look less like titles, though each is another. */
  readonly lengthy: number;
  readonly isUnique: boolean;
}

/**
 * Two signs, added up over all pages: where the column of blocks stands that looks most like titles, and whether the
 * pages begin with a body (then records end with the delimiter) or end with one (then they begin with it).
 */
export function orient(divided: readonly Divided[], furniture: Furniture): Orientation {
  const bodies = bodiesBehind(divided, furniture);
  const lines = bodies === 0 && divided.length > 1 ? linesBehind(divided, furniture) : bodies;
  const ofTitles = areTitlesOnly(divided, furniture);
  // Where the texts stand above their delimiters, what follows up to a link to the rest of the article is no title.
  const closed = bodies < BODIES_ABOVE;
  const ofBlocks = divided.flatMap((page) => neighbourhoods(page, furniture, { apart: false, closed }));
  const sides = { bodies, lines };
  const blocks = orientIn(ofBlocks, sides, ofTitles, false);
  if (!ofBlocks.some(hasPieces)) return blocks;
  const ofLines = divided.flatMap((page) => neighbourhoods(page, furniture, { apart: true, closed }));
  const apart = orientIn(ofLines, sides, ofTitles, true);
  // A picture's text may stand right below the text of the record above: text browsers write it so, others on several pages.
  const mayLead = divided.length > 1 || divided.some(({ sheet }) => sheet.page.wrapped);
  const leads = mayLead && apart.leads > blocks.leads;
  const isSame = apart.title.place === blocks.title.place && apart.title.column === blocks.title.column;
  return apart.titles > blocks.titles + APART || (isSame && leads) ? apart : blocks;
}

const hasPieces = ({ page, above, below }: Neighbourhood): boolean =>
  [...above, ...below].some(({ lines }) => piecesOf(page, lines).length > 1);

// Which side the bodies are on, by running text, and where that tells nothing, by all lines.
interface Sides {
  readonly bodies: number;
  readonly lines: number;
}

function orientIn(
  records: readonly Neighbourhood[],
  sides: Sides,
  ofTitles: boolean,
  apart: boolean,
): Orientation {
  const above = best(records, 'above');
  const below = best(records, 'below');
  const inside = bestInside(records);
  const round = (value: number): number => Math.round(value * 1000) / 1000;
  const evidence = {
    titlesAbove: round(above.score),
    titlesBelow: round(below.score),
    titlesInside: round(inside.score),
    bodiesBehind: round(sides.bodies),
  };
  if (records.length >= MANY && Math.max(above.score, below.score, inside.score) < UNTITLED) {
    const side = sides.bodies < 0 ? 'behind' : 'ahead';
    return { side, title: { place: 'none', column: 1 }, leads: 0, apart, titles: 0, evidence };
  }
  // Where records end with their delimiters, and their titles may stand below those, what stands beside the dates are tags.
  const isInside = sides.bodies >= BODIES_ABOVE || below.score < TITLES_BELOW;
  if (isInside && inside.score > 1.1 * Math.max(above.score, below.score)) {
    const leads = leadsAbove(records, 0, null);
    return { side: 'ahead', title: inside.place, leads, apart, titles: inside.score, evidence };
  }
  // Of two columns in which all texts differ, the longer ones are the titles, and the others names.
  const ofLength = above.isUnique && below.isUnique;
  const titles = ofLength ? above.lengthy - below.lengthy : above.score - below.score;
  // Texts of a few words each look like none: where titles stand below the delimiter, all lines tell.
  const bodies = titles < 0 ? sides.lines : sides.bodies;
  if (-titles - bodies > Math.max(titles + bodies, bodies - titles)) {
    return { side: 'behind', title: below.place, leads: 0, apart, titles: below.score, evidence };
  }
  // Where no record has a body, what was counted as bodies are the titles. A title that stands on both sides is a picture's
  // text above.
  const title = (ofTitles ? bodies : 0) > titles || saySame(records, above, below) ? below : above;
  const isAbove = title.place.place === 'above';
  return {
    side: 'ahead',
    title: title.place,
    leads: leadsAbove(records, isAbove ? title.place.column : 0, isAbove ? null : title.place.column),
    apart,
    titles: title.score,
    evidence,
  };
}

/** Share of the records that say the same on both sides of the delimiter. */
const SAME = 0.8;

function saySame(records: readonly Neighbourhood[], above: Column, below: Column): boolean {
  const same = records.filter((record) => {
    const text = textAt(record.page, record.above, above.place.column);
    return text !== null && text === textAt(record.page, record.below, below.place.column);
  });
  return same.length > 1 && same.length >= SAME * records.length;
}

function textAt(page: Page, blocks: readonly Block[], column: number): string | null {
  const block = blocks[column - 1];
  return block === undefined ? null : read(page, block).text;
}

/** Share of the stretches that hold one line, on a list of nothing but titles and dates. */
const TITLES_ONLY = 0.9;

function areTitlesOnly(divided: readonly Divided[], furniture: Furniture): boolean {
  const stretches = stretchesOf(divided);
  let single = 0;
  for (const stretch of stretches) if (isOneLine(stretch, furniture)) single++;
  return single >= TITLES_ONLY * stretches.length && stretches.length > 0;
}

// Whether a stretch holds one line beside furniture.
function isOneLine({ sheet: { page }, from, to }: Stretch, furniture: Furniture): boolean {
  let lines = 0;
  for (let line = from; line < to && lines < 2; line++) if (furniture.match(page, line) === null) lines++;
  return lines === 1;
}

// A delimiter and the blocks around it, nearest first, without furniture.
interface Neighbourhood {
  readonly page: Page;
  readonly delimiter: Delimiter;
  readonly isFirst: boolean;
  readonly above: readonly Block[];
  readonly below: readonly Block[];
}

const NO_LABELS: ReadonlySet<string> = new Set();

function neighbourhoods(
  { sheet, delimiters }: Divided,
  furniture: Furniture,
  { apart, closed }: { readonly apart: boolean; readonly closed: boolean },
): Neighbourhood[] {
  const blocks = apart ? piecesOf : blocksOf;
  const { page, verdicts } = sheet;
  const opening = { furniture, openingLabels: NO_LABELS };
  const first = delimiters[0]?.line ?? 0;
  const last = delimiters.at(-1)?.end ?? 0;
  // Chrome stands around the records; between them a title may be on another page's list too.
  const skip = (line: number): boolean =>
    ((line < first || line >= last) && verdicts[line] != null) || furniture.match(page, line) !== null;
  return delimiters.slice(0, MOST_OF_PAGE).map((delimiter, i) => {
    const from = delimiters[i - 1]?.end ?? Math.max(0, delimiter.line - 40);
    const to = delimiters[i + 1]?.line ?? Math.min(page.count, delimiter.end + 40);
    const behind = closed ? behindFurniture(page, delimiter.end, to, opening) : delimiter.end;
    return {
      page,
      delimiter,
      isFirst: i === 0,
      above: blocks(page, [from, delimiter.line], skip).reverse().slice(0, 8),
      below: blocks(page, [behind, to], skip).slice(0, 8),
    };
  });
}

function best(records: readonly Neighbourhood[], place: 'above' | 'below'): Column {
  let found: Column = { place: { place, column: 1 }, score: 0, lengthy: 0, isUnique: false };
  const known = place === 'below' ? valuesOf(records) : new Set<string>();
  for (let column = 1; column <= COLUMNS; column++) {
    const own = scoreOf(records, place, column, known);
    const [score, lengthy] = [own.score, own.lengthy].map((each) => each * FURTHER[place] ** (column - 1));
    if (score! > found.score)
      found = { place: { place, column }, score: score!, lengthy: lengthy!, isUnique: own.isUnique };
  }
  return found;
}

// Short, different in every record, longer than the names of categories, with words that come again in the text.
function scoreOf(
  records: readonly Neighbourhood[],
  place: 'above' | 'below',
  column: number,
  known: ReadonlySet<string>,
): Omit<Column, 'place'> {
  const values = new Set<string>();
  const places = new Set<string>();
  let count = 0;
  let like = 0;
  let length = 0;
  let echo = 0;
  let texts = 0;
  for (const { page, delimiter, above, below } of records) {
    const blocks = place === 'above' ? above : below;
    const block = blocks[column - 1];
    // No text stands between a title and its delimiter.
    if (block === undefined || isTextAmong(page, blocks, column - 1)) continue;
    count++;
    const own = read(page, block);
    values.add(own.value);
    const next = blocks[column];
    if (place === 'below' && isTextBelow(page, blocks, column, known)) texts++;
    places.add(
      `${own.joined}|${page.text(delimiter.line)}|${next === undefined ? '' : page.key(next.lines[0])}`,
    );
    own.titleness ??= titleness(own.text, own.words.length, page, block);
    like += own.titleness;
    if (own.titleness === 0) continue;
    length += Math.min(1, own.words.length / 5);
    echo += echoOf(own, page, below, place === 'above' ? 0 : column);
  }
  if (count === 0) return { score: 0, lengthy: 0, isUnique: false };
  // The same record on two pages is one record.
  const distinct = Math.min(1, (1.1 * values.size) / places.size);
  // Names of categories come again: where nothing does, short lines may be titles too.
  const isUnique = values.size >= MANY && values.size === places.size;
  // Of the blocks above a text, the nearest is the title.
  const near = place === 'below' ? 0.8 + 0.3 * (texts / count) : 1;
  const ofLength = (long: number): number =>
    near *
    (like / count) *
    distinct ** 2 *
    (0.5 + 0.25 * long + 0.25 * (echo / count)) *
    (count / records.length);
  const lengthy = ofLength(length / count);
  const score = isUnique ? ofLength(Math.max(SHORT_TITLES, length / count)) : lengthy;
  return { score, lengthy, isUnique };
}

function isTextAmong(page: Page, blocks: readonly Block[], count: number): boolean {
  for (let i = 0; i < count; i++) if (read(page, blocks[i]!).isText) return true;
  return false;
}

// Whether the first block from a column on that is no value is text.
function isTextBelow(
  page: Page,
  blocks: readonly Block[],
  column: number,
  known: ReadonlySet<string>,
): boolean {
  for (let i = column; i < blocks.length; i++) {
    const own = read(page, blocks[i]!);
    if (!own.isLabel || !known.has(own.key)) return own.isText;
  }
  return false;
}

// "5 minutes" and "8 minutes" say the same, while a series may be numbered at its end.
const isNumber = (word: string): boolean => /^\p{Nd}+$/u.test(word);

// Short blocks that come again in other records, but for their numbers: names, categories, minutes of reading.
function valuesOf(records: readonly Neighbourhood[]): ReadonlySet<string> {
  const seen = new Set<string>();
  const again = new Set<string>();
  for (const { page, below } of records) {
    // A title may stand twice in its record.
    const keys = new Set<string>();
    for (let i = 0; i < below.length && i < 2 * COLUMNS; i++) {
      const own = read(page, below[i]!);
      if (own.isLabel) keys.add(own.key);
    }
    for (const key of keys) (seen.has(key) ? again : seen).add(key);
  }
  return again;
}

// A title may hold a date; a date alone is none.
function datePenalty(text: string): number {
  const [date] = findDates(text);
  if (date === undefined) return 1;
  return /\p{L}{3}/u.test(text.slice(0, date.range[0]) + text.slice(date.range[1])) ? 0.85 : 0.3;
}

function readsAsText(text: string, count: number): boolean {
  return count > LONGEST_TITLE || (count >= 8 && closesSentence(text)) || (count > 1 && CUT_OFF.test(text));
}

/** How much a text looks like a title, from 0 to 1.3. */
function titleness(text: string, count: number, page: Page, block: Block): number {
  if (count > LONGEST_TITLE || !/\p{L}/u.test(text) || count === 0) return 0;
  const [line, end] = block.lines;
  // A title is one line; on a wrapped page one that was too long goes on in the next.
  for (let at = line; at + 1 < end; at++) if (!continuesOn(page, at)) return 0;
  // The name of a picture's file.
  if (/^\S*[_\d]\S*[_\d.]\S*$/u.test(text) && count <= 4) return 0;
  return (
    (count > 14 ? 0.6 : 1) *
    (ENDS_TEXT.test(text) ? 0.35 : 1) *
    (page.marker(line) === null ? 1 : 0.7) *
    (page.heading(line) ? HEADING : 1) *
    datePenalty(text)
  );
}

class BlockRead {
  readonly text: string;
  readonly words: readonly string[];
  readonly isText: boolean;
  readonly isLabel: boolean;
  /** How much it looks like a title, once that was asked. */
  titleness: number | null = null;
  #joined: string | null = null;
  #key: string | null = null;
  #longer: readonly string[] | null = null;
  #distinct: ReadonlySet<string> | null = null;

  constructor(page: Page, block: Block) {
    this.text = blockText(page, block);
    this.words = words(this.text);
    this.isText = readsAsText(this.text, this.words.length);
    this.isLabel = readsAsLabel(page, block);
  }

  get joined(): string {
    this.#joined ??= this.words.join(' ');
    return this.#joined;
  }

  /** Its words, without the number that they begin with. */
  get value(): string {
    return this.words.length > 1 && isNumber(this.words[0]!)
      ? this.joined.slice(this.words[0]!.length + 1)
      : this.joined;
  }

  /** Its text with all numbers alike. */
  get key(): string {
    this.#key ??= withNumbersAs(this.text, '#');
    return this.#key;
  }

  /** Its longer words. */
  get longer(): readonly string[] {
    this.#longer ??= this.words.filter(isLonger);
    return this.#longer;
  }

  get distinct(): ReadonlySet<string> {
    this.#distinct ??= new Set(this.words);
    return this.#distinct;
  }
}

const isLonger = (word: string): boolean => word.length > 3;

// What a block says: each column of a title is held against the same blocks.
function read(page: Page, block: Block): BlockRead {
  const [from, to] = block.lines;
  let known = blocksRead.get(page);
  if (known === undefined) {
    known = new Map();
    blocksRead.set(page, known);
  }
  const key = from * (page.count + 1) + to;
  let found = known.get(key);
  if (found === undefined) {
    found = new BlockRead(page, block);
    known.set(key, found);
  }
  return found;
}

const blocksRead = new WeakMap<Page, Map<number, BlockRead>>();

/** Lets go of what the blocks of pages say: a page may be held longer than it is learned from. */
export function forgetBlocks(sheets: readonly Sheet[]): void {
  for (const { page } of sheets) blocksRead.delete(page);
}

/** Blocks below a title in which its words may come again. */
const NEAR = 6;

// Share of the longer words that come again below.
function echoOf({ longer }: BlockRead, page: Page, below: readonly Block[], from: number): number {
  if (longer.length === 0) return 0;
  let again = 0;
  for (const word of longer) if (standsIn(word, page, below, from)) again++;
  return again / longer.length;
}

function standsIn(word: string, page: Page, blocks: readonly Block[], from: number): boolean {
  for (let i = from; i < blocks.length && i < from + NEAR; i++)
    if (read(page, blocks[i]!).distinct.has(word)) return true;
  return false;
}

// The delimiter's own text, before its date or behind it: "• TITLE | 2009-11-23", "2007年11月29日 TITLE". What a label
// introduces there is no title, nor is what differs in its numbers only.
function bestInside(records: readonly Neighbourhood[]): Pick<Column, 'place' | 'score'> {
  const sides = [1, 2].map((column) => {
    const values = new Set<string>();
    const places = new Set<string>();
    let like = 0;
    for (const { page, delimiter } of records) {
      const [piece] = readLabels(insideText(page, delimiter, column), []).pieces;
      const own = words(withoutDates(piece ?? '').replace(/\p{Nd}/gu, ''));
      values.add(own.join(' '));
      places.add(delimiterText(page, delimiter));
      const isTitle = own.length > 0 && own.length <= LONGEST_TITLE + 8;
      if (isTitle)
        like +=
          Math.min(1, own.length / 3) *
          (own.length > 14 ? 0.6 : 1) *
          (ENDS_TEXT.test(piece ?? '') || SENTENCES.test(piece ?? '') ? 0.35 : 1) *
          (page.heading(delimiter.line) ? HEADING : 1);
    }
    const count = Math.max(1, records.length);
    const distinct = Math.min(1, (1.1 * values.size) / Math.max(1, places.size));
    return { place: { place: 'inside' as const, column }, score: 0.9 * (like / count) * distinct ** 2 };
  });
  return sides[0]!.score >= sides[1]!.score ? sides[0]! : sides[1]!;
}

// Behind the day of publication that of the last change may stand.
const withoutDates = (text: string): string =>
  findDates(text).reduceRight(
    (rest, { range: [from, to] }) => `${rest.slice(0, from)} ${rest.slice(to)}`,
    text,
  );

// The text of a delimiter before its date (column 1) or behind it (2), without its counter.
function insideText(page: Page, { line, end, date, comments }: Delimiter, column: number): string {
  let text = delimiterText(page, { line, end });
  if (comments !== null)
    text =
      text.slice(0, comments.range[0]) +
      '\n'.repeat(comments.range[1] - comments.range[0]) +
      text.slice(comments.range[1]);
  if (date === null) return column === 1 ? text : '';
  return column === 1 ? text.slice(0, date.range[0]) : text.slice(date.range[1]);
}

// Further blocks above the title that nearly every record has: a picture's text, a category, the title once more.
function leadsAbove(records: readonly Neighbourhood[], from: number, below: number | null): number {
  let leads = 0;
  for (let column = from; column < from + COLUMNS; column++) {
    const led = records.filter(({ above }) => column < above.length);
    if (led.length < Math.max(3, 0.75 * records.length)) break;
    const labels = led.filter((record) => {
      const title =
        below === null ? textAt(record.page, record.above, from) : textAt(record.page, record.below, below);
      return (
        read(record.page, record.above[column]!).isLabel ||
        textAt(record.page, record.above, column + 1) === title
      );
    });
    if (labels.length < 0.8 * led.length) break;
    // What the first records of the pages lack ends the record above.
    const firsts = records.filter(({ isFirst }) => isFirst);
    const begun = firsts.filter((record) => labels.includes(record));
    if (firsts.length > 1 && 2 * begun.length < firsts.length) break;
    leads++;
  }
  return leads;
}

function readsAsLabel(page: Page, block: Block): boolean {
  const [from, to] = block.lines;
  if (to - from > 3 || page.marker(from) !== null) return false;
  if (page.wrapped) return isLabelText(blockText(page, block));
  for (let line = from; line < to; line++) if (!isLabelText(page.text(line))) return false;
  return true;
}

const isLabelText = (text: string): boolean =>
  !hasMoreWords(text, 14) && !closesSentence(text) && !/[.,;:]$/u.test(text);

// Words of running text behind the last delimiter less those before the first, as shares of a usual stretch, from 1 to
// -1. On a list of titles, which has no text, all lines count.
function bodiesBehind(divided: readonly Divided[], furniture: Furniture): number {
  const standing = standingTexts(divided);
  const texts = bodiesOf(
    divided,
    furniture,
    (page, line) => isTextLine(page, line) && !standing.has(page.key(line)),
    true,
  );
  return texts.stretches > 0 || divided.length === 1 ? texts.behind : linesBehind(divided, furniture);
}

// A list of titles may stand below a text about the site.
const linesBehind = (divided: readonly Divided[], furniture: Furniture): number =>
  bodiesOf(divided, furniture, (page, line) => !isProseAt(page, line), false).behind;

// Texts that stand on most pages, around the records and never between them: what the site says of itself, too long to be
// counted as chrome.
function standingTexts(divided: readonly Divided[]): ReadonlySet<number> {
  const pages = new Map<number, number>();
  const inside = new Set<number>();
  for (const { sheet, delimiters } of divided) {
    const [first, last] = [delimiters[0], delimiters.at(-1)];
    if (first === undefined || last === undefined) continue;
    const outside = new Set<number>();
    for (let line = 0; line < sheet.page.count; line++)
      if (isTextLine(sheet.page, line))
        (line < first.line || line >= last.end ? outside : inside).add(sheet.page.key(line));
    for (const key of outside) pages.set(key, (pages.get(key) ?? 0) + 1);
  }
  const stands = ([key, count]: [number, number]): boolean =>
    count > 1 && 2 * count > divided.length && !inside.has(key);
  return new Set([...pages].filter(stands).map(([key]) => key));
}

function bodiesOf(
  divided: readonly Divided[],
  furniture: Furniture,
  counts: (page: Page, line: number) => boolean,
  ofTexts: boolean,
): { behind: number; stretches: number } {
  let sum = 0;
  let pages = 0;
  let full = 0;
  for (const { sheet, delimiters } of divided) {
    const first = delimiters[0];
    const last = delimiters.at(-1);
    if (first === undefined || last === undefined) continue;
    const stretches = delimiters
      .slice(1)
      .map(({ line }, i) => textWords(sheet, range(delimiters[i]!.end, line), null, counts))
      .sort((a, b) => a - b);
    full += stretches.filter((words) => words > 0).length;
    const typical = Math.max(8, stretches[stretches.length >> 1] ?? 40);
    const behind = textWords(sheet, range(last.end, sheet.page.count), furniture, counts);
    // What stands right above may be the title of a record that begins there.
    const top = ofTexts && mayBeTitle(sheet, first.line - 1) ? first.line - 1 : first.line;
    const before = textWords(sheet, range(0, top).reverse(), furniture, counts);
    sum += Math.min(1, behind / typical) - Math.min(1, before / typical);
    pages++;
  }
  return { behind: pages === 0 ? 0 : sum / pages, stretches: full };
}

function isTextLine(page: Page, line: number): boolean {
  const text = page.text(line);
  return isProseAt(page, line) || (closesSentence(text) && wordCount(text) >= 6);
}

function mayBeTitle({ page }: Sheet, line: number): boolean {
  if (line < 0) return false;
  const text = page.text(line);
  return wordCount(text) <= LONGEST_TITLE && !ENDS_TEXT.test(text);
}

// Words of running text in lines; beyond the records, up to the first chrome that is not theirs.
function textWords(
  { page, verdicts, wordsBefore }: Sheet,
  lines: readonly number[],
  furniture: Furniture | null,
  counts: (page: Page, line: number) => boolean,
): number {
  let sum = 0;
  for (const line of lines) {
    if (verdicts[line] != null) {
      if (furniture !== null && furniture.match(page, line) === null) break;
      continue;
    }
    // Comments of readers are none of the text.
    if (furniture?.match(page, line) != null) continue;
    if (counts(page, line)) sum += wordsBefore[line + 1]! - wordsBefore[line]!;
  }
  return sum;
}
