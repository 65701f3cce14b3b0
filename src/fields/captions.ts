// Captions: told from text by a credit of the picture.

import { lexicon } from '../lexicon/index.ts';
import { fold } from '../text/tokens.ts';
import { hasMoreWords } from '../text/words.ts';

const LONGEST = 70;
const LONGEST_CREDIT = 12;

/** Whether the last line or the last sentence of a block credits a picture ("Photo: …", "Screenshot from …"). */
export function isCaption(lines: readonly string[]): boolean {
  const text = lines.join('\n');
  if (hasMoreWords(text, LONGEST)) return false;
  const last = text.split(/\n|(?<=[.!?])\s+/u).at(-1) ?? '';
  if (last === '' || hasMoreWords(last, LONGEST_CREDIT)) return false;
  const credit = fold(last);
  return lexicon.photo.some((word) => {
    if (!credit.startsWith(word)) return false;
    const rest = credit.slice(word.length);
    return /^\s*[:：]/u.test(rest) || (word.includes(' ') && /^\s/u.test(rest));
  });
}
