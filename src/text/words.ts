// Counting and comparing words.

import { fold } from './tokens.ts';
import { isSurrogate, kindOf, LETTER, MARK, NUMBER, UNSPACED } from './units.ts';

const WORD = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]|[\p{L}\p{N}\p{M}]+/gu;

/** Words of a text, folded; in scripts without spaces each character counts as one. */
export function words(text: string): string[] {
  const folded = fold(text);
  const found: string[] = [];
  for (let i = 0; i < folded.length; ) {
    const end = endOfWord(folded, i);
    if (end < 0) return folded.match(WORD) ?? [];
    if (end > i) found.push(folded.slice(i, end));
    i = Math.max(end, i + 1);
  }
  return found;
}

// Where the word ends that begins at an offset: the offset itself where none does, -1 at half of a surrogate pair. A
// character of a script without spaces begins no word of several, but may stand in one.
function endOfWord(text: string, at: number): number {
  const unit = text.charCodeAt(at);
  if (unit >= 0xd800 && unit <= 0xdfff) return -1;
  const kind = kindOf(unit);
  if ((kind & UNSPACED) !== 0) return at + 1;
  if ((kind & IN_WORD) === 0) return at;
  for (let i = at + 1; i < text.length; i++) {
    const next = text.charCodeAt(i);
    if (next >= 0xd800 && next <= 0xdfff) return -1;
    if ((kindOf(next) & IN_WORD) === 0) return i;
  }
  return text.length;
}

/** Number of words, counted as `words` does. */
export function wordCount(text: string): number {
  return countWords(text, Number.POSITIVE_INFINITY);
}

/** Whether a text has more words than a number: counts no further. */
export function hasMoreWords(text: string, than: number): boolean {
  return text.length > than && countWords(text, than + 1) > than;
}

/** Signs of a script without spaces that say as much as a word. */
const SIGNS_OF_WORD = 4;

/** Whether a text says more than some words: of a script without spaces each of its characters counts as a part of one. */
export function exceedsWords(text: string, than: number): boolean {
  return hasMoreWords(text, UNSPACED_START.test(text) ? SIGNS_OF_WORD * than : than);
}

const IN_WORD = LETTER | NUMBER | MARK;

// Counts up to a limit, as `endOfWord` goes from word to word.
function countWords(text: string, limit: number): number {
  let count = 0;
  let inWord = false;
  for (let i = 0; i < text.length && count < limit; i++) {
    const unit = text.charCodeAt(i);
    const kind = kindOf(unit);
    if ((kind & IN_WORD) !== 0 && inWord) continue;
    if ((kind & UNSPACED) !== 0) {
      count++;
      inWord = false;
    } else if ((kind & IN_WORD) !== 0) {
      count++;
      inWord = true;
    } else {
      if (isSurrogate(unit)) return text.match(WORD)?.length ?? 0;
      inWord = false;
    }
  }
  return count;
}

const TERMINAL = /[.!?…。！？।؟۔]["'”’»)\]]*$/u;

/** Whether a line closes a sentence. */
export function closesSentence(text: string): boolean {
  return TERMINAL.test(text);
}

/** A line of running text: at least twelve words. */
export function isProse(text: string): boolean {
  return text.length >= 40 && countWords(text, PROSE_WORDS) >= PROSE_WORDS;
}

const PROSE_WORDS = 12;

const RTL = /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}]/gu;
const LETTERS = /\p{L}/gu;

/** Writing direction by the greater part of the letters. */
export function direction(text: string): 'ltr' | 'rtl' {
  if (!/[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff\ud83a]/.test(text)) return 'ltr';
  const rtl = text.match(RTL)?.length ?? 0;
  return rtl > 0 && 2 * rtl > (text.match(LETTERS)?.length ?? 0) ? 'rtl' : 'ltr';
}

const UNSPACED_END = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}、。「」（）！？，]$/u;
const UNSPACED_START = /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}、。「」（）！？，]/u;

// What never has a space in front of it.
const CLOSING = /^(?:[,;)\]]|\.(?!\.))(?!\p{L})/u;

/** Joins two lines of one paragraph; `tight` as of `spaceBetween`. */
export const joinLines = (above: string, below: string, tight = false): string =>
  above + spaceBetween(above, below, tight) + below;

// Quotation marks and brackets, which take no space beside signs of a script without spaces.
const QUOTE_END = /[“”‘’《》〈〉『』【】：；…(]$/u;
const QUOTE_START = /^[“”‘’《》〈〉『』【】：；…]/u;

/**
 * What stands between two lines that are joined: a space, but for scripts that have none and beside what opens or closes.
 * @param tight whether the text puts none between such a script and another
 */
export function spaceBetween(above: string, below: string, tight = false): ' ' | '' {
  if (above === '' || below === '' || CLOSING.test(below) || /[([]$/.test(above)) return '';
  const [ends, starts] = [UNSPACED_END.test(above), UNSPACED_START.test(below)];
  if (tight && ends !== starts) return '';
  return (ends && (starts || QUOTE_START.test(below))) || (starts && QUOTE_END.test(above)) ? '' : ' ';
}

const TIGHT =
  /(?<=[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}])(?=[A-Za-z\d])|(?<=[A-Za-z\d])(?=[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}])/gu;
const LOOSE =
  /(?<=[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]) (?=[A-Za-z\d])|(?<=[A-Za-z\d]) (?=[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}])/gu;

/** How often a text has no space between a script that is written without and Latin words, and how often it has one. */
export const tightness = (text: string): readonly [tight: number, loose: number] => [
  text.match(TIGHT)?.length ?? 0,
  text.match(LOOSE)?.length ?? 0,
];

/** Whether a text begins in a script that puts no spaces between words. */
export const startsUnspaced = (text: string): boolean => UNSPACED_START.test(text);

/** White space runs (no-break spaces too) as single spaces. */
export function collapse(text: string): string {
  return UNEVEN.test(text) ? text.replace(/\s+/gu, ' ').trim() : text;
}

// Nearly all texts have none of it, and looking costs less than replacing.
const UNEVEN = /[^\S ]| (?: |$)|^ /;
