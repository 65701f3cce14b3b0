// Links to the rest of an article that flattening set behind the last words of its excerpt.

import { lexicon } from '../lexicon/index.ts';
import { level } from '../text/echo.ts';
import { grouped } from '../text/grouped.ts';

const DECORATION = /[\s→»›>)\].…]+$/u;
const QUOTES = /[\s"'“”„«»‚‘’:]+$/u;
const CLOSED = /[.!?…。！？؟"'”’»)\]]$/u;
/** A single short word is too often the last one of a sentence. Letters that are syllables or words count twice. */
const SHORTEST = 6;
const WIDE = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u;
const lengthOf = (phrase: string): number => (WIDE.test(phrase) ? 2 : 1) * phrase.length;

const PHRASES = [...new Set(lexicon.more.map(level))].sort((a, b) => b.length - a.length);
/** The phrases by their last unit, in the same order. */
const BY_END = grouped(PHRASES, (phrase) => phrase.at(-1)!);

/**
 * Where a link to the rest of an article begins in the last paragraph of an excerpt, or null: "… Read more »",
 * "… Continue reading TITLE →", "… “TITLE” weiterlesen". It stands behind a closed sentence, or holds the title.
 */
export function trailingMore(text: string, title: string | null): number | null {
  const reach = REACH + (title?.length ?? 0);
  if (text.length <= reach) return linkIn(text, title);
  const from = text.length - reach;
  const link = linkIn(text.slice(from), title);
  return link === null ? null : from + link;
}

/** Units at the end of a text that a link may take, besides the title: a phrase, quotes and arrows. */
const REACH = 200;

function linkIn(text: string, title: string | null): number | null {
  const ending = text.replace(DECORATION, '');
  const folded = level(ending);
  const name = title === null ? '' : level(title);
  const isNamed = name !== '' && folded.endsWith(name);
  for (const phrase of isNamed ? PHRASES : (BY_END.get(folded.at(-1) ?? '') ?? [])) {
    if (folded.endsWith(phrase)) {
      const before = ending.slice(0, -phrase.length);
      const unquoted = before.replace(QUOTES, '');
      if (name !== '' && level(unquoted).endsWith(name))
        return unquoted.slice(0, -name.length).replace(QUOTES, '').length;
      if (
        lengthOf(phrase) >= SHORTEST &&
        /\P{L}$/u.test(before) &&
        CLOSED.test(before.trimEnd().replace(/[([]$/u, '').trimEnd())
      )
        return before.replace(/[\s([]+$/u, '').length;
    }
    if (isNamed) {
      const before = ending.slice(0, -name.length).replace(QUOTES, '');
      if (level(before).endsWith(phrase) && !/\p{L}$/u.test(before.slice(0, -phrase.length)))
        return before.slice(0, -phrase.length).trimEnd().length;
    }
  }
  return null;
}
