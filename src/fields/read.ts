// A segment becomes values: which of its lines hold which field, and the text that is left.

import { blocksOf } from '../text/blocks.ts';
import type { FieldPlan, Layout, Page, Segment } from '../types.ts';
import { readFurniture, readHead } from './around.ts';
import { readBody } from './body.ts';
import { type DelimiterValues, readDelimiter } from './delimiter.ts';
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
  parts: [],
};

export function readFields(page: Page, segment: Segment, layout: Layout, plan: FieldPlan): Values {
  const head = readHead(page, segment, plan);
  const delimiter =
    segment.delimiter === null ? NOTHING : readDelimiter(page, segment.delimiter, layout, plan);
  const furniture = readFurniture(page, segment);
  const title = head.title ?? delimiter.title;
  const blocks = segment.slots
    .filter(({ role }) => role === 'body')
    .flatMap(({ lines }) => blocksOf(page, lines));
  const body = readBody(page, blocks, { title, featured: head.images.map(({ alt }) => alt) });
  const warnings = [
    ...(segment.delimiter === null ? ['cut-off'] : []),
    ...(delimiter.ambiguous ? ['date-ambiguous'] : []),
    ...(title === null ? ['title-missing'] : []),
    ...(body.suspected ? ['alt-text-suspected'] : []),
  ];
  const hasCategories =
    delimiter.categories.length + furniture.categories.length + head.categories.length > 0;
  const first = (...lists: (readonly string[])[]): readonly string[] =>
    lists.find((list) => list.length > 0) ?? [];
  return {
    title,
    date: delimiter.date,
    dateText: delimiter.dateText,
    author: delimiter.author ?? furniture.author ?? body.author,
    translator: body.translator,
    source: body.source,
    categories: first(
      delimiter.categories,
      furniture.categories,
      head.categories,
      furniture.tags.length > 0 ? [] : furniture.terms,
    ),
    tags: first([...delimiter.tags, ...furniture.tags], hasCategories ? furniture.terms : []),
    comments: delimiter.comments ?? furniture.comments ?? head.comments,
    images: [...head.images, ...body.images],
    captions: body.captions,
    credits: body.credits,
    body: body.paragraphs,
    warnings,
    parts: [...head.parts, ...body.parts, ...delimiter.parts, ...furniture.parts],
  };
}
