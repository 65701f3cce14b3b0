// Dumps whose flattener left the character references of HTML as they were: "Tom &amp; Ann don&#8217;t".

import { createRequire } from 'node:module';

const NAMED = '(?:#\\d{2,6}|#x[\\da-f]{2,5}|[a-z]{2,8}\\d{0,2});';
const REFERENCE = new RegExp(`&${NAMED}`, 'giu');
/** What stands for signs of texts; a text about HTML speaks of `&lt;` and `&nbsp;`. */
const OF_TEXT =
  /&(?:amp|quot|apos|[lr][sd]quo|[sb]quo|[nm]dash|hellip|eacute|egrave|agrave|ccedil|[aou]uml|szlig|ntilde|#x?[\da-f]+);/iu;
/** An ampersand that stands for itself. */
const BARE = new RegExp(`&(?!${NAMED})`, 'iu');
/** Lines that must hold a reference, and how many more these must be than those with a bare ampersand. */
const LEAST = 2;
const MORE = 10;

const require = createRequire(import.meta.url);
let decode: ((text: string) => string) | null = null;

/**
 * A page with the characters in place of their references, if its flattener left these: several lines hold some, and hardly an
 * ampersand stands for itself. The lines stay the same.
 */
export function withoutReferences(text: string): string {
  return text.includes('&') && areLeft(text) ? text.replace(REFERENCE, decoded) : text;
}

function areLeft(text: string): boolean {
  let lines = 0;
  let bare = 0;
  for (let at = text.indexOf('&'); at >= 0; ) {
    const feed = text.indexOf('\n', at);
    const end = feed < 0 ? text.length : feed;
    const line = text.slice(at, end);
    if (OF_TEXT.test(line)) lines++;
    if (BARE.test(line)) bare++;
    at = text.indexOf('&', end);
  }
  return lines >= LEAST && MORE * bare <= lines;
}

function decoded(reference: string): string {
  decode ??= (require('entities') as { decodeHTML: (text: string) => string }).decodeHTML;
  const sign = decode(reference);
  // A line stays one.
  return /[\n\r\0]/u.test(sign) ? ' ' : sign;
}
