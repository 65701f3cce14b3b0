import { hasDigit } from './units.ts';
// Words, numbers and marks of a line, with their places.

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
  for (const match of text.matchAll(TOKEN)) {
    const found = match[0];
    const kind = /^\p{Nd}/u.test(found) ? 'number' : /^[\p{L}\p{M}]/u.test(found) ? 'word' : 'mark';
    tokens.push({
      kind,
      text: kind === 'number' ? asciiDigits(found) : kind === 'word' ? fold(found) : found,
      start: match.index,
      end: match.index + found.length,
    });
  }
  return tokens;
}

/** Lower case without dependence on the locale, NFKC. */
export function fold(text: string): string {
  // Most text is plain, and normalising costs more than looking.
  if (/^[ -~]*$/.test(text)) return text.toLowerCase();
  return text.normalize('NFKC').toLowerCase();
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
