// A paragraph in the making: lines of one block, of which ranges may be cut out.

import { type Block, breaksWord } from '../text/blocks.ts';
import { level } from '../text/echo.ts';
import { collapse, joinLines } from '../text/words.ts';
import type { Page, Range } from '../types.ts';

/** One line of the paragraph; offsets count in the joined text, where each line ends with a line feed. */
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
  readonly lines: readonly ParagraphLine[];
  /** The lines, joined by line feeds. */
  readonly text: string;
  /** The same, levelled. */
  readonly levelled: string;
  readonly cuts: Cut[];
}

export function paragraphOf(page: Page, ...blocks: readonly Block[]): Paragraph {
  const lines: ParagraphLine[] = [];
  let text = '';
  for (const {
    lines: [from, to],
  } of blocks) {
    for (let line = from; line < to; line++) {
      if (text !== '') text += '\n';
      const start = text.length;
      text += page.text(line);
      lines.push({ line, start, end: text.length });
    }
  }
  return { page, lines, text, levelled: level(text), cuts: [] };
}

/** The paragraph as it reads with its cuts taken out. */
export function readsAs({ page, lines, text, cuts }: Paragraph): string {
  if (lines.length === 1 && cuts.length === 0) return collapse(text);
  let out = '';
  let isBroken = false;
  for (const { line, start, end } of lines) {
    const own = collapse(withoutCuts(text, start, end, cuts));
    out = isBroken ? out + own : joinLines(out, own);
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
