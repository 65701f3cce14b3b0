// What readers wrote, printed in full below its heading.

import { isProseAt } from '../text/blocks.ts';
import { isCommentsHeading } from '../text/labels.ts';
import { hasDigit } from '../text/units.ts';
import type { Page } from '../types.ts';

/**
 * The line behind the readers' comments below a heading; the line behind the heading where there are none.
 *
 * They are the element that begins there, or a list with what hangs under its items, or running text. A name alone on
 * its line ends them: it may as well be the title of what follows.
 */
export function readersEnd(page: Page, heading: number): number {
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
  return line;
}

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
  return (
    page.indent(line) > page.indent(first) ||
    (page.marker(line) === marker && page.indent(line) === page.indent(first))
  );
}

function isText(page: Page, line: number, first: number): boolean {
  return isProseAt(page, line) || (page.wrapped && line > first && page.gap(line) === 0);
}
