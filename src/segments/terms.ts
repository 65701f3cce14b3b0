// Whether the records of a site end with values that no label introduces.

import { fold } from '../text/tokens.ts';
import type { Layout } from '../types.ts';
import { isTermAt, segment } from './segment.ts';
import type { Sheet } from './sheet.ts';

/** Share of the records that must end so. */
const USUAL = 0.8;
/** Values come again: so many of them may be new. */
const NEW = 0.6;
const LEAST = 6;
/** Values of a record, at most. */
const MOST = 8;

/**
 * Whether nearly all records end with short lines below their text, and with the same ones again and again: categories
 * or tags. The last lines of texts differ.
 */
export function endInTerms(sheets: readonly Sheet[], layout: Layout): boolean {
  const values: string[] = [];
  let records = 0;
  let ending = 0;
  for (const sheet of sheets) {
    for (const { slots } of segment(sheet, layout)) {
      const body = slots.findLast(({ role }) => role === 'body');
      if (body === undefined) continue;
      const [from, to] = body.lines;
      let line = to;
      while (line > from && isTermAt(sheet.page, line - 1)) line--;
      // Short lines alone are the text.
      if (line === from) continue;
      records++;
      if (line < to && to - line <= MOST) ending++;
      for (let at = line; at < to; at++) values.push(fold(sheet.page.text(at)));
    }
  }
  return values.length >= LEAST && ending >= USUAL * records && new Set(values).size <= NEW * values.length;
}
