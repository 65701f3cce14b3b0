// From the pages of a site to its layout: what delimits its records, and on which side of it a record lies.

import { numericOrder } from '../text/dates.ts';
import { endsLikeSentence, isProse } from '../text/words.ts';
import type { Companion, Delimiter, Layout, Page } from '../types.ts';
import { learnDelimiters, matchDelimiters } from './delimiters.ts';
import { type Sheet, wordsBetween } from './sheet.ts';

/** How far from a border the lines stand that recur there. */
const REACH = 4;
/** A line belongs to the border if this share of the stretches has it; a frequent category has less. */
const RECURS = 0.85;

export interface LayoutOptions {
  /** Finds the delimiters instead of what the pages show. */
  readonly find?: (page: Page) => Delimiter[];
}

/** @returns null where nothing divides the pages of the site. */
export function learnLayout(sheets: readonly Sheet[], options: LayoutOptions = {}): Layout | null {
  let find = options.find;
  let evidence: Readonly<Record<string, number>> = {};
  if (find === undefined) {
    const known = learnDelimiters(sheets);
    if (known === null) return null;
    find = (page) => matchDelimiters(page, known);
    evidence = known.evidence;
  }
  const divided = sheets.map((sheet) => ({ sheet, delimiters: find(sheet.page) }));
  const companions = learnCompanions(divided);
  const sides = orient(divided, companions);
  const layout = {
    find,
    ...sides.choice,
    companions,
    numericOrder: numericOrder(
      divided.flatMap(({ delimiters }) => delimiters.flatMap(({ date }) => date ?? [])),
    ),
    evidence: { ...evidence, ...sides.evidence },
  };
  return { ...layout, ...learnOpenings(divided, layout) };
}

interface Divided {
  readonly sheet: Sheet;
  readonly delimiters: readonly Delimiter[];
}

// Lines that stand beside the delimiters of most records with the same words: never running text.
function learnCompanions(divided: readonly Divided[]): Map<number, Companion> {
  const counts = new Map<number, number>();
  let stretches = 0;
  for (const { sheet, delimiters } of divided) {
    for (const [i, { line }] of delimiters.entries()) {
      const next = delimiters[i + 1]?.line;
      if (next === undefined) continue;
      stretches++;
      const seen = new Set<number>();
      for (let j = line + 1; j < next; j++) {
        if (j > line + REACH && j < next - REACH) continue;
        if (!isProse(sheet.page.text(j))) seen.add(sheet.page.key(j));
      }
      for (const key of seen) counts.set(key, (counts.get(key) ?? 0) + 1);
    }
  }
  const least = Math.max(3, RECURS * stretches);
  return new Map(
    [...counts]
      .filter(([, count]) => count >= least)
      .map(([key, records]) => [key, { records, of: stretches }]),
  );
}

// How much a line looks like a title, from 0 to 1.3.
function titleness(sheet: Sheet, line: number): number {
  const { page } = sheet;
  if (page.marker(line) !== null || sheet.verdicts[line] != null) return 0;
  const words = wordsBetween(sheet, line, line + 1);
  if (words > 22) return 0;
  const text = page.text(line);
  return (
    (words > 14 ? 0.6 : 1) * (/[.,;:،。]$/u.test(text) || (words > 8 && endsLikeSentence(text)) ? 0.35 : 1)
  );
}

interface Sides {
  readonly choice: Pick<Layout, 'side' | 'title'>;
  readonly evidence: Readonly<Record<string, number>>;
}

// Two signs, added up over all pages: whether titles stand above or below the delimiters, and whether the pages begin
// with a body (then records end with the delimiter) or end with one (then they begin with it).
function orient(divided: readonly Divided[], companions: ReadonlyMap<number, Companion>): Sides {
  let titles = 0;
  let delimiters = 0;
  let bodies = 0;
  let pages = 0;
  for (const { sheet, delimiters: lines } of divided) {
    const { page } = sheet;
    const skip = (line: number, step: number): number => {
      let at = line + step;
      while (at >= 0 && at < page.count && companions.has(page.key(at))) at += step;
      return at;
    };
    for (const { line } of lines) {
      const above = skip(line, -1);
      const below = skip(line, 1);
      titles +=
        (above >= 0 ? titleness(sheet, above) : 0) - (below < page.count ? titleness(sheet, below) : 0);
      delimiters++;
    }
    const first = lines[0];
    const last = lines.at(-1);
    if (first === undefined || last === undefined) continue;
    const typical = medianStretch(sheet, lines);
    bodies +=
      Math.min(1, proseAhead(sheet, last.line) / typical) -
      Math.min(1, proseBefore(sheet, first.line) / typical);
    pages++;
  }
  const te = delimiters === 0 ? 0 : titles / delimiters;
  const be = pages === 0 ? 0 : bodies / pages;
  const round = (value: number): number => Math.round(value * 1000) / 1000;
  const evidence = { titlesAbove: round(te), bodiesBehind: round(be) };
  if (-te - be > Math.max(te + be, be - te)) return { choice: { side: 'behind', title: 'above' }, evidence };
  return { choice: { side: 'ahead', title: be - te > te + be ? 'below' : 'above' }, evidence };
}

function medianStretch(sheet: Sheet, lines: readonly Delimiter[]): number {
  const stretches = lines.slice(1).map(({ line }, i) => wordsBetween(sheet, lines[i]!.line + 1, line));
  stretches.sort((a, b) => a - b);
  return Math.max(20, stretches[stretches.length >> 1] ?? 60);
}

// Words of running text behind a line, up to the first chrome.
function proseAhead(sheet: Sheet, from: number): number {
  let words = 0;
  for (let line = from + 1; line < sheet.page.count; line++) {
    if (sheet.verdicts[line] != null) break;
    if (isProse(sheet.page.text(line))) words += wordsBetween(sheet, line, line + 1);
  }
  return words;
}

function proseBefore(sheet: Sheet, to: number): number {
  let words = 0;
  for (let line = to - 1; line >= 0; line--) {
    if (sheet.verdicts[line] != null) break;
    if (isProse(sheet.page.text(line))) words += wordsBetween(sheet, line, line + 1);
  }
  return words;
}

// Counted on records that have a delimiter on both sides, so that their first line is known.
function learnOpenings(
  divided: readonly Divided[],
  layout: Pick<Layout, 'side' | 'companions'>,
): Pick<Layout, 'openings' | 'longestOpening'> {
  const openings = new Map<string, number>();
  let longestOpening = 0;
  if (layout.side !== 'behind') return { openings, longestOpening };
  for (const { sheet, delimiters } of divided) {
    for (const [i, { line }] of delimiters.entries()) {
      const next = delimiters[i + 1]?.line;
      if (next === undefined) continue;
      const start = behindCompanions(sheet.page, line + 1, next, layout.companions);
      const opening = openingAt(sheet.page, start, next);
      openings.set(opening, (openings.get(opening) ?? 0) + 1);
      let text = start;
      while (text < next && !isProse(sheet.page.text(text))) text++;
      if (text < next) longestOpening = Math.max(longestOpening, text - start);
    }
  }
  return { openings, longestOpening };
}

/** The first line from `from` on that is no companion of the delimiter. */
export function behindCompanions(
  page: Page,
  from: number,
  to: number,
  companions: ReadonlyMap<number, Companion>,
): number {
  let line = from;
  while (line < to && companions.has(page.key(line))) line++;
  return line;
}

/** How a record that starts at a line begins: the sizes of its blocks above the running text, three at most. */
export function openingAt(page: Page, start: number, end: number): string {
  const sizes: number[] = [];
  let line = start;
  while (sizes.length < 3 && line < end && !isProse(page.text(line))) {
    const first = line++;
    while (line < end && page.gap(line) === 0 && !isProse(page.text(line))) line++;
    sizes.push(line - first);
  }
  return sizes.join(' ');
}
