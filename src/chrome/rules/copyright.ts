import { lexicon } from '../../lexicon/index.ts';
import { remembering } from '../../text/memo.ts';
import { fold } from '../../text/tokens.ts';
import { hasMoreWords } from '../../text/words.ts';
import type { ChromeRule } from '../../types.ts';

// © 2003 - 2024 Example Society. example.org
// Copyright 2011 Example. All Rights Reserved.
export const copyright: ChromeRule = {
  name: 'copyright',
  says: 'A short line with a copyright sign or word and a year or a reservation of rights.',
  *judge(page) {
    for (let line = 0; line < page.count; line++) {
      const text = page.text(line);
      if (text.length > 240 || hasMoreWords(text, 30)) continue;
      const { signs, years } = signsIn(text);
      if (signs >= 1 && (signs >= 2 || years > 0)) yield [line, { signs, years }];
    }
  },
};

const signsIn = remembering((text) => {
  const folded = fold(text);
  const signs =
    (/©|\(c\)/i.test(text) ? 1 : 0) + lexicon.copyright.filter((word) => folded.includes(word)).length;
  const years = signs === 0 ? 0 : (text.match(/(?<!\p{Nd})(?:19|20)\d{2}(?!\p{Nd})/gu)?.length ?? 0);
  return { signs, years };
});
