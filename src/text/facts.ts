// "Publisher: Harbour / Pages: 212 / Tag: Saturday": what a text says of a book, a record or an event, a line for each.

import type { Page } from '../types.ts';
import { beginsWithLabel, isLabelled, readLabels } from './labels.ts';
import { oncePerPage } from './memo.ts';
import { hasMoreWords } from './words.ts';

const FACT = /^\p{L}[^:：]{1,30}[:：]\s*\S/u;
const WORDS = 14;
/** Lines of a list of facts, and those of them that say no field of a record, at least. */
const LEAST = 3;
const FOREIGN = 2;

/** Whether a line belongs to a list of facts: some of their names may be labels of a record's fields too. */
export const isFactAt = (page: Page, line: number): boolean => factsOf(page)[line] === 1;

const factsOf = oncePerPage((page): Uint8Array => {
  const facts = new Uint8Array(page.count);
  for (let from = 0; from < page.count; ) {
    let to = from;
    let foreign = 0;
    // "Wind: a Story" below itself is a title.
    for (; to < page.count && isFact(page.text(to)); to++)
      if (isForeignFact(page.text(to)) && (to === from || page.text(to) !== page.text(to - 1))) foreign++;
    // The fields of the record that stand below them are none.
    let end = to;
    while (end - from > LEAST && isLabelled(page.text(end - 1))) end--;
    if (end - from >= LEAST && foreign >= FOREIGN) facts.fill(1, from, end);
    from = Math.max(to, from + 1);
  }
  return facts;
});

/** "Price: 9 crowns": a line that says something by a name which is no label of a record's fields. */
export const isForeignFact = (text: string): boolean =>
  isFact(text) && !beginsWithLabel(text) && !readLabels(text, []).isListed;

const isFact = (text: string): boolean => FACT.test(text) && !hasMoreWords(text, WORDS);
