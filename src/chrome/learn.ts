// Counts what recurs on the pages of a site.

import { combine, hash } from '../text/hash.ts';
import type { Chrome, LineCount, Page } from '../types.ts';

const NEVER: LineCount = { pages: 0, times: 0 };

/** Longer lines are text: they are not counted. */
const LONGEST = 160;

/** Counts lines, and pairs of neighbouring lines, over the pages of a sample. */
export function learnChrome(pages: readonly Page[]): Chrome {
  const lines = new Map<number, { pages: number; times: number; last: number }>();
  const pairs = new Map<number, { pages: number; times: number; last: number }>();
  const add = (table: typeof lines, key: number, page: number): void => {
    const seen = table.get(key);
    if (seen === undefined) table.set(key, { pages: 1, times: 1, last: page });
    else {
      seen.times++;
      if (seen.last !== page) seen.pages++;
      seen.last = page;
    }
  };
  pages.forEach((page, number) => {
    let before: number | null = null;
    for (let line = 0; line < page.count; line++) {
      const key = chromeKey(page, line);
      if (key !== null) add(lines, key, number);
      if (key !== null && before !== null) add(pairs, combine([before, key]), number);
      before = key;
    }
  });
  return {
    pages: pages.length,
    count: (page, line) => lookUp(lines, chromeKey(page, line)),
    pair: (page, line) => {
      const above = line === 0 ? null : chromeKey(page, line - 1);
      const key = chromeKey(page, line);
      return above === null || key === null ? NEVER : lookUp(pairs, combine([above, key]));
    },
  };
}

function lookUp(table: ReadonlyMap<number, LineCount>, key: number | null): LineCount {
  return (key === null ? undefined : table.get(key)) ?? NEVER;
}

// "Page 3 of 18" is the same line on every page: digits are folded. Null for lines too long to be chrome.
function chromeKey(page: Page, line: number): number | null {
  const text = page.text(line);
  if (text.length > LONGEST) return null;
  return /\p{Nd}/u.test(text) ? hash(text.replace(/\p{Nd}+/gu, '#')) : page.key(line);
}
