// Counts what recurs on the pages of a site.

import { isProseAt } from '../text/blocks.ts';
import { findDates } from '../text/dates.ts';
import { combine, hash } from '../text/hash.ts';
import { oncePerPage, remembering } from '../text/memo.ts';
import { hasDigit, withNumbersAs } from '../text/units.ts';
import type { Chrome, LineCount, Page } from '../types.ts';

const NEVER: LineCount = { pages: 0, times: 0, apart: 0 };

/** Longer lines are text: they are not counted. */
const LONGEST = 160;

/** Pages that share so much of their running text show the same articles. */
const COPY = 0.5;
const FEW = 3;

// Two lists of the same articles say nothing about what is chrome: the first one counts.
function withoutCopies(pages: readonly Page[]): Page[] {
  const kept: { page: Page; prose: ReadonlySet<number> }[] = [];
  for (const page of pages) {
    const prose = new Set<number>();
    for (let line = 0; line < page.count; line++) if (isProseAt(page, line)) prose.add(page.key(line));
    const isCopy = kept.some((other) => {
      const shared = [...prose].filter((key) => other.prose.has(key)).length;
      return shared >= FEW && shared >= COPY * Math.min(prose.size, other.prose.size);
    });
    if (!isCopy) kept.push({ page, prose });
  }
  return kept.map(({ page }) => page);
}

interface Seen {
  pages: number;
  times: number;
  apart: number;
  /** The page of the last place, and the lines of running text above it. */
  last: number;
  prose: number;
}

/** Counts lines, and pairs of neighbouring lines, over the pages of a sample. */
export function learnChrome(sample: readonly Page[]): Chrome {
  const { pages, lines, pairs, standing } = counted(withoutCopies(sample));
  return {
    pages,
    count: (page, line) => lookUp(lines, keysOf(page)[line]!),
    pair: (page, line) => {
      const above = line === 0 ? null : keysOf(page)[line - 1]!;
      const key = keysOf(page)[line]!;
      return above === null || key === null ? NEVER : lookUp(pairs, combine([above, key]));
    },
    stands: (page, line) => standing.has(page.key(line)),
  };
}

interface Counted {
  readonly pages: number;
  readonly lines: ReadonlyMap<number, LineCount>;
  readonly pairs: ReadonlyMap<number, LineCount>;
  readonly standing: ReadonlySet<number>;
}

// A function of its own: what is known of a site must not keep its pages alive.
function counted(pages: readonly Page[]): Counted {
  const lines = new Map<number, Seen>();
  const pairs = new Map<number, Seen>();
  for (const [number, page] of pages.entries()) {
    let before: number | null = null;
    let prose = 0;
    for (let line = 0; line < page.count; line++) {
      const key = keysOf(page)[line]!;
      if (isProseAt(page, line)) prose++;
      if (key !== null) add(lines, key, number, prose);
      if (key !== null && before !== null) add(pairs, combine([before, key]), number, prose);
      before = key;
    }
  }
  return {
    pages: pages.length,
    lines: usual(lines, pages.length),
    pairs: usual(pairs, pages.length),
    standing: standingLines(pages),
  };
}

function add(table: Map<number, Seen>, key: number, page: number, prose: number): void {
  const seen = table.get(key);
  if (seen === undefined) {
    table.set(key, { pages: 1, times: 1, apart: 0, last: page, prose });
    return;
  }
  seen.times++;
  if (seen.last !== page) seen.pages++;
  else if (seen.prose < prose) seen.apart++;
  seen.last = page;
  seen.prose = prose;
}

// What stands on most pages: the rest is most of what was counted, and says nothing of the site.
function usual(table: ReadonlyMap<number, Seen>, pages: number): ReadonlyMap<number, LineCount> {
  return new Map([...table].filter(([, seen]) => seen.pages >= 2 && 2 * seen.pages > pages));
}

/** Pages of a site on which a line must stand, at least, if it is to say something of the site. */
const LEAST_PAGES = 3;

function standingLines(pages: readonly Page[]): ReadonlySet<number> {
  const counts = new Map<number, number>();
  for (const page of pages) {
    const own = new Set<number>();
    for (let line = 0; line < page.count; line++) own.add(page.key(line));
    for (const key of own) counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  const stands = (count: number): boolean => count >= LEAST_PAGES && 2 * count > pages.length;
  return new Set([...counts].filter(([, count]) => stands(count)).map(([key]) => key));
}

function lookUp(table: ReadonlyMap<number, LineCount>, key: number | null): LineCount {
  return (key === null ? undefined : table.get(key)) ?? NEVER;
}

// The keys of a page's lines: every rule asks for them.
const keysOf = oncePerPage((page): readonly (number | null)[] => {
  const keys: (number | null)[] = [];
  for (let line = 0; line < page.count; line++) keys.push(chromeKey(page, line));
  return keys;
});

// "Page 3 of 18" is the same line on every page: digits are folded, but for those of a date. Null for lines too long to be chrome.
function chromeKey(page: Page, line: number): number | null {
  const text = page.text(line);
  if (text.length > LONGEST) return null;
  return hasDigit(text) ? (digitsFolded(text) ?? page.key(line)) : page.key(line);
}

// Null where the digits are those of a date.
const digitsFolded = remembering((text) =>
  findDates(text).length === 0 ? hash(withNumbersAs(text, '#')) : null,
);
