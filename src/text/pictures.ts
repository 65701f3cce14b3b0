// Names that a picture has from a machine, not from an author.

import { lexicon } from '../lexicon/index.ts';
import { fold } from './tokens.ts';

const FILE = /^[^\s/].*\.(?:png|jpe?g|gif|bmp|webp|svg|tiff?)$/iu;
const LONGEST = 80;
const WORDS = new Set(lexicon.pictures);

/** Whether a whole line names a picture: "chart_2.png", "image0", "alt text"; text browsers write it in brackets. */
export function isPictureName(line: string): boolean {
  if (line.length > LONGEST) return false;
  const text = line.replace(/^\[(.*)\]$/u, '$1');
  return FILE.test(text) || WORDS.has(fold(text).replace(/\s?[([]?\p{Nd}+[)\]]?$/u, ''));
}

const STEM = /^\p{L}[\p{L}\p{Nd}]*(?:_[\p{L}\p{Nd}]+)+$|^\p{Ll}{3,}\p{Nd}{1,3}$/u;

/** Whether a line reads like a file's name without its extension: "storm_damage", "chart1". Code may, too. */
export function isFileStem(text: string): boolean {
  return text.length <= LONGEST && STEM.test(text);
}

const NUMBERED = new RegExp(`^(?:${lexicon.pictures.join('|')})\\p{Nd}+(?=\\p{Lu})`, 'u');

/** Length of a picture's name with a number that a line begins with, glued to its first word: "image0Later"; else 0. */
export function leadingPictureName(text: string): number {
  return NUMBERED.exec(text)?.[0].length ?? 0;
}
