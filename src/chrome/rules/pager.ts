import { lexicon } from '../../lexicon/index.ts';
import { fold } from '../../text/tokens.ts';
import type { ChromeRule } from '../../types.ts';

const DECORATION = /^[\s←→«»‹›<>|•·-]+|[\s←→«»‹›<>|•·-]+$/gu;

// Newer Posts
// ← Older entries
export const pager: ChromeRule = {
  name: 'pager',
  says: 'The whole line is a link to the next or the previous page of the list.',
  *judge(page) {
    for (let line = 0; line < page.count; line++) {
      const text = page.text(line);
      if (text.length <= 60 && lexicon.pager.has(fold(text).replace(DECORATION, ''))) yield [line, {}];
    }
  },
};
