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
      const text = page.text(line);
      if (text.length <= LONGEST && isLink(text)) yield [line, {}];
    }
  },
};

const LONGEST = 40;

const isLink = remembering((text) =>
  lexicon.backToTop.has(fold(text).replace(/^[↑▲⇧^\s]+|[↑▲⇧^\s]+$/gu, '')),
);
