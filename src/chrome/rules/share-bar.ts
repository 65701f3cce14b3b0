import { lexicon } from '../../lexicon/index.ts';
import { grouped } from '../../text/grouped.ts';
import { fold } from '../../text/tokens.ts';
import type { ChromeRule } from '../../types.ts';

// By their first letter, the longest first.
const NAMES = grouped(
  [...lexicon.networks, ...lexicon.share].sort((a, b) => b.length - a.length),
  (name) => name[0]!,
);

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
function namesIn(line: string): number {
  const text = fold(line);
  let names = 0;
  let at = 0;
  while (at < text.length) {
    if (/[\s|·•,:/&+-]/u.test(text[at]!)) {
      at++;
      continue;
    }
    const name = NAMES.get(text[at]!)?.find((each) => text.startsWith(each, at));
    if (name === undefined) return 0;
    names++;
    at += name.length;
  }
  return names;
}
