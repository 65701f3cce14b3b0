// The lines above a record's text: title, categories, texts of featured images.

import { collapse } from '../text/words.ts';
import type { FieldPlan, Image, Layout, Page, Part, Segment } from '../types.ts';
import { type Block, blocksOf } from './blocks.ts';
import { reason, wholeLine } from './values.ts';

export interface Head {
  readonly title: string | null;
  readonly categories: readonly string[];
  readonly images: readonly Image[];
  readonly parts: readonly Part[];
  /** What is left below the head. */
  readonly rest: readonly Block[];
}

export function readHead(
  page: Page,
  segment: Segment,
  layout: Layout | null,
  plan: FieldPlan,
  dense: boolean,
): Head {
  const [from, to] = segment.lines;
  const delimiter = segment.delimiter?.line ?? to;
  if (layout?.side === 'ahead') return headAbove(page, from, to, delimiter, layout, dense);
  const blocks = blocksOf(page, [from, Math.min(delimiter, to)], dense);
  const parts: Part[] = [];
  const images: Image[] = [];
  const categories: string[] = [];
  // A record that lacks the block of its category is read by what it has.
  const column = Math.min(plan.titleBlock, Math.max(0, blocks.length - 1));
  for (const [first, last] of blocks.slice(0, column).map((block) => block.lines)) {
    for (let line = first; line < last; line++) {
      const text = collapse(page.text(line));
      if (line === last - 1) {
        categories.push(text);
        parts.push(wholeLine(line, 'category', reason('above-title')));
      } else {
        images.push({ alt: text, place: 'featured' });
        parts.push(wholeLine(line, 'image', reason('above-category')));
      }
    }
  }
  const block = blocks[column];
  if (block === undefined) return { title: null, categories, images, parts, rest: [] };
  const [first, last] = block.lines;
  parts.push(wholeLine(first, 'title', reason('title-block', { block: column })));
  const below: Block[] = first + 1 < last ? [{ lines: [first + 1, last] }] : [];
  return {
    title: collapse(page.text(first)),
    categories,
    images,
    parts,
    rest: [...below, ...blocks.slice(column + 1)],
  };
}

// The title stands above the delimiter, or is the first line below it.
function headAbove(
  page: Page,
  from: number,
  to: number,
  delimiter: number,
  layout: Layout,
  dense: boolean,
): Head {
  const parts: Part[] = [];
  let title: string | null = null;
  for (let line = from; line < delimiter; line++) {
    title = collapse(page.text(line));
    parts.push(wholeLine(line, 'title', reason('above-delimiter')));
  }
  let body = delimiter + 1;
  if (layout.title === 'below' && body < to) {
    title = collapse(page.text(body));
    parts.push(wholeLine(body, 'title', reason('below-delimiter')));
    body++;
  }
  return { title, categories: [], images: [], parts, rest: blocksOf(page, [body, to], dense) };
}
