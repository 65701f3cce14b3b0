// A text of joined dumps becomes raw pages: a page opens where its first lines come again.

import { ScrapeCleanError } from '../errors.ts';
import { combine, hash } from '../text/hash.ts';
import { kindOf, SPACE, withNumbersAs } from '../text/units.ts';
import { isProse } from '../text/words.ts';
import type { RawPage } from '../types.ts';

/** UTF-16 units of the longest line: no article has a longer paragraph, and regular expressions must not run out of stack. */
const LONGEST_LINE: number = 256 << 10;
/** UTF-16 units of the longest page. */
export const LONGEST_PAGE: number = 64 << 20;
/** Lines of the longest page: each takes about a kilobyte of memory while its page is read. */
const MOST_LINES: number = 2 << 20;
/** No line reads like this. */
const NEVER = '\n';
/** Lines that open a page and come again where the next one opens. */
const OPENING = 3;

export function pageTooLong(file: string, line?: number): ScrapeCleanError {
  return new ScrapeCleanError(
    'page-too-long',
    `holds a page of more than ${LONGEST_PAGE >> 20} Mi characters or ${MOST_LINES >> 20} Mi lines`,
    'split the file into its dumps',
    line === undefined ? { file } : { file, line },
  );
}

/** A line that is not blank, by its offsets in the page. */
interface PlacedLine {
  readonly start: number;
  readonly end: number;
  /** Number of the line in the file, from 1. */
  readonly number: number;
}

/** A page of so many units is looked through for dumps of another site, and again when it is twice as long. */
const LONG_PAGE: number = 256 << 10;
/** A page that is so many times as long as the longest one before it is long, too. */
const LONGER = 4;

/**
 * Finds where the next page opens: where the first lines of the file come again. Dumps of another site may follow; where
 * a page gets long without an end, what recurs in it opens pages of a further site. A piece without any running text is
 * no page of its own (a menu that the page shows twice) and stays with the page it follows.
 */
export class Splitter {
  readonly #file: string;
  readonly #site: string;
  /** The page so far, and the text behind it that is looked at: its last line is not complete. */
  #page = '';
  #seen = '';
  #firstLine = 1;
  /** Number of the line that comes next, from 1. */
  line = 1;
  /** The lines that a page opens with, at first those of the file, and the last ones that were seen. */
  #opening: string[] = [];
  /** The openings of the file so far, and the number of the site of each. */
  readonly #openings = new Map<string, number>();
  /** Units of the longest page that an opening ended, and of the page at hand when it is looked through. */
  #longest = 0;
  #long = LONG_PAGE;
  #recent: PlacedLine[] = [];
  #prose = false;
  /** A finished page that waits for running text in the next one. */
  #held: RawPage | null = null;

  constructor(file: string, site: string) {
    this.#file = file;
    this.#site = site;
  }

  /** The pages that end in a piece of text. */
  push(text: string): RawPage[] {
    const pages: RawPage[] = [];
    this.#seen += text;
    let start = 0;
    for (let feed = this.#seen.indexOf('\n'); feed >= 0; feed = this.#seen.indexOf('\n', start)) {
      start = this.#take(start, feed + 1, pages);
    }
    this.#page += this.#seen.slice(0, start);
    this.#seen = this.#seen.slice(start);
    this.#limit(0, this.#seen.length);
    return pages;
  }

  end(): RawPage[] {
    const pages: RawPage[] = [];
    if (this.#seen !== '') {
      const from = this.#take(0, this.#seen.length, pages);
      this.#page += this.#seen.slice(0, from);
      this.#seen = this.#seen.slice(from);
    }
    // The last site of a file may have few dumps.
    if (this.#longest > 0 && this.#reopen(0, pages)) {
      pages.push(...this.push(''), ...this.end());
      return pages;
    }
    const last = this.#close(this.#page);
    if (this.#held === null) pages.push(last);
    else if (this.#prose) pages.push(this.#held, last);
    else pages.push(joined(this.#held, last));
    return pages;
  }

  // One complete line of what is seen, with its line break; the offset behind it, from which the page goes on.
  #take(start: number, end: number, pages: RawPage[]): number {
    this.#limit(start, end);
    if (this.#page.length + end > this.#long && this.#reopen(start, pages)) return 0;
    const number = this.line++;
    const first = contentStart(this.#seen, start, end);
    if (first === end) return end;
    const last = this.#opening[OPENING - 1];
    // A page opens with chrome: where text stands among its first lines, nothing tells where the next one opens.
    if (last === undefined) {
      const line = this.#seen.slice(start, end);
      this.#opening.push(isProse(line) ? NEVER : foldLine(line));
    }
    this.#recent.push({ start: this.#page.length + start, end: this.#page.length + end, number });
    if (this.#recent.length > OPENING) this.#recent.shift();
    if (!this.#prose) {
      if (!isProse(this.#seen.slice(start, end))) return end;
      this.#prose = true;
      if (this.#held !== null) pages.push(this.#held);
      this.#held = null;
      return end;
    }
    // Most lines are told from the last one of the opening by their first character.
    if (last === undefined || !mayFold(this.#seen.charCodeAt(first), last)) return end;
    return this.#opens() ? this.#cut(end, pages) : end;
  }

  // The first of the lines may be glued to the last one of a file that had no final line break.
  #opens(): boolean {
    const [first, ...others] = this.#opening;
    if (first === undefined || this.#recent.length < OPENING || new Set(this.#opening).size < 2) return false;
    return (
      others.every((text, i) => this.#folded(this.#recent[i + 1]!) === text) &&
      this.#folded(this.#recent[0]!).endsWith(first)
    );
  }

  #folded({ start, end }: PlacedLine): string {
    return foldLine(this.#between(start, end));
  }

  // A range of the page, of which the last part lies in what is seen.
  #between(start: number, end: number): string {
    const known = this.#page.length;
    if (start >= known) return this.#seen.slice(start - known, end - known);
    if (end <= known) return this.#page.slice(start, end);
    return this.#page.slice(start) + this.#seen.slice(0, end - known);
  }

  #cut(end: number, pages: RawPage[]): number {
    const isGlued = this.#folded(this.#recent[0]!) !== this.#opening[0];
    const next = this.#recent[isGlued ? 1 : 0]!;
    const known = this.#page.length;
    const tail = known + end - next.start;
    if (this.#held !== null) pages.push(this.#held);
    this.#held = this.#close(this.#between(0, next.start));
    this.#longest = Math.max(this.#longest, next.start);
    // What is behind the cut is looked at as the text of the new page.
    this.#seen =
      next.start >= known ? this.#seen.slice(next.start - known) : this.#page.slice(next.start) + this.#seen;
    this.#page = '';
    this.#begin(next.number);
    return tail;
  }

  #begin(line: number): void {
    this.#firstLine = line;
    this.#long = this.#longest === 0 ? LONG_PAGE : LONGER * this.#longest;
    this.#recent = [];
    this.#prose = false;
  }

  // Looks through the page up to an offset of what is seen for dumps of another site. Where there are some, the page ends in
  // front of the first of them, and the text from there on is looked at again, with their opening.
  #reopen(end: number, pages: RawPage[]): boolean {
    const text = this.#page + this.#seen.slice(0, end);
    this.#long = 2 * Math.max(this.#long, text.length);
    const found = findOpening(text);
    if (found === null || found.lines.join('\n') === this.#opening.join('\n')) return false;
    if (found.start > 0) {
      if (this.#held !== null) pages.push(this.#held);
      pages.push(this.#close(text.slice(0, found.start)));
      this.#held = null;
    }
    this.#siteNumber();
    this.#longest = 0;
    this.#opening = [...found.lines];
    this.#seen = text.slice(found.start) + this.#seen.slice(end);
    this.#page = '';
    this.line = this.#firstLine + breaksIn(text.slice(0, found.start));
    this.#begin(this.line);
    this.#long = 2 * Math.max(this.#long, text.length);
    return true;
  }

  #close(text: string): RawPage {
    const number = this.#siteNumber();
    const site = number === 0 ? this.#site : `${this.#site}#${number}`;
    return { file: this.#file, site, text, firstLine: this.#firstLine };
  }

  // Pages that open alike are of one site.
  #siteNumber(): number {
    const opening = this.#opening.join('\n');
    const number = this.#openings.get(opening) ?? this.#openings.size;
    this.#openings.set(opening, number);
    return number;
  }

  #limit(start: number, end: number): void {
    const place = { file: this.#file, line: this.line };
    if (end - start > LONGEST_LINE)
      throw new ScrapeCleanError(
        'line-too-long',
        `is longer than ${LONGEST_LINE >> 10} Ki characters in one line`,
        'break the line, or leave the file out with --exclude',
        place,
      );
    if (this.#page.length + end > LONGEST_PAGE || this.line - this.#firstLine >= MOST_LINES)
      throw pageTooLong(this.#file, this.line);
  }

  /** Lines that were read. */
  get lines(): number {
    return this.line - 1;
  }
}

// Offset of the first unit of a line that is no white space, or its end.
function contentStart(text: string, start: number, end: number): number {
  let at = start;
  while (at < end && (kindOf(text.charCodeAt(at)) & SPACE) !== 0) at++;
  return at;
}

// Whether a line that begins with a unit may fold to a text.
function mayFold(unit: number, folded: string): boolean {
  const first = folded.charCodeAt(0);
  return unit === first || first === NUMBER_SIGN || folded === PARAGRAPH;
}

const NUMBER_SIGN = 0x23;

function joined(page: RawPage, rest: RawPage): RawPage {
  return { ...page, text: page.text + rest.text };
}

// Digits are folded: "Page 3 of 18" opens page 3.
function foldLine(line: string): string {
  const text = line.trim();
  // A page does not open with a paragraph.
  if (text.length > LONGEST_OPENING) return PARAGRAPH;
  return withNumbersAs(text, '#');
}

const LONGEST_OPENING = 1000;
const PARAGRAPH = '\n\n';

/** Lines of chrome in a row that must come again in a long page: a share bar has fewer, or comes again sooner. */
const RUN = 6;
/** Different lines among them, at least. */
const DIFFERENT = 4;
/** Lines of running text between, at least. */
const TEXT = 3;
/** Units between two places of a run that opens pages, in the mean; the borders of records stand closer. */
const PAGE_UNITS: number = 8 << 10;
/** Share of the pages on which it stands, at least. */
const USUAL = 0.5;

interface Opening {
  /** Offset of its first place. */
  readonly start: number;
  /** Its first lines, folded. */
  readonly lines: readonly string[];
}

/** Places that are no chance. */
const PLACES = 3;
/** Deviation of the distances between its places, as a share of their mean, at most: pages are about as long as each other. */
const UNEVEN = 0.5;

interface RunOfLines {
  readonly first: number;
  /** Offsets of its places. */
  readonly places: number[];
  /** Lines of running text before the last of them. */
  prose: number;
}

/**
 * The lines that open pages in a text of joined dumps, though nobody knows which: the first run of short lines that comes
 * again on most pages, at distances about as long as each other. What stands between articles comes again sooner.
 */
function findOpening(text: string): Opening | null {
  const starts: number[] = [];
  const hashes: number[] = [];
  const runs = new Map<number, RunOfLines>();
  let prose = 0;
  let short = 0;
  for (let start = 0; start < text.length; ) {
    const feed = text.indexOf('\n', start);
    const end = feed < 0 ? text.length : feed + 1;
    const line = text.slice(start, end);
    const folded = foldLine(line);
    if (folded !== '') {
      const isText = isProse(line);
      if (isText) prose++;
      short = isText ? 0 : short + 1;
      starts.push(start);
      hashes.push(isText ? 0 : hash(folded));
      const first = hashes.length - RUN;
      const own = hashes.slice(first);
      if (short >= RUN && new Set(own).size >= DIFFERENT) {
        const key = combine(own);
        const run = runs.get(key);
        if (run === undefined) runs.set(key, { first, places: [start], prose });
        else if (prose >= run.prose + TEXT) {
          run.places.push(start);
          run.prose = prose;
        }
      }
    }
    start = end;
  }
  const recurring = [...runs.values()].filter(
    ({ places }) => places.length >= PLACES && isEven(places) && distance(places) >= PAGE_UNITS,
  );
  // What recurs by chance does so on few pages.
  const most = recurring.reduce((count, { places }) => Math.max(count, places.length), 0);
  const opening = recurring.find(({ places }) => places.length >= USUAL * most);
  if (opening === undefined) return null;
  const lines = Array.from({ length: OPENING }, (_, i) =>
    foldLine(text.slice(starts[opening.first + i]!, starts[opening.first + i + 1])),
  );
  return { start: starts[opening.first]!, lines };
}

const distance = (places: readonly number[]): number => (places.at(-1)! - places[0]!) / (places.length - 1);

function isEven(places: readonly number[]): boolean {
  const gaps = places.slice(1).map((place, i) => place - places[i]!);
  const mean = gaps.reduce((sum, gap) => sum + gap, 0) / gaps.length;
  const variance = gaps.reduce((sum, gap) => sum + (gap - mean) ** 2, 0) / gaps.length;
  return Math.sqrt(variance) <= UNEVEN * mean;
}

/** Line breaks of a text. */
export function breaksIn(text: string): number {
  let breaks = 0;
  for (let feed = text.indexOf('\n'); feed >= 0; feed = text.indexOf('\n', feed + 1)) breaks++;
  return breaks;
}
