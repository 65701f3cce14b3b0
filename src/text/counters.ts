// Comment counters ("3 comments", "No comments", "Comments (3)") and invitations to comment.

import { lexicon } from '../lexicon/index.ts';
import type { CounterMention, DateMention } from '../types.ts';
import { anyOf } from './phrases.ts';
import { asciiDigits } from './tokens.ts';
import { CAPITAL, hasDigit, kindOf, LETTER, MARK, SMALL } from './units.ts';

// A phrase may be glued to a number on its left ("20170 comments"), never to letters.
const WORD_START = '(?<![\\p{L}\\p{M}])';
const WORD_END = '(?![\\p{L}\\p{M}])';
const NOUN = anyOf(lexicon.commentNouns);
const PHRASE = new RegExp(
  `${WORD_START}(?:(?<none>${anyOf(lexicon.noComments)})|(?<one>${anyOf(lexicon.oneComment)})|(?<invite>${anyOf(lexicon.invitations)}))${WORD_END}`,
  'iu',
);
const NUMBERED = new RegExp(
  `(?<!\\p{Nd}[.,:/-]?)(?<before>\\p{Nd}[\\p{Nd}.,]{0,8})\\s*(?:${NOUN})${WORD_END}`,
  'iu',
);
const LABELLED = new RegExp(
  `${WORD_START}(?:${NOUN})\\s*(?:\\(\\s*(?<boxed>\\p{Nd}{1,7})\\s*\\)|[:：]\\s*(?<behind>\\p{Nd}{1,7})|\\s?(?<counted>\\p{Nd}{1,4})\\s?[개件条條則则]|\\s(?<last>\\p{Nd}{1,4})(?=\\s*(?:$|[|·•])))`,
  'iu',
);

// Words that a counter may begin with, and the lengths of those with the same first letter, a bit for each: most lines are told
// by them to hold none, and the expressions are not tried.
const lengthBit = (length: number): number => 1 << Math.min(length, 31);
const FIRST_WORDS = new Set<string>();
const LENGTHS = new Map<number, number>();
for (const phrase of [
  ...lexicon.commentNouns,
  ...lexicon.noComments,
  ...lexicon.oneComment,
  ...lexicon.invitations,
]) {
  const [word] = /[\p{L}\p{M}]+/u.exec(phrase.toLowerCase()) ?? [];
  if (word === undefined) continue;
  FIRST_WORDS.add(word);
  for (const letter of [word[0]!, word[0]!.toUpperCase()]) {
    LENGTHS.set(letter.charCodeAt(0), (LENGTHS.get(letter.charCodeAt(0)) ?? 0) | lengthBit(word.length));
  }
}

function mayCount(text: string): boolean {
  let start = -1;
  let before = 0;
  for (let i = 0; i <= text.length; i++) {
    const kind = i < text.length ? kindOf(text.charCodeAt(i)) : 0;
    const isInWord = (kind & (LETTER | MARK)) !== 0;
    // "3 commentsFacebook": a capital behind a small letter begins another word.
    if (start >= 0 && (!isInWord || ((kind & CAPITAL) !== 0 && (before & SMALL) !== 0))) {
      if (isFirstWord(text, start, i)) return true;
      start = -1;
    }
    if (isInWord && start < 0) start = i;
    before = kind;
  }
  return false;
}

function isFirstWord(text: string, start: number, end: number): boolean {
  const lengths = LENGTHS.get(text.charCodeAt(start)) ?? 0;
  return (lengths & lengthBit(end - start)) !== 0 && FIRST_WORDS.has(text.slice(start, end).toLowerCase());
}

// On either side of where two words are glued: "commentsFacebook", "adminNo comments".
const GLUED_BEHIND = /(?<=\p{Ll})\p{Lu}/gu;
const GLUED_BEFORE = /\p{Ll}(?=\p{Lu})/gu;

/** A longer line that says "no comments" is text, but where it has a date and these words are its last. */
const LONGEST_PHRASE = 120;
const LAST_SIGNS = /^[^\p{L}\p{Nd}.!?]*$/u;

// Where nothing is glued both are the same text.
const findPhrase = (text: string, behind: string): RegExpExecArray | null =>
  PHRASE.exec(behind) ?? (behind === text ? null : PHRASE.exec(text.replace(GLUED_BEFORE, '\u0000')));

/**
 * The first counter of a text, outside of its dates.
 * @returns null where the text neither counts comments nor invites to comment.
 */
export function findCounter(text: string, dates: readonly DateMention[] = []): CounterMention | null {
  if ((text.length > LONGEST_PHRASE && !hasDigit(text)) || !mayCount(text)) return null;
  // Dates keep their place but not their digits: in "January 5, 20130 comments" the year ends before the 0.
  let masked = text;
  for (const { range } of dates)
    masked = `${masked.slice(0, range[0])}${'\u0000'.repeat(range[1] - range[0])}${masked.slice(range[1])}`;
  const behind = masked.replace(GLUED_BEHIND, '\u0000');
  const numbered = hasDigit(behind) ? (NUMBERED.exec(behind) ?? LABELLED.exec(behind)) : null;
  const match = numbered ?? findPhrase(masked, behind);
  if (match === null) return null;
  if (numbered === null && masked.length > LONGEST_PHRASE) {
    const rest = masked.slice(match.index + match[0].length);
    if (dates.length === 0 || !LAST_SIGNS.test(rest)) return null;
  }
  const groups = match.groups ?? {};
  const digits =
    groups['before'] ?? groups['boxed'] ?? groups['behind'] ?? groups['counted'] ?? groups['last'];
  const range = [match.index, match.index + match[0].length] as const;
  if (digits !== undefined) return { range, count: Number(asciiDigits(digits).replace(/\D/g, '')) };
  return { range, count: groups['none'] !== undefined ? 0 : groups['one'] !== undefined ? 1 : null };
}
