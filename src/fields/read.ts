// A segment becomes values: which of its lines hold which field, and the text that is left.

import { type Block, continuesOn, isTight } from '../text/blocks.ts';
import { joinLines } from '../text/words.ts';
import type { FieldPlan, Layout, Page, Segment } from '../types.ts';
import { readFurniture, readHead } from './around.ts';
import { readBody } from './body.ts';
import { readClaims, readPictures } from './claimed.ts';
import { type DelimiterValues, readDelimiter } from './delimiter.ts';
import { openerEnd, textBlocks } from './openers.ts';
import { apart } from './terms.ts';
import type { Values } from './values.ts';

const NOTHING: DelimiterValues = {
  title: null,
  date: null,
  dateText: null,
  author: null,
  categories: [],
  tags: [],
  comments: null,
  ambiguous: false,
  text: null,
  parts: [],
};

// "TITLE __": an icon, which Markdown has as empty italics.
const withoutIcons = (title: string | null): string | null =>
  title?.includes('__') ? title.replace(/^(?:__\s+)+(?=\S)|(?<=\S)(?:\s+__)+$/gu, '') : title;

// "**TITLE**": a title in bold letters, as writers of Markdown put it.
const unstressed = (title: string | null): string | null =>
  title?.startsWith('**') ? title.replace(/^\*\*(?=\S)((?:(?!\*\*).)+)\*\*$/u, '$1') : title;

const splitAt = ({ lines: [from, to] }: Block, line: number): Block[] => [
  { lines: [from, line] },
  { lines: [line, to] },
];

// The text that begins on the line of the delimiter goes on in the next line of a wrapped page.
function withOpening(page: Page, { delimiter }: Segment, text: string, body: readonly string[]): string[] {
  const [first, ...others] = body;
  return first !== undefined && delimiter !== null && continuesOn(page, delimiter.line)
    ? [joinLines(text, first, isTight(page)), ...others]
    : [text, ...body];
}

export function readFields(page: Page, segment: Segment, layout: Layout, plan: FieldPlan): Values {
  const head = readHead(page, segment, plan);
  const delimiter =
    segment.delimiter === null ? NOTHING : readDelimiter(page, segment.delimiter, layout, plan);
  const furniture = readFurniture(page, segment, layout, plan);
  const claimed = readClaims(page, segment.lines);
  const title = unstressed(withoutIcons(head.title ?? delimiter.title));
  const blocks = textBlocks(page, segment);
  const opener = plan.pictured ? openerEnd(page, blocks[0]) : null;
  if (opener !== null) blocks.splice(0, 1, ...splitAt(blocks[0]!, opener));
  const featured = head.images.map(({ alt }) => alt);
  const body = readBody(page, blocks, { title, featured, isPictured: opener !== null });
  const warnings = [
    ...(segment.delimiter === null ? ['cut-off'] : []),
    ...(delimiter.ambiguous && claimed.date === null ? ['date-ambiguous'] : []),
    ...(title === null && claimed.title === null ? ['title-missing'] : []),
    ...(body.suspected ? ['alt-text-suspected'] : []),
  ];
  const hasCategories =
    delimiter.categories.length + furniture.categories.length + head.categories.length > 0;
  const first = (...lists: (readonly string[])[]): readonly string[] =>
    lists.find((list) => list.length > 0)?.flatMap((term) => apart(term, plan.terms)) ?? [];
  return {
    title: title ?? claimed.title,
    date: delimiter.date ?? claimed.date,
    dateText: delimiter.dateText,
    author: claimed.author ?? delimiter.author ?? furniture.author ?? body.author,
    translator: body.translator,
    source: body.source,
    categories: first(
      claimed.categories,
      delimiter.categories,
      furniture.categories,
      head.categories,
      furniture.tags.length > 0 ? [] : furniture.terms,
      furniture.tags.length > 0 ? [] : claimed.tags,
    ),
    tags: first(
      [...delimiter.tags, ...furniture.tags],
      hasCategories ? furniture.terms : [],
      hasCategories || claimed.categories.length > 0 ? claimed.tags : [],
    ),
    comments: delimiter.comments ?? furniture.comments ?? head.comments,
    images: page.markup === null ? [...head.images, ...body.images] : readPictures(page.markup, segment),
    captions: body.captions,
    credits: body.credits,
    body:
      delimiter.text === null ? body.paragraphs : withOpening(page, segment, delimiter.text, body.paragraphs),
    warnings,
    parts: [...head.parts, ...body.parts, ...delimiter.parts, ...furniture.parts],
  };
}
