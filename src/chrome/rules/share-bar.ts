import { lexicon } from '../../lexicon/index.ts';
import { remembering } from '../../text/memo.ts';
import { fold } from '../../text/tokens.ts';
import type { ChromeRule } from '../../types.ts';

const NAMES = [...lexicon.networks, ...lexicon.share].sort((a, b) => b.length - a.length || (a < b ? -1 : 1));
const LONGEST = NAMES[0]?.length ?? 0;
const KNOWN = new Set(NAMES);

// FacebookTwitterPinterestEmail
// Share on Facebook | Tweet
//   • Facebook
export const shareBar: ChromeRule = {
  name: 'share-bar',
  says: 'The line holds nothing but names of services to share on or to follow.',
  *judge(page) {
    for (let line = 0; line < page.count; line++) {
      const text = page.text(line);
      if (text.length > 160) continue;
      const names = namesIn(text);
      if (names >= 2 || (names === 1 && (page.marker(line) !== null || lexicon.share.has(fold(text)))))
        yield [line, { names }];
    }
  },
};

// How many names make up the whole text, glued or separated; 0 where something else is in it. Longest name first.
const namesIn = remembering((line): number => {
  const text = fold(line);
  let names = 0;
  let at = 0;
  while (at < text.length) {
    if (/[\s|·•,:/&+-]/u.test(text[at]!)) {
      at++;
      continue;
    }
    let length = Math.min(LONGEST, text.length - at);
    while (length > 0 && !KNOWN.has(text.slice(at, at + length))) length--;
    if (length === 0) return 0;
    names++;
    at += length;
  }
  return names;
});
