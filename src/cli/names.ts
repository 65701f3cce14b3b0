// Names of output files: never two alike, never outside their folder.

import type { ArticleRecord } from '../index.ts';

/** Endings that an output replaces. */
const ENDING = /\.(?:txt|text|html?|md|dump)$/i;

/** Output names of all inputs: with the ending replaced, or appended where two would be alike. */
export function outputNames(inputs: readonly string[], extension: string): string[] {
  const safe = inputs.map((name) => safePath(name === '-' ? 'stdin' : name));
  const short = safe.map((name) => name.replace(ENDING, '') + extension);
  const counts = new Map<string, number>();
  for (const name of short) counts.set(name.toLowerCase(), (counts.get(name.toLowerCase()) ?? 0) + 1);
  const taken = new Set<string>();
  return short.map((name, i) => {
    let unique = counts.get(name.toLowerCase()) === 1 ? name : safe[i]! + extension;
    for (let n = 1; taken.has(unique.toLowerCase()); n++)
      unique = safe[i]! + (n === 1 ? '' : `-${n}`) + extension;
    taken.add(unique.toLowerCase());
    return unique;
  });
}

// No part of a name leads out of the folder.
function safePath(name: string): string {
  return name
    .split('/')
    .filter((part) => part !== '' && part !== '.')
    .map((part) => (part === '..' ? '__' : part))
    .join('/');
}

const LONGEST = 80;

/** Names of records in one folder, from date and title; a name taken before gets a number. */
export class RecordNames {
  readonly #taken = new Set<string>();

  next({ date, title }: ArticleRecord): string {
    const stem = `${date ?? 'undated'}-${slug(title ?? 'untitled')}`;
    let name = stem;
    for (let i = 2; this.#taken.has(name.toLowerCase()); i++) name = `${stem}-${i}`;
    this.#taken.add(name.toLowerCase());
    return `${name}.md`;
  }
}

// Letters and digits of any script, joined by hyphens; file systems take 255 bytes.
function slug(title: string): string {
  const words = title
    .normalize('NFC')
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, '-')
    .replace(/^-+|-+$/gu, '');
  let out = '';
  for (const char of words) {
    if (Buffer.byteLength(out + char) > LONGEST) break;
    out += char;
  }
  return out.replace(/-+$/u, '') || 'untitled';
}
