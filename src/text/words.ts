// Counting and comparing words.

import { fold } from './tokens.ts';
import { kindOf, LETTER, MARK, NUMBER, UNSPACED } from './units.ts';

const WORD = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]|[\p{L}\p{N}\p{M}]+/gu;

/** Words of a text, folded; in scripts without spaces each character counts as one. */
export function words(text: string): string[] {
  return fold(text).match(WORD) ?? [];
}

/** Number of words, counted as `words` does. */
export function wordCount(text: string): number {
  return countWords(text, Number.POSITIVE_INFINITY);
}

const IN_WORD = LETTER | NUMBER | MARK;

// Counts up to a limit. A character of a script without spaces begins no word of several, but may stand in one.
function countWords(text: string, limit: number): number {
  let count = 0;
  for (let i = 0; i < text.length && count < limit; ) {
    const unit = text.charCodeAt(i);
    if (unit >= 0xd800 && unit <= 0xdfff) return text.match(WORD)?.length ?? 0;
    const kind = kindOf(unit);
    i++;
    if ((kind & UNSPACED) !== 0) count++;
    else if ((kind & IN_WORD) !== 0) {
      count++;
      for (; i < text.length; i++) {
        const next = text.charCodeAt(i);
        if (next >= 0xd800 && next <= 0xdfff) return text.match(WORD)?.length ?? 0;
        if ((kindOf(next) & IN_WORD) === 0) break;
      }
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

/** Joins two lines of one paragraph: with a space, but for scripts that have none and in front of what closes. */
export function joinLines(above: string, below: string): string {
  if (above === '' || below === '') return above + below;
  if (CLOSING.test(below)) return above + below;
  return UNSPACED_END.test(above) && UNSPACED_START.test(below) ? above + below : `${above} ${below}`;
}

/** White space runs (no-break spaces too) as single spaces. */
export function collapse(text: string): string {
  return text.replace(/\s+/gu, ' ').trim();
}
