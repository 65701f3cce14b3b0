// The lines of a segment as blocks: what stands together between blank lines.

import type { Page, Range } from '../types.ts';

export interface Block {
  /** Lines `[first, last)` of the page. */
  readonly lines: Range;
}

/** Where fewer lines than this stand behind a blank one, the flattener wrote none: then each line is a block. */
const DENSE = 0.15;

/** Whether blank lines mean nothing on a page, because it has hardly any. */
export function isDense(page: Page): boolean {
  let gaps = 0;
  for (let line = 1; line < page.count; line++) if (page.gap(line) > 0) gaps++;
  return gaps < DENSE * page.count;
}

/** Blocks of the lines `[from, to)`: a list item opens one too. */
export function blocksOf(page: Page, [from, to]: Range, dense: boolean): Block[] {
  const blocks: Block[] = [];
  let first = from;
  for (let line = from + 1; line <= to; line++) {
    if (line < to && !dense && page.gap(line) === 0 && page.marker(line) === null) continue;
    if (line > first) blocks.push({ lines: [first, line] });
    first = line;
  }
  return blocks;
}
