// Which block of a record is its title: what the records of a site together show.

import { words } from '../text/words.ts';
import type { FieldPlan, Layout, Page, Range } from '../types.ts';
import { type Block, blocksOf, isDense } from './blocks.ts';

/** Columns that may hold the title: a category, a picture's text or both may stand above it. */
const COLUMNS = 3;
const LONGEST_TITLE = 22;

export interface Sample {
  readonly page: Page;
  readonly lines: Range;
}

/**
 * Lays the records of a site on top of each other, block by block, and takes the column that looks most like titles:
 * short, different in every record, longer than the names of categories, with words that come again in the text.
 */
export function learnFields(samples: readonly Sample[], layout: Layout | null): FieldPlan {
  if (layout === null || layout.side === 'ahead') return { titleBlock: 0 };
  const records = samples.map(({ page, lines }) => ({ page, blocks: blocksOf(page, lines, isDense(page)) }));
  let best = { titleBlock: 0, score: 0 };
  for (let column = 0; column < COLUMNS; column++) {
    const score = scoreOf(records, column) * 0.9 ** column;
    if (score > best.score) best = { titleBlock: column, score };
  }
  return { titleBlock: best.titleBlock };
}

interface Blocks {
  readonly page: Page;
  readonly blocks: readonly Block[];
}

function scoreOf(records: readonly Blocks[], column: number): number {
  const values = new Set<string>();
  let count = 0;
  let shape = 0;
  let length = 0;
  let echo = 0;
  for (const { page, blocks } of records) {
    const block = blocks[column];
    if (block === undefined) continue;
    count++;
    // The line next to the text: pictures' texts may stand above a category in one block.
    const line = block.lines[1] - 1;
    const text = page.text(line);
    const own = words(text);
    values.add(own.join(' '));
    if (own.length > LONGEST_TITLE || page.marker(line) !== null) continue;
    shape += /[.,;:،。]$/u.test(text) ? 0.35 : own.length > 14 ? 0.8 : 1;
    length += Math.min(1, own.length / 5);
    echo += echoOf(own, page, blocks.slice(column + 1));
  }
  if (count === 0) return 0;
  const distinct = values.size / count;
  return (
    (shape / count) *
    distinct *
    distinct *
    (0.5 + 0.25 * (length / count) + 0.25 * (echo / count)) *
    (count / records.length)
  );
}

// Share of the longer words that come again below.
function echoOf(own: readonly string[], page: Page, below: readonly Block[]): number {
  const longer = own.filter((word) => word.length > 3);
  if (longer.length === 0) return 0;
  const text = new Set<string>();
  for (const {
    lines: [from, to],
  } of below.slice(0, 6))
    for (let line = from; line < to; line++) for (const word of words(page.text(line))) text.add(word);
  return longer.filter((word) => text.has(word)).length / longer.length;
}
