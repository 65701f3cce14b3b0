// What readers wrote, printed in full below its heading.

import { isProseAt } from '../text/blocks.ts';
import { findDates } from '../text/dates.ts';
import { isCommentsHeading } from '../text/labels.ts';
import { oncePerPage } from '../text/memo.ts';
import { range } from '../text/ordered.ts';
import { isDateHeading } from '../text/shape.ts';
import { hasDigit } from '../text/units.ts';
import { hasMoreWords } from '../text/words.ts';
import type { Page } from '../types.ts';

/** The line behind the readers' comments below a heading; the line behind the heading where there are none. */
export const readersEnd = (page: Page, heading: number): number => areasOf(page).get(heading) ?? heading + 1;

// The headings of readers' comments and where these end. "Comments" may also be a link above each text: then no text stands
// above the first one of a page, nor, where elements tell how far each goes, much of it outside of them.
const areasOf = oncePerPage((page): ReadonlyMap<number, number> => {
  const areas = new Map<number, number>();
  for (let line = 0; line < page.count; line++) {
    const end = endOf(page, line);
    if (end === line + 1) continue;
    areas.set(line, end);
    line = end - 1;
  }
  const [first] = areas.keys();
  if (first === undefined || textLines(page, 0, first) > 0) return areas;
  if (page.markup === null) return new Map();
  let inside = 0;
  for (const [heading, end] of areas) inside += textLines(page, heading, end);
  return textLines(page, 0, page.count) > 2 * inside ? areas : new Map();
});

function textLines(page: Page, from: number, to: number): number {
  let count = 0;
  for (let line = from; line < to; line++) if (isProseAt(page, line)) count++;
  return count;
}

// They are the element that begins below the heading, or a list with what hangs under its items, or running text. A name
// alone on its line ends them: it may as well be the title of what follows.
function endOf(page: Page, heading: number): number {
  const first = heading + 1;
  // "15 comments" counts them, and what follows may be the next record.
  const text = page.text(heading);
  if (first >= page.count || hasDigit(text) || !isCommentsHeading(text)) return first;
  const element = elementEnd(page, heading, first);
  if (element > first + 1) return element;
  const marker = page.marker(first);
  let line = first;
  while (
    line < page.count &&
    !page.heading(line) &&
    (isItem(page, line, first, marker) || isText(page, line, first))
  )
    line++;
  return Math.max(line, datedEnd(page, first));
}

/** Whether a line belongs to what readers wrote, or heads it. */
export const isOfReaders = (page: Page, line: number): boolean => readersOf(page)[line] === 1;

const readersOf = oncePerPage((page) => {
  const lines = new Uint8Array(page.count);
  for (const [heading, end] of areasOf(page)) lines.fill(1, heading, end);
  return lines;
});

// Names, each above the day and the text of a comment. The last one may be the title of the article that follows: it is
// where nothing but its own day says when that was written.
function datedEnd(page: Page, first: number): number {
  let end = first;
  let last = first;
  while (isDated(page, end)) {
    last = end;
    end += 2;
    while (end < page.count && isText(page, end, first)) end++;
  }
  if (end === first) return first;
  let line = end;
  while (line < page.count && !isCommentsHeading(page.text(line))) line++;
  const isOther = line === page.count || range(end, line).some((at) => findDates(page.text(at)).length > 0);
  return isOther ? end : last;
}

function isDated(page: Page, line: number): boolean {
  return (
    line + 2 < page.count &&
    !page.heading(line) &&
    !hasMoreWords(page.text(line), NAME_WORDS) &&
    isDateHeading(page.text(line + 1)) &&
    isProseAt(page, line + 2)
  );
}

/** Words of a name, with a number in front, at most. */
const NAME_WORDS = 6;

// The element that begins at a line, beside that of the heading.
function elementEnd({ markup }: Page, heading: number, line: number): number {
  if (markup === null) return line;
  const beside = markup.elements[markup.element(heading)]?.parent ?? -1;
  let end = line;
  for (let at = markup.element(line); at >= 0 && markup.elements[at]!.lines[0] === line; ) {
    if (markup.elements[at]!.parent === beside) end = markup.elements[at]!.lines[1];
    at = markup.elements[at]!.parent;
  }
  return end;
}

function isItem(page: Page, line: number, first: number, marker: ReturnType<Page['marker']>): boolean {
  if (marker === null) return false;
  // What hangs under an item stands below its text.
  const [mark = ''] = /^\s*\S+\s+/.exec(page.raw(first)) ?? [];
  return (
    page.indent(line) >= mark.length ||
    (page.marker(line) === marker && page.indent(line) === page.indent(first))
  );
}

function isText(page: Page, line: number, first: number): boolean {
  return isProseAt(page, line) || (page.wrapped && line > first && page.gap(line) === 0);
}
