// Lines that say who wrote, translated or first published an article.

import { lexicon } from '../lexicon/index.ts';
import { remembering } from '../text/memo.ts';
import { fold } from '../text/tokens.ts';
import { closesSentence, words } from '../text/words.ts';

export interface Credit {
  readonly author: string | null;
  readonly translator: string | null;
  readonly source: string | null;
  readonly rule: string;
}

const LONGEST_NAME = 8;
const LONGEST_CREDIT = 120;

const longestFirst = (phrases: readonly string[]): string[] =>
  [...phrases].sort((a, b) => b.length - a.length);
const TRANSLATED_BY = longestFirst(lexicon.translatedBy);
const SOURCE = longestFirst(lexicon.source);
const BY = longestFirst(lexicon.by);
const DOMAIN = /^(?:https?:\/\/)?(?:[\p{L}\p{N}-]+\.)+\p{L}{2,}(?:\/\S*)?$/u;

/** Whether a line is short enough for a credit: told before it is read. */
export const mayCredit = (text: string): boolean => text.length <= 2 * LONGEST_CREDIT;

/** Reads a line that stands alone as a credit; null where it is none. */
export const readCredit: (text: string) => Credit | null = remembering((text) => {
  const translator = behind(text, TRANSLATED_BY);
  if (translator !== null) return { author: null, translator, source: null, rule: 'credit-translator' };
  const source = behind(text, SOURCE);
  if (source !== null && /^[^:：]{1,30}[:：]/u.test(text))
    return { author: null, translator: null, source, rule: 'credit-source' };
  const by = behind(text, BY);
  if (by === null || !startsLikeName(by)) return null;
  const comma = by.lastIndexOf(',');
  const place = comma < 0 ? '' : by.slice(comma + 1).trim();
  if (DOMAIN.test(place))
    return { author: by.slice(0, comma).trim(), translator: null, source: place, rule: 'credit-author' };
  return { author: by, translator: null, source: null, rule: 'credit-author' };
});

/**
 * A publication's name as the last line of a record: one to three capitalised words that the text names too.
 */
export function readPublication(text: string, isNamed: (text: string) => boolean): Credit | null {
  if (text.length > LONGEST_CREDIT) return null;
  const names = text.split(/\s+/u);
  if (names.length > 3 || closesSentence(text) || text.length < 3) return null;
  if (!names.every((name) => /^\p{Lu}/u.test(name)) || !isNamed(text)) return null;
  return { author: null, translator: null, source: text, rule: 'credit-publication' };
}

export function isReferencesHeading(text: string): boolean {
  return text.length <= LONGEST_CREDIT && lexicon.references.has(fold(text).replace(/[:：.\s]+$/u, ''));
}

// What follows one of the phrases, without a closing comma; null where the line does not begin with one.
function behind(text: string, phrases: readonly string[]): string | null {
  if (text.length > LONGEST_CREDIT) return null;
  const folded = fold(text);
  if (folded.length !== text.length) return null;
  for (const phrase of phrases) {
    if (!folded.startsWith(phrase)) continue;
    const rest = text.slice(phrase.length);
    if (!/^\s*[:：]\s*|^\s+/u.test(rest)) continue;
    const value = rest.replace(/^\s*[:：]?\s*/u, '').replace(/\s*[,;]+$/u, '');
    if (value !== '' && words(value).length <= LONGEST_NAME && !/[.!?]$/u.test(value)) return value;
  }
  return null;
}

// Names begin with a capital where the script has capitals.
const startsLikeName = (text: string): boolean => /^(?:\p{Lu}|\p{Lo}|@)/u.test(text) && !/\d/u.test(text);
