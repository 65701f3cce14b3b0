// A paragraph in the making: lines of one block, of which ranges may be cut out.

import { type Block, breaksWord, isTight, wholeLines } from '../text/blocks.ts';
import { level } from '../text/echo.ts';
import { collapse, joinLines, spaceBetween } from '../text/words.ts';
import type { Page, Range } from '../types.ts';

/** A line of the page, or of the text before it was wrapped; offsets count in the joined text. */
interface ParagraphLine {
  readonly line: number;
  readonly start: number;
  readonly end: number;
}

export interface Cut {
  /** Range of the joined text. */
  readonly range: Range;
  /** What is cut out: an alt text, or a link to the rest of the article. */
  readonly fate?: 'record-chrome';
  readonly rule: string;
  readonly evidence: Readonly<Record<string, number>>;
}

export interface Paragraph {
  readonly page: Page;
  /** Its lines as they were before the flattener wrapped them, each with the first line of the page. */
  readonly lines: readonly ParagraphLine[];
  /** The lines of the page that it is made of. */
  readonly pieces: readonly ParagraphLine[];
  /** The lines, joined by line feeds. */
  readonly text: string;
  /** The same, levelled. */
  readonly levelled: string;
  readonly cuts: Cut[];
}

export function paragraphOf(page: Page, ...blocks: readonly Block[]): Paragraph {
  const lines: ParagraphLine[] = [];
  const pieces: ParagraphLine[] = [];
  let text = '';
  for (const block of blocks) {
    for (const [from, to] of wholeLines(page, block)) {
      if (text !== '') text += '\n';
      const start = text.length;
      for (let line = from; line < to; line++) {
        const own = page.text(line);
        if (line > from && !breaksWord(page, line - 1))
          text += spaceBetween(page.text(line - 1), own, isTight(page));
        pieces.push({ line, start: text.length, end: text.length + own.length });
        text += own;
      }
      lines.push({ line: from, start, end: text.length });
    }
  }
  return { page, lines, pieces, text, levelled: level(text), cuts: [] };
}

/** The paragraph as it reads with its cuts taken out. */
export function readsAs({ page, pieces, text, cuts }: Paragraph): string {
  if (pieces.length === 1 && cuts.length === 0) return collapse(text);
  let out = '';
  let isBroken = false;
  for (const { line, start, end } of pieces) {
    const own = collapse(withoutCuts(text, start, end, cuts));
    out = isBroken ? out + own : joinLines(out, own, isTight(page));
    isBroken = breaksWord(page, line);
  }
  return out;
}

// A cut between two words leaves a space, unless a part of a word stands on either side of it.
function withoutCuts(text: string, start: number, end: number, cuts: readonly Cut[]): string {
  let out = '';
  let from = start;
  for (const { range } of [...cuts].sort((a, b) => a.range[0] - b.range[0])) {
    const first = Math.max(range[0], start);
    const last = Math.min(range[1], end);
    if (first >= last) continue;
    out += text.slice(from, first);
    from = last;
    if (/[\p{L}\p{N}]$/u.test(out) && /^[\p{L}\p{N}]/u.test(text.slice(from, end))) out += ' ';
  }
  return out + text.slice(from, end);
}
