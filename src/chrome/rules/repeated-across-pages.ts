import { closesSentence } from '../../text/words.ts';
import type { Chrome, ChromeRule, Page } from '../../types.ts';

/** A line that stands more often than this on its pages, with running text between, stands between the articles. */
const BETWEEN = 2.4;
const APART = 0.75;

// A menu, seen on five of five pages:
//   • Home
//   • Articles
//   • About us
export const repeatedAcrossPages: ChromeRule = {
  name: 'repeated-across-pages',
  says: 'The line stands on most of the pages of the site, next to the same line as there.',
  *judge(page, known) {
    if (known.pages < 2) return;
    for (let line = 0; line < page.count; line++) {
      if (isLongList(page, line, known)) yield [line, { of: known.pages }];
      if (!recurs(page, line, known)) continue;
      const { pages, times } = known.count(page, line);
      // A category may stand on every page too, but each time next to another line.
      const company =
        pages === known.pages && pages >= 4 && times === pages
          ? pages
          : Math.max(companions(page, line, known), companions(page, line + 1, known));
      if (company > 0) yield [line, { pages, of: known.pages, times }];
    }
  },
};

// A cloud of tags or a menu that takes a long line, in the middle of other lines that recur. Paragraphs may come again by right.
function isLongList(page: Page, line: number, known: Chrome): boolean {
  return (
    line > 0 &&
    line + 1 < page.count &&
    known.count(page, line).pages === 0 &&
    known.stands(page, line) &&
    !closesSentence(page.text(line)) &&
    recurs(page, line - 1, known) &&
    recurs(page, line + 1, known)
  );
}

function recurs(page: Page, line: number, known: Chrome): boolean {
  const { pages, times, apart } = known.count(page, line);
  const between = times >= BETWEEN * pages && apart >= APART * (times - pages);
  return pages > 0 && !between;
}

// Pages on which the line and the one above it stand together, where both recur.
function companions(page: Page, line: number, known: Chrome): number {
  if (line === 0 || line >= page.count || !recurs(page, line - 1, known) || !recurs(page, line, known))
    return 0;
  return known.pair(page, line).pages;
}
