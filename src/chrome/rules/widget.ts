import { lexicon } from '../../lexicon/index.ts';
import { remembering } from '../../text/memo.ts';
import { isDateHeading } from '../../text/shape.ts';
import { fold } from '../../text/tokens.ts';
import type { ChromeRule, Page } from '../../types.ts';

const LONGEST = 60;

// Recent Posts
//
//   • A post of this week
//
//     December 31, 2025
//   • A post of last week
export const widget: ChromeRule = {
  name: 'widget',
  says: 'A heading of a box beside the articles, or an item of the list below such a heading.',
  *judge(page) {
    for (let line = 0; line < page.count; line++) {
      const text = page.text(line);
      if (page.marker(line) !== null || text.length > LONGEST || !isHeading(text)) continue;
      const end = endOfList(page, line + 1);
      if (end === line + 1) continue;
      for (let i = line; i < end; i++) yield [i, { items: end - line - 1 }];
      line = end - 1;
    }
  },
};

const isHeading = remembering((text) => lexicon.widgets.has(fold(text).replace(/[:\s]+$/u, '')));

// The list items below a heading, and what hangs under them: text at the left of the items is not theirs. HTML knows the
// depth of a list, not the columns of its bullets. Where the indents are lost, the dates of the items may be known by that of the
// first one.
function endOfList(page: Page, from: number): number {
  const hangs = (line: number): boolean =>
    page.indent(line) > 0 &&
    (page.markup === null ? page.indent(line) > page.indent(from) : page.indent(line) >= page.indent(from));
  const isDated = from + 1 < page.count && isDateHeading(page.text(from + 1));
  const isDate = (line: number): boolean =>
    isDated && page.marker(line - 1) !== null && isDateHeading(page.text(line));
  let line = from;
  while (line < page.count && (page.marker(line) !== null || (line > from && (hangs(line) || isDate(line)))))
    line++;
  return line;
}
