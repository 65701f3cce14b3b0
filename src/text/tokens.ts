// Words, numbers and marks of a line, with their places.

import {
  CAPITAL,
  DIGIT,
  hasDigit,
  INNER,
  isSurrogate,
  kindAt,
  kindOf,
  LETTER,
  MARK,
  nfkc,
  SMALL,
  SPACE,
} from './units.ts';

export interface Token {
  readonly kind: 'word' | 'number' | 'mark';
  /** Lower case and NFKC for words; digits 0-9 for numbers. */
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

// A capital behind a small letter begins a new word: flattening glues "admin" and "January".
const TOKEN =
  /(?:\p{Lu}(?![\p{Ll}])[\p{M}'’]?)+(?!\p{Ll})|\p{Lu}?[\p{Ll}\p{Lo}\p{Lm}\p{M}]+|\p{L}\p{M}*|\p{Nd}+|[^\s\p{L}\p{Nd}]/gu;

/** Splits a text; a pure function of the text. */
export function tokenize(text: string): Token[] {
  const tokens: Token[] = [];
  const folded = foldedInPlace(text);
  for (let start = 0; start < text.length; ) {
    const unit = text.charCodeAt(start);
    if (isSurrogate(unit)) return tokenizeBeyond(text);
    const kind = kindOf(unit);
    if ((kind & SPACE) !== 0) {
      start++;
      continue;
    }
    const end = endOfToken(text, start, kind);
    tokens.push(tokenOf(text, start, end, kind, folded));
    start = end;
  }
  return tokens;
}

// By the expression itself, where surrogate pairs are in the text.
function tokenizeBeyond(text: string): Token[] {
  return Array.from(text.matchAll(TOKEN), ({ 0: found, index }) =>
    tokenOf(text, index, index + found.length, kindOf(found.charCodeAt(0)) | beyond(found), null),
  );
}

function beyond(found: string): number {
  if (!isSurrogate(found.charCodeAt(0))) return 0;
  return /^\p{Nd}/u.test(found) ? DIGIT : /^[\p{L}\p{M}]/u.test(found) ? LETTER : 0;
}

function tokenOf(text: string, start: number, end: number, kind: number, folded: string | null): Token {
  if ((kind & DIGIT) !== 0) return { kind: 'number', text: asciiDigits(text.slice(start, end)), start, end };
  if ((kind & (LETTER | MARK)) === 0) return { kind: 'mark', text: text.slice(start, end), start, end };
  return { kind: 'word', text: folded?.slice(start, end) ?? fold(text.slice(start, end)), start, end };
}

// The text folded as a whole, where that is what folding its words one by one says and each unit keeps its place: a sigma
// is folded by whether it ends its word.
function foldedInPlace(text: string): string | null {
  if (text.includes('Σ') || nfkc(text) !== text) return null;
  const folded = text.toLowerCase();
  return folded.length === text.length ? folded : null;
}

// What `TOKEN` matches at an offset, unit by unit.
function endOfToken(text: string, start: number, kind: number): number {
  let end = start + 1;
  if ((kind & DIGIT) !== 0) {
    while ((kindAt(text, end) & DIGIT) !== 0) end++;
    return end;
  }
  if ((kind & CAPITAL) !== 0) {
    // Capitals of which none begins a word of small letters, each with an apostrophe or a mark.
    let own = kind;
    let last = start;
    while ((own & CAPITAL) !== 0 && (kindAt(text, last + 1) & SMALL) === 0) {
      last++;
      if (isJoint(text, last)) last++;
      own = kindAt(text, last);
    }
    if (last > start) return (kindAt(text, last) & SMALL) !== 0 && isJoint(text, last - 1) ? last - 1 : last;
  }
  if ((kind & (CAPITAL | INNER)) !== 0) {
    while ((kindAt(text, end) & INNER) !== 0) end++;
    return end;
  }
  if ((kind & LETTER) !== 0) while ((kindAt(text, end) & MARK) !== 0) end++;
  return end;
}

function isJoint(text: string, at: number): boolean {
  return text[at] === "'" || text[at] === '’' || (kindAt(text, at) & MARK) !== 0;
}

/** Lower case without dependence on the locale, NFKC. */
export function fold(text: string): string {
  return nfkc(text).toLowerCase();
}

/** Decimal digits of any script as 0-9. */
export function asciiDigits(text: string): string {
  if (/^[0-9]*$/.test(text)) return text;
  let out = '';
  for (const char of text) out += digitValue(char) ?? char;
  return out;
}

// Unicode keeps the ten digits of a script in a row.
function digitValue(char: string): number | null {
  if (!hasDigit(char)) return null;
  const code = char.codePointAt(0) ?? 0;
  let value = 0;
  while (value < 9 && hasDigit(String.fromCodePoint(code - value - 1))) value++;
  return value;
}
