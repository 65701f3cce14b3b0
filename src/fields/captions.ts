// Captions: told from text by a credit of the picture.

import { lexicon } from '../lexicon/index.ts';
import { fold } from '../text/tokens.ts';
import { kindOf, SPACE } from '../text/units.ts';
import { hasMoreWords } from '../text/words.ts';

const LONGEST = 70;
const LONGEST_CREDIT = 12;

/** Whether the last line or the last sentence of a block credits a picture ("Photo: …", "Screenshot from …"). */
export function isCaption(lines: readonly string[]): boolean {
  const last = lastSentence(lines.at(-1) ?? '');
  if (last === '' || hasMoreWords(last, LONGEST_CREDIT)) return false;
  const credit = fold(last);
  const isCredit = lexicon.photo.some((word) => {
    if (!credit.startsWith(word)) return false;
    const rest = credit.slice(word.length);
    return /^\s*[:：]/u.test(rest) || (word.includes(' ') && /^\s/u.test(rest));
  });
  return isCredit && !hasMoreWords(lines.join('\n'), LONGEST);
}

function lastSentence(line: string): string {
  for (let i = line.length - 1; i > 0; i--)
    if ((kindOf(line.charCodeAt(i)) & SPACE) !== 0 && '.!?'.includes(line[i - 1]!))
      return line.slice(i).trimStart();
  return line;
}
