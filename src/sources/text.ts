// A text file becomes raw pages: one, or one for each dump that was joined into it.

import { ScrapeCleanError } from '../errors.ts';
import { isProse } from '../text/words.ts';
import type { RawPage } from '../types.ts';
import { decoderFor, type Encoding, HEAD_BYTES, isBinary } from './decode.ts';

/** UTF-16 units of the longest line: no article has a longer paragraph, and regular expressions must not run out of stack. */
const LONGEST_LINE: number = 256 << 10;
/** UTF-16 units of the longest page. */
const LONGEST_PAGE: number = 64 << 20;
/** No line reads like this. */
const NEVER = '\n';
/** Lines that open a page and come again where the next one opens. */
const OPENING = 3;

export interface TextInfo {
  encoding: Encoding;
  /** Replacement characters that stand for bytes which are no text. */
  replaced: number;
  /** Line of the first of them, from 1. */
  replacedAt: number;
}

/**
 * The pages of a file.
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
): Generator<RawPage> {
  const splitter = new Splitter(file, site);
  let seen = 0;
  for (const text of decodeAll(chunks, file, info)) {
    seen += text.length;
    countReplaced(text, splitter, info);
    yield* splitter.push(text);
  }
  if (seen === 0)
    throw new ScrapeCleanError(
      'empty',
      'is empty',
      'there is nothing to extract; remove it or fetch it again',
      { file },
    );
  yield* splitter.end();
}

function* decodeAll(chunks: Iterable<Uint8Array>, file: string, info: TextInfo): Generator<string> {
  let head = new Uint8Array(0);
  let decoder: ReturnType<typeof decoderFor> | null = null;
  for (const chunk of chunks) {
    if (decoder !== null) {
      yield decoder.decode(chunk);
      continue;
    }
    const longer = new Uint8Array(head.length + chunk.length);
    longer.set(head);
    longer.set(chunk, head.length);
    head = longer;
    if (head.length < HEAD_BYTES) continue;
    decoder = open(head, file, info);
    yield decoder.decode(head);
  }
  if (decoder === null) {
    decoder = open(head, file, info);
    yield decoder.decode(head);
  }
  yield decoder.end();
}

const HTML = /^\s*(?:<!doctype html|<html[\s>]|<\?xml[^>]*>\s*<!doctype html)/i;

function open(head: Uint8Array, file: string, info: TextInfo): ReturnType<typeof decoderFor> {
  const start = head.subarray(0, HEAD_BYTES);
  if (isBinary(start))
    throw new ScrapeCleanError(
      'binary',
      'is no text (it holds NUL bytes)',
      'give text dumps; leave other files out with --exclude',
      { file },
    );
  const decoder = decoderFor(start);
  info.encoding = decoder.encoding;
  if (HTML.test(decoderFor(start).decode(start.subarray(0, 1024)))) {
    throw new ScrapeCleanError(
      'unsupported',
      'is HTML, which is not read yet',
      'flatten it to text first, for instance with lynx -dump',
      { file },
    );
  }
  return decoder;
}

function countReplaced(text: string, splitter: Splitter, info: TextInfo): void {
  for (let at = text.indexOf('\ufffd'); at >= 0; at = text.indexOf('\ufffd', at + 1)) {
    if (info.replaced++ === 0)
      info.replacedAt = splitter.line + (text.slice(0, at).match(/\n/g)?.length ?? 0);
  }
}

/**
 * Finds where the next page opens: where the first lines of the file come again. A piece without any running text is
 * no page of its own (a menu that the page shows twice) and stays with the page it follows.
 */
class Splitter {
  readonly #file: string;
  readonly #site: string;
  /** Text of the page so far, and of the line that is not complete. */
  #page = '';
  #rest = '';
  #firstLine = 1;
  /** Number of the line that `rest` belongs to, from 1. */
  line = 1;
  /** The first lines of the file, and the last ones seen with the length of the page before each. */
  readonly #opening: string[] = [];
  #recent: { readonly text: string; readonly before: number; readonly line: number }[] = [];
  #prose = false;
  /** A finished page that waits for running text in the next one. */
  #held: RawPage | null = null;

  constructor(file: string, site: string) {
    this.#file = file;
    this.#site = site;
  }

  *push(text: string): Generator<RawPage> {
    let start = 0;
    for (let feed = text.indexOf('\n'); feed >= 0; feed = text.indexOf('\n', start)) {
      yield* this.#take(this.#rest + text.slice(start, feed + 1));
      this.#rest = '';
      start = feed + 1;
    }
    this.#rest += text.slice(start);
    this.#limit(this.#rest.length);
  }

  *end(): Generator<RawPage> {
    if (this.#rest !== '') yield* this.#take(this.#rest);
    const last = this.#close();
    if (this.#held === null) yield last;
    else if (this.#prose) yield* [this.#held, last];
    else yield joined(this.#held, last);
  }

  // One complete line, with its line break.
  *#take(line: string): Generator<RawPage> {
    this.#limit(line.length);
    const before = this.#page.length;
    this.#page += line;
    const number = this.line++;
    const text = foldLine(line);
    if (text === '') return;
    // A page opens with chrome: where text stands among its first lines, nothing tells where the next one opens.
    if (this.#opening.length < OPENING) this.#opening.push(isProse(line) ? NEVER : text);
    this.#recent = [...this.#recent.slice(1 - OPENING), { text, before, line: number }];
    if (this.#prose && this.#opens()) yield* this.#cut();
    else if (!this.#prose && isProse(line)) {
      this.#prose = true;
      if (this.#held !== null) yield this.#held;
      this.#held = null;
    }
  }

  // The first of the lines may be glued to the last one of a file that had no final line break.
  #opens(): boolean {
    const [first, ...others] = this.#opening;
    if (first === undefined || this.#recent.length < OPENING || new Set(this.#opening).size < 2) return false;
    return (
      others.every((text, i) => this.#recent[i + 1]?.text === text) && this.#recent[0]!.text.endsWith(first)
    );
  }

  *#cut(): Generator<RawPage> {
    const start = this.#recent[0]!.text === this.#opening[0] ? this.#recent[0]! : this.#recent[1]!;
    const tail = this.#page.slice(start.before);
    this.#page = this.#page.slice(0, start.before);
    if (this.#held !== null) yield this.#held;
    this.#held = this.#close();
    this.#page = tail;
    this.#firstLine = start.line;
    this.#recent = [];
    this.#prose = false;
  }

  #close(): RawPage {
    return { file: this.#file, site: this.#site, text: this.#page, firstLine: this.#firstLine };
  }

  #limit(length: number): void {
    const place = { file: this.#file, line: this.line };
    if (length > LONGEST_LINE)
      throw new ScrapeCleanError(
        'line-too-long',
        `is longer than ${LONGEST_LINE >> 10} Ki characters in one line`,
        'break the line, or leave the file out with --exclude',
        place,
      );
    if (this.#page.length + length > LONGEST_PAGE)
      throw new ScrapeCleanError(
        'page-too-long',
        `holds a page of more than ${LONGEST_PAGE >> 20} MiB`,
        'split the file into its dumps',
        place,
      );
  }
}

function joined(page: RawPage, rest: RawPage): RawPage {
  return { ...page, text: page.text + rest.text };
}

// Digits are folded: "Page 3 of 18" opens page 3.
function foldLine(line: string): string {
  return line.trim().replace(/\p{Nd}+/gu, '#');
}
