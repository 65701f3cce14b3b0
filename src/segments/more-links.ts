// Links to the rest of an article.

import { beginsWithMore, gluedToMore, isMoreLink } from '../text/labels.ts';
import type { Page } from '../types.ts';

/** Lines above a link among which the title of its article is looked for. */
const RECORD = 60;

/** Whether a line is a link to the rest of an article with its title glued to it, which only readers of screens are told. */
export function isGluedMoreAt(page: Page, line: number): boolean {
  const title = gluedToMore(page.text(line));
  return title !== null && (/^[\p{Lu}\p{Lo}\p{N}]/u.test(title) || standsAbove(page, line, title));
}

/** Whether a line is a link to the rest of an article: "Read more", "Read more about TITLE", "Read moreTITLE". */
export function isMoreAt(page: Page, line: number): boolean {
  const text = page.text(line);
  return isMoreLink(text) || beginsWithMore(text) || isGluedMoreAt(page, line);
}

/** Whether a text is a line of the record above another line. */
export function standsAbove(page: Page, line: number, text: string): boolean {
  for (let above = line - 1; above >= Math.max(0, line - RECORD); above--)
    if (page.text(above) === text) return true;
  return false;
}
