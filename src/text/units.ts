// What kind of character a UTF-16 unit is: looked up, since a search with `\p{…}` costs many times more.

/** Bits of a unit. Halves of surrogate pairs have none: texts with them are asked in the slow way. */
export const LETTER = 1;
export const NUMBER = 2;
export const MARK = 4;
/** A decimal digit of any script. */
export const DIGIT = 8;
/** A character of a script that is written without spaces. */
export const UNSPACED = 16;
/** A capital letter. */
export const CAPITAL = 32;
/** White space. */
export const SPACE = 64;
/** A small letter. */
export const SMALL = 128;
/** A letter that is neither a capital nor a title-case digraph, or a mark: what goes on a word. */
export const INNER = 256;
/** What NFKC may change: a compatibility character, or one that joins with the one before it. */
const UNSTABLE = 512;

const KINDS: readonly (readonly [bit: number, pattern: RegExp])[] = [
  [LETTER, /\p{L}/gu],
  [NUMBER, /\p{N}/gu],
  [MARK, /\p{M}/gu],
  [DIGIT, /\p{Nd}/gu],
  [CAPITAL, /\p{Lu}/gu],
  [SPACE, /\s/gu],
  [SMALL, /\p{Ll}/gu],
  [INNER, /[\p{Ll}\p{Lo}\p{Lm}\p{M}]/gu],
  [UNSPACED, /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/gu],
  // Marks, and the vowels and finals of Hangul, are what composes.
  [UNSTABLE, /[\p{M}\u1161-\u11ff]/gu],
];

/** The bits of a unit of a text; none beyond its ends. */
export const kindAt = (text: string, at: number): number =>
  at >= 0 && at < text.length ? kindOf(text.charCodeAt(at)) : 0;

const BLOCK = 256;
const table = new Uint16Array(1 << 16);
const filled = new Uint8Array((1 << 16) / BLOCK);

/** The bits of a unit. */
export function kindOf(unit: number): number {
  if (filled[unit >> 8] === 0) fill(unit >> 8);
  return table[unit]!;
}

function fill(block: number): void {
  const units = Array.from({ length: BLOCK }, (_, i) => block * BLOCK + i).filter(
    (unit) => !isSurrogate(unit),
  );
  const chars = String.fromCharCode(...units);
  for (const [bit, pattern] of KINDS)
    for (const { index } of chars.matchAll(pattern)) table[units[index]!]! |= bit;
  for (const [i, unit] of units.entries())
    if (chars[i]!.normalize('NFKC') !== chars[i]) table[unit]! |= UNSTABLE;
  filled[block] = 1;
}

/** Whether a unit is half of a surrogate pair. */
export const isSurrogate = (unit: number): boolean => unit >= 0xd800 && unit <= 0xdfff;

/** Compatibility composition (NFKC); most texts have it already, and looking costs less than normalising. */
export function nfkc(text: string): string {
  // A search for one range of characters runs through a text many times faster than a loop over its units.
  if (!/[^\0-\u007f]/.test(text)) return text;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (isSurrogate(unit) || (kindOf(unit) & UNSTABLE) !== 0) return text.normalize('NFKC');
  }
  return text;
}

/** Whether a text holds a letter of any script. */
export function hasLetter(text: string): boolean {
  return /[A-Za-z]/.test(text) || (/[^\0-\u007f]/.test(text) && /\p{L}/u.test(text));
}

/** Units that digits of other scripts are among; the commonest signs of typography are not. */
const FOREIGN = /[\u0660-\u1fff\u2100-\uffff]/;

/** Whether a text holds a decimal digit of any script. */
export function hasDigit(text: string): boolean {
  return /[0-9]/.test(text) || (FOREIGN.test(text) && /\p{Nd}/u.test(text));
}

/** A text with a sign in place of each of its numbers. */
export function withNumbersAs(text: string, sign: string): string {
  if (FOREIGN.test(text)) return text.replace(/\p{Nd}+/gu, sign);
  return /[0-9]/.test(text) ? text.replace(/[0-9]+/g, sign) : text;
}
