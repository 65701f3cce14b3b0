// A segment becomes values: which of its lines hold which field, and the text that is left.

import type { FieldPlan, Layout, Page, Segment } from '../types.ts';
import { isDense } from './blocks.ts';
import { readBody } from './body.ts';
import { readDelimiter } from './delimiter.ts';
import { readHead } from './head.ts';
import type { Values } from './values.ts';

export function readFields(page: Page, segment: Segment, layout: Layout | null, plan: FieldPlan): Values {
  const head = readHead(page, segment, layout, plan, isDense(page));
  const featured = head.images.map(({ alt }) => alt);
  const body = readBody(page, head.rest, { title: head.title, featured });
  const delimiter =
    segment.delimiter === null ? null : readDelimiter(page, segment.delimiter, layout?.numericOrder ?? null);
  const warnings = [
    ...(segment.delimiter === null ? ['cut-off'] : []),
    ...(delimiter?.ambiguous === true ? ['date-ambiguous'] : []),
    ...(head.title === null ? ['title-missing'] : []),
    ...(body.suspected ? ['alt-text-suspected'] : []),
  ];
  return {
    title: head.title,
    date: delimiter?.date ?? null,
    dateText: delimiter?.dateText ?? null,
    author: body.author,
    translator: body.translator,
    source: body.source,
    categories: head.categories,
    tags: [],
    comments: delimiter?.comments ?? null,
    images: [...head.images, ...body.images],
    captions: body.captions,
    credits: body.credits,
    body: body.paragraphs,
    warnings,
    parts: [...head.parts, ...body.parts, ...(delimiter?.parts ?? [])],
  };
}
