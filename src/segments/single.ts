// Whether an HTML page shows one article, or a list of them.

import { isProseAt } from '../text/blocks.ts';
import { collapse } from '../text/words.ts';
import type { Page, Segment } from '../types.ts';
import type { Article } from './article.ts';

/** Characters of running text that make an article of a page on which nothing delimits records. */
const LEAST = 250;
/** And of a page with several delimiters of which only one has text: a list of titles has less. */
const LONG = 600;

/** Segments that hold running text of what would be the article of the page. */
export function holders(page: Page, segments: readonly Segment[], { kept }: Article): Segment[] {
  return segments.filter(({ lines: [from, to] }) => {
    for (let line = from; line < to; line++) if (kept[line] === true && isProseAt(page, line)) return true;
    return false;
  });
}

/**
 * Whether a page shows one article.
 * @param lists whether most pages of the site show several
 */
export function isSingle(
  page: Page,
  segments: readonly Segment[],
  article: Article,
  lists: boolean,
): boolean {
  if (segments.length === 0) return article.text >= LEAST;
  const holding = holders(page, segments, article);
  if (holding.length >= 2) return false;
  if (segments.length > 1) return !lists && article.text >= LONG;
  // One record: the page of an article is named after it, a list with one record is not.
  return holding.length === 0 ? article.text >= LEAST : isNamedAfter(page, segments[0]!);
}

function isNamedAfter(page: Page, { slots, delimiter, lines: [from] }: Segment): boolean {
  const title = slots.find(({ role }) => role === 'title')?.lines[0] ?? delimiter?.line ?? from;
  const own = collapse(page.text(title)).toLowerCase();
  return (page.markup?.claims ?? []).some(
    ({ field, value }) => field === 'title' && collapse(value).toLowerCase().startsWith(own),
  );
}
