// A raw page becomes a table of lines. How the lines are held is known to this file only.

import { hash } from '../text/hash.ts';
import type { Marker, Page, RawPage } from '../types.ts';

// Unmistakable bullets count at the margin; marks that also begin a sentence count where the line is indented.
const BULLET = /^[•◦▪‣∙●○■□➤►⁃]\s+/u;
const INDENTED_BULLET = /^[*+·–-]\s+/u;
const NUMBER = /^\p{Nd}{1,3}[.)]\s+/u;

/** Splits the text into lines: `\n` or `\r\n` ends one; a line of white space only is a gap. */
export function fromText(page: RawPage): Page {
  return new TextPage(page);
}

class TextPage implements Page {
  readonly file: string;
  readonly site: string;
  readonly firstLine: number;
  readonly endLine: number;
  readonly count: number;
  readonly #source: string;
  // Per line: where the raw line, its trimmed text and its text behind the marker begin and end.
  readonly #rawStart: Int32Array;
  readonly #rawEnd: Int32Array;
  readonly #start: Int32Array;
  readonly #end: Int32Array;
  readonly #indent: Uint16Array;
  readonly #marker: Uint8Array;
  readonly #at: Int32Array;
  readonly #key: Float64Array;

  constructor(page: RawPage) {
    this.file = page.file;
    this.site = page.site;
    this.firstLine = page.firstLine;
    this.#source = page.text;
    const bounds = splitLines(page.text);
    const lines = bounds.length / 2;
    this.#rawStart = new Int32Array(lines);
    this.#rawEnd = new Int32Array(lines);
    this.#start = new Int32Array(lines);
    this.#end = new Int32Array(lines);
    this.#indent = new Uint16Array(lines);
    this.#marker = new Uint8Array(lines);
    this.#at = new Int32Array(lines);
    this.#key = new Float64Array(lines);
    let count = 0;
    for (let i = 0; i < lines; i++) {
      const rawStart = bounds[2 * i]!;
      const rawEnd = bounds[2 * i + 1]!;
      const raw = page.text.slice(rawStart, rawEnd);
      const trimmed = raw.trim();
      if (trimmed === '') continue;
      const lead = raw.length - raw.trimStart().length;
      const indent = columns(raw, lead);
      const [marker, width] = markerOf(trimmed, indent);
      this.#rawStart[count] = rawStart;
      this.#rawEnd[count] = rawEnd;
      this.#start[count] = rawStart + lead + width;
      this.#end[count] = rawStart + lead + trimmed.length;
      this.#indent[count] = Math.min(indent, 0xffff);
      this.#marker[count] = marker;
      this.#at[count] = page.firstLine + i;
      this.#key[count] = hash(trimmed.slice(width));
      count++;
    }
    this.count = count;
    this.endLine = page.firstLine + lines;
  }

  text(line: number): string {
    return this.#source.slice(this.#start[line], this.#end[line]);
  }

  raw(line: number): string {
    return this.#source.slice(this.#rawStart[line], this.#rawEnd[line]);
  }

  offset(line: number): number {
    return this.#start[line]! - this.#rawStart[line]!;
  }

  key(line: number): number {
    return this.#key[line]!;
  }

  gap(line: number): number {
    return this.#at[line]! - (line === 0 ? this.firstLine - 1 : this.#at[line - 1]!) - 1;
  }

  indent(line: number): number {
    return this.#indent[line]!;
  }

  marker(line: number): Marker | null {
    const marker = this.#marker[line];
    return marker === 1 ? 'bullet' : marker === 2 ? 'number' : null;
  }

  at(line: number): number {
    return this.#at[line]!;
  }
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
  for (let i = 0; i < units; i++) column = raw.charCodeAt(i) === 9 ? column + 8 - (column % 8) : column + 1;
  return column;
}

function markerOf(trimmed: string, indent: number): [marker: 0 | 1 | 2, width: number] {
  const bullet = BULLET.exec(trimmed) ?? (indent > 0 ? INDENTED_BULLET.exec(trimmed) : null);
  if (bullet !== null && bullet[0].length < trimmed.length) return [1, bullet[0].length];
  const number = indent > 0 ? NUMBER.exec(trimmed) : null;
  if (number !== null && number[0].length < trimmed.length) return [2, number[0].length];
  return [0, 0];
}
