// The bytes of a file become raw pages: one for HTML, one for each dump that was joined into a text, those of an archive.

import { ScrapeCleanError } from '../errors.ts';
import { looksLikeHtml } from '../text/html.ts';
import { hasDigit, kindOf, SPACE } from '../text/units.ts';
import { isProse } from '../text/words.ts';
import type { RawPage } from '../types.ts';
import { looksLikeTar, looksLikeZip, tarMembers, zipMembers } from './archives.ts';
import { type Damage, decompressed, isBytes, isDamage, type Piece } from './compressed.ts';
import { type Decoder, decoderFor, type EncodingOptions, HEAD_BYTES, isBinary } from './decode.ts';
import { FIELDS, type JsonlFields, jsonlMembers, looksLikeJsonl } from './jsonl.ts';
import type { Found, Member } from './member.ts';
import { looksLikeWarc, warcMembers } from './warc.ts';
import { Window } from './window.ts';

/** UTF-16 units of the longest line: no article has a longer paragraph, and regular expressions must not run out of stack. */
const LONGEST_LINE: number = 256 << 10;
/** UTF-16 units of the longest page. */
const LONGEST_PAGE: number = 64 << 20;
/** No line reads like this. */
const NEVER = '\n';
/** Lines that open a page and come again where the next one opens. */
const OPENING = 3;

export interface TextInfo {
  /** Name of the encoding; that of the last member of an archive. */
  encoding: string;
  /** Replacement characters that stand for bytes which are no text. */
  replaced: number;
  /** Line of the first of them, from 1. */
  replacedAt: number;
  /** Lines that were read. */
  lines: number;
  /** Where the file was cut off: what could be read was kept. */
  truncated: string | null;
}

export const emptyInfo = (): TextInfo => ({
  encoding: 'utf-8',
  replaced: 0,
  replacedAt: 0,
  lines: 0,
  truncated: null,
});

export interface ReadOptions {
  /** Encoding of all inputs, instead of what they show. */
  readonly encoding?: string | undefined;
  /** Whether the bytes come as somebody makes them: then fewer are waited for before the encoding is chosen. */
  readonly live?: boolean | undefined;
  /** Names of the fields of JSON Lines. */
  readonly fields?: Partial<JsonlFields> | undefined;
}

/**
 * The pages of a file. An error among them costs a page or a record of an archive; those behind it are read.
 *
 * @param chunks bytes, cut anywhere
 * @param info is filled while the pages are read
 * @throws ScrapeCleanError for an empty or a binary file, and for a line or page that is too long
 */
export function* readPages(
  chunks: Iterable<Uint8Array>,
  file: string,
  site: string,
  info: TextInfo,
  options: ReadOptions = {},
): Generator<RawPage | ScrapeCleanError> {
  const { pieces, head, damage } = opened(decompressed(chunks, file));
  if (head.length === 0 && damage !== null) throw damagedFile(damage, file);
  const fields = { ...FIELDS, ...options.fields };
  const members = looksLikeWarc(head)
    ? warcMembers(pieces, file)
    : looksLikeTar(head)
      ? tarMembers(pieces, file)
      : looksLikeZip(head)
        ? zipMembers(pieces, file)
        : looksLikeJsonl(head, fields)
          ? jsonlMembers(whole(pieces, file, info), file, fields)
          : null;
  if (members === null) {
    if (head.length === 0) throw empty(file);
    yield* memberPages({ name: file, content: whole(pieces, file, info) }, site, info, options);
  } else yield* pagesOfMembers(members, site, info, options);
}

function* pagesOfMembers(
  members: Iterable<Found>,
  site: string,
  info: TextInfo,
  options: ReadOptions,
): Generator<RawPage | ScrapeCleanError> {
  for (const member of members) {
    if (member instanceof ScrapeCleanError) {
      yield member;
      continue;
    }
    try {
      yield* memberPages(member, hostOf(member.url) ?? site, info, options);
    } catch (error) {
      if (!(error instanceof ScrapeCleanError)) throw error;
      if (error.code !== 'empty') yield error;
    }
  }
}

function hostOf(url: string | undefined): string | null {
  if (url === undefined) return null;
  try {
    return new URL(url).host || null;
  } catch {
    return null;
  }
}

function empty(file: string): ScrapeCleanError {
  return new ScrapeCleanError(
    'empty',
    'is empty',
    'there is nothing to extract; remove it or fetch it again',
    { file },
  );
}

/** Bytes that tell what a file is. */
const SNIFFED = 512;

// The first bytes are looked at and given back.
function opened(pieces: Iterable<Piece>): {
  readonly pieces: Iterable<Piece>;
  readonly head: Uint8Array;
  readonly damage: Damage | null;
} {
  const iterator = pieces[Symbol.iterator]();
  const seen: Piece[] = [];
  let length = 0;
  while (length < SNIFFED) {
    const { value, done } = iterator.next();
    if (done === true) break;
    if (isDamage(value)) {
      seen.push(value);
      break;
    }
    seen.push(value.slice());
    length += value.length;
  }
  const head = Buffer.concat(seen.filter(isBytes));
  const all = function* (): Generator<Piece> {
    yield* seen;
    for (let next = iterator.next(); next.done !== true; next = iterator.next()) yield next.value;
  };
  return { pieces: all(), head, damage: seen.find(isDamage) ?? null };
}

// A file that was cut off is read as far as it goes; damage in its middle is an error.
function* whole(pieces: Iterable<Piece>, file: string, info: TextInfo): Generator<Uint8Array> {
  for (const piece of pieces) {
    if (!isDamage(piece)) {
      yield piece;
      continue;
    }
    if (!piece.truncated) throw damagedFile(piece, file);
    info.truncated = piece.message;
  }
}

function damagedFile({ message, offset }: Damage, file: string): ScrapeCleanError {
  return new ScrapeCleanError('damaged', `${message} at byte ${offset}`, 'fetch it again', { file });
}

function* memberPages(
  { name, content, media, charset, url, fetched, recordId }: Member,
  site: string,
  info: TextInfo,
  { encoding, live = false }: ReadOptions,
): Generator<RawPage> {
  const about = {
    ...(url === undefined ? {} : { url }),
    ...(fetched === undefined ? {} : { fetched }),
    ...(recordId === undefined ? {} : { recordId }),
  };
  const texts =
    typeof content === 'string'
      ? [content]
      : decodeAll(content, name, info, live ? LIVE_BYTES : HEAD_BYTES, { encoding, declared: charset });
  let splitter: Splitter | null = null;
  let html = '';
  let seen = 0;
  let isHtml = media === 'html';
  for (const text of texts) {
    if (seen === 0) isHtml ||= looksLikeHtml(text) || (HTML_NAME.test(name) && /<[a-z][^>]*>/i.test(text));
    seen += text.length;
    if (isHtml) {
      html += text;
      if (seen > LONGEST_PAGE) throw pageTooLong(name);
      continue;
    }
    splitter ??= new Splitter(name, site);
    countReplaced(text, splitter.line, info);
    for (const page of splitter.push(text)) yield { ...page, ...about };
  }
  if (seen === 0) throw empty(name);
  if (splitter !== null) {
    for (const page of splitter.end()) yield { ...page, ...about };
    info.lines += splitter.lines;
  } else {
    countReplaced(html, 1, info);
    info.lines += linesOf(html);
    yield { file: name, site, text: html, firstLine: 1, media: 'html', ...about };
  }
}

const HTML_NAME = /\.x?html?(?:\.\w+)?$/i;

function linesOf(text: string): number {
  let lines = text.endsWith('\n') || text === '' ? 0 : 1;
  for (let feed = text.indexOf('\n'); feed >= 0; feed = text.indexOf('\n', feed + 1)) lines++;
  return lines;
}

function pageTooLong(file: string, line?: number): ScrapeCleanError {
  return new ScrapeCleanError(
    'page-too-long',
    `holds a page of more than ${LONGEST_PAGE >> 20} MiB`,
    'split the file into its dumps',
    line === undefined ? { file } : { file, line },
  );
}

/** Bytes that are waited for where somebody is waiting. */
const LIVE_BYTES = 4096;

function* decodeAll(
  chunks: Iterable<Uint8Array>,
  file: string,
  info: TextInfo,
  headBytes: number,
  options: EncodingOptions,
): Generator<string> {
  const window = new Window(chunks);
  const head = window.fill(headBytes).subarray(0, headBytes);
  const decoder: Decoder = decoderFor(head, options);
  if (isBinary(head, decoder.encoding))
    throw new ScrapeCleanError(
      'binary',
      'is no text (it holds NUL bytes)',
      'give text dumps, HTML or WARC; leave other files out with --exclude',
      { file },
    );
  info.encoding = decoder.encoding;
  for (const chunk of window.rest()) {
    const text = decoder.decode(chunk);
    if (text !== '') yield text;
  }
  const last = decoder.end();
  if (last !== '') yield last;
}

function countReplaced(text: string, firstLine: number, info: TextInfo): void {
  for (let at = text.indexOf('\ufffd'); at >= 0; at = text.indexOf('\ufffd', at + 1)) {
    if (info.replaced++ === 0) info.replacedAt = firstLine + (text.slice(0, at).match(/\n/g)?.length ?? 0);
  }
}

/** A line that is not blank, by its offsets in the page. */
interface PlacedLine {
  readonly start: number;
  readonly end: number;
  /** Number of the line in the file, from 1. */
  readonly number: number;
}

/**
 * Finds where the next page opens: where the first lines of the file come again. A piece without any running text is
 * no page of its own (a menu that the page shows twice) and stays with the page it follows.
 */
class Splitter {
  readonly #file: string;
  readonly #site: string;
  /** The page so far, and the text behind it that is looked at: its last line is not complete. */
  #page = '';
  #seen = '';
  #firstLine = 1;
  /** Number of the line that comes next, from 1. */
  line = 1;
  /** The first lines of the file, and the last ones that were seen. */
  readonly #opening: string[] = [];
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
    // What is behind the cut is looked at as the text of the new page.
    this.#seen =
      next.start >= known ? this.#seen.slice(next.start - known) : this.#page.slice(next.start) + this.#seen;
    this.#page = '';
    this.#firstLine = next.number;
    this.#recent = [];
    this.#prose = false;
    return tail;
  }

  #close(text: string): RawPage {
    return { file: this.#file, site: this.#site, text, firstLine: this.#firstLine };
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
    if (this.#page.length + end > LONGEST_PAGE) throw pageTooLong(this.#file, this.line);
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
  return hasDigit(text) ? text.replace(/\p{Nd}+/gu, '#') : text;
}

const LONGEST_OPENING = 1000;
const PARAGRAPH = '\n\n';
