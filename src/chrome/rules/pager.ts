import { lexicon } from '../../lexicon/index.ts';
import { remembering } from '../../text/memo.ts';
import { fold } from '../../text/tokens.ts';
import type { ChromeRule, Page } from '../../types.ts';

const DECORATION = /^[\s←→«»‹›<>|•·-]+|[\s←→«»‹›<>|•·-]+$/gu;
/** A number of a page, an arrow, or what stands for the pages between. */
const STEP = /^(?:\p{Nd}{1,4}|[←→«»‹›<>|]+|…|\.\.\.)$/u;
const ARROW = /[←→«»‹›…]/u;
const LONGEST = 60;
/** Lines that make a row of steps. */
const STEPS = 3;

// Newer Posts
// ← Older entries
// « / 1 / 2 / … / 42 / »
export const pager: ChromeRule = {
  name: 'pager',
  says: 'The whole line is a link to the next or the previous page of the list, or to one by its number.',
  *judge(page) {
    for (let line = 0; line < page.count; line++) {
      const text = page.text(line);
      if (text.length <= LONGEST && isPager(text)) yield [line, {}];
      const end = endOfSteps(page, line);
      for (let step = line; step < end; step++) yield [step, { steps: end - line }];
      line = Math.max(line, end - 1);
    }
  },
};

const isPager = remembering((text) => lexicon.pager.has(fold(text).replace(DECORATION, '')));

// The line behind a row of steps, or the line itself where none begins.
function endOfSteps(page: Page, from: number): number {
  let line = from;
  let arrows = 0;
  while (line < page.count && STEP.test(page.text(line))) {
    if (ARROW.test(page.text(line))) arrows++;
    line++;
  }
  return line - from >= STEPS && arrows > 0 ? line : from;
}
