// Titles as pages claim them: with the name of the site, in other quotes than the page shows.

import { collapse, words } from './words.ts';

/** A title without what differs between two writings of it: case, spaces, the shape of quotes. */
export const levelTitle = (text: string): string =>
  collapse(text).toLowerCase().replace(/[‘’‛]/g, "'").replace(/[“”‟]/g, '"');

/** What parts a title from the name of the site. */
const PARTING = /\s+[|·•–—»«:-]+\s+|\s*\|\s*/u;

/** "A title | The Site" in its parts. */
export const titleParts = (title: string): string[] => title.split(PARTING).filter((part) => part !== '');

/** Share of the words of the shorter of two titles of one article that stand in the other one, at least. */
const AKIN = 0.3;

/** Whether two titles may be of one article: neither need be the longer. */
export function areAkin(a: string, b: string): boolean {
  const [own, other] = [new Set(words(a)), new Set(words(b))];
  const shared = [...own].filter((word) => other.has(word)).length;
  return shared >= AKIN * Math.min(own.size, other.size);
}
