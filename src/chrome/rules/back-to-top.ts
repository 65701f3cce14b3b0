import { lexicon } from '../../lexicon/index.ts';
import { remembering } from '../../text/memo.ts';
import { fold } from '../../text/tokens.ts';
import type { ChromeRule } from '../../types.ts';

// Back To Top
export const backToTop: ChromeRule = {
  name: 'back-to-top',
  says: 'The whole line is a link to the top of the page.',
  *judge(page) {
    for (let line = 0; line < page.count; line++) {
      if (isLink(page.text(line))) yield [line, {}];
    }
  },
};

const LONGEST = 40;

const isLink = remembering(
  (text) =>
    text.length <= LONGEST && lexicon.backToTop.has(fold(text).replace(/^[↑▲⇧^\s]+|[↑▲⇧^\s]+$/gu, '')),
);
