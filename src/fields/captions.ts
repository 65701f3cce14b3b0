// Captions: told from text by a credit of the picture.

import { lexicon } from '../lexicon/index.ts';
import { grouped } from '../text/grouped.ts';
import { fold } from '../text/tokens.ts';
import { kindOf, SPACE } from '../text/units.ts';
import { hasMoreWords } from '../text/words.ts';

const LONGEST = 70;
const LONGEST_CREDIT = 12;

/** Whether the last line or the last sentence of a block credits a picture ("Photo: …", "Screenshot from …"). */
export function isCaption(lines: readonly string[]): boolean {
  const last = lastSentence(lines.at(-1) ?? '');
  if (last === '' || hasMoreWords(last, LONGEST_CREDIT)) return false;
  return credits(fold(last)) && !hasMoreWords(lines.join('\n'), LONGEST);
}

// Most lines begin with none of their signs.
const BY_FIRST_SIGN = grouped(lexicon.photo, (word) => word[0]!);

function credits(text: string): boolean {
  for (const word of BY_FIRST_SIGN.get(text[0] ?? '') ?? []) {
    if (!text.startsWith(word)) continue;
    const rest = text.slice(word.length);
    if (/^\s*[:：]/u.test(rest) || (word.includes(' ') && /^\s/u.test(rest))) return true;
  }
  return false;
}

function lastSentence(line: string): string {
  for (let i = line.length - 1; i > 0; i--)
    if ((kindOf(line.charCodeAt(i)) & SPACE) !== 0 && '.!?'.includes(line[i - 1]!))
      return line.slice(i).trimStart();
  return line;
}
