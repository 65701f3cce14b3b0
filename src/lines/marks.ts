// What a flattener wrote into a text that the page does not show: escapes, links and rules of tables of
// Markdown, numbers of links.

import { SOFT_HYPHEN } from '../text/edges.ts';

/** Ranges of a text that are no part of it, in order, as offsets in pairs. */
export type Marks = Int32Array;

const NONE: Marks = new Int32Array(0);

/** What stands beside the text of a page. */
export interface Marked {
  readonly marks: Marks;
  /** The alternative texts of pictures, where Markdown tells them: "![alt](address)". */
  readonly pictures: Marks;
  /** What names pictures if a text browser wrote the page: "[map_2]". Elsewhere it may be code. */
  readonly names: Marks;
}

/** Times that something must stand on a page to be the flattener's way. */
const USUAL = 3;

/** A backslash in front of punctuation. */
const ESCAPE = /\\(?=[!-/:-@[-`{-~])/gu;

/** The sign of a heading whose text was wrapped into the next line. */
const LONE_SIGN = /^#{1,6}[^\S\n]*$/gmu;

/** Emphasis of nothing in front of a text: the icon of a font. "__init__" is a name. */
const EMPTY = /(?<![\p{L}\p{N}_])__(?!_|[\p{L}\p{N}_]*__)(?=[^\S\n]*[^\s_])/gu;

/** "---|---" below the first row of a table, or "---" if it has one column. */
const RULE = /(?<=\S[^\S\n]*\n):?-{3,}:?(?:\|:?-{3,}:?)*[^\S\n]*$/gmu;

/** What may be the line below a heading. */
const UNDERLINE = /(?<=\S[^\S\n]*\n)[^\S\n]*(?:={3,}|-{3,})(?=[^\S\n]*$)/gmu;

/** Signs that it may be longer or shorter than the heading, of each kind; converters also stop at some length. */
const SLACK = { '=': 2, '-': 0 };
const LONGEST_UNDERLINE = 40;

/** Whether a line underlines the heading above it: "Title" and "=====", as turndown, markdownify and pandoc write it. */
export function isUnderline(line: string, above: string): boolean {
  const sign = line[0];
  if ((sign !== '=' && sign !== '-') || !/^(?:=+|-+)$/.test(line) || !/[\p{L}\p{N}]/u.test(above))
    return false;
  const difference = Math.abs(line.length - above.length);
  return difference <= SLACK[sign] || (line.length >= LONGEST_UNDERLINE && line.length < above.length);
}

/** What only a machine calls a picture: "[map_2]", "[harbour-300x200]", "[chart12]"; not "[1]", "[sic]", "[a-zA-Z_]". */
const NAMED =
  /(?<![\p{L}\p{N}_\])$-])\[(?:\p{L}[\p{L}\d-]*(?:_[\p{L}\d-]+)+|\p{L}[\p{L}\d_-]*-\d+x\d+|\p{L}{3,}\d{1,4})\](?![([])/gu;

/**
 * The marks of a page.
 * @param references where its list of addresses begins, or null
 */
export function marksOf(text: string, isMarkdown: boolean, references: number | null): Marked {
  const found: Span[] = [];
  const pictures: Span[] = [];
  const names: Span[] = [];
  if (isMarkdown && text.includes('\\'))
    for (const { index } of text.matchAll(ESCAPE)) found.push([index, index + 1]);
  // html2text ends the rows of a table with two spaces.
  if (text.includes('---|') || text.includes('  \n---  \n') || (isMarkdown && text.includes('\n---')))
    for (const { 0: rule, index } of text.matchAll(RULE)) found.push([index, index + rule.length]);
  if (/^[^\S\n]*(?:===|---)/m.test(text))
    for (const { 0: line, index } of text.matchAll(UNDERLINE))
      if (isUnderline(line.trim(), lineAbove(text, index))) found.push([index, index + line.length]);
  if (isMarkdown)
    for (const { 0: sign, index } of text.matchAll(LONE_SIGN)) found.push([index, index + sign.length]);
  if (isMarkdown && text.includes('__')) {
    const empty = [...text.matchAll(EMPTY)];
    if (empty.length >= USUAL) for (const { index } of empty) found.push([index, index + 2]);
  }
  for (let at = text.indexOf(SOFT_HYPHEN); at >= 0; at = text.indexOf(SOFT_HYPHEN, at + 1))
    found.push([at, at + 1]);
  if (hasLinks(text, isMarkdown)) findLinks(text, found, pictures);
  else if (!isMarkdown && text.includes('['))
    for (const { 0: name, index } of text.matchAll(NAMED)) names.push([index, index + name.length]);
  if (references !== null) found.push(...numbersOf(text, references));
  return { marks: flat(found), pictures: flat(pictures), names: flat(names) };
}

function lineAbove(text: string, offset: number): string {
  const end = offset - 1;
  return text.slice(end === 0 ? 0 : text.lastIndexOf('\n', end - 1) + 1, end).trim();
}

type Span = readonly [start: number, end: number];

function flat(found: Span[]): Marks {
  if (found.length === 0) return NONE;
  // An escape may stand in the address of a link.
  found.sort((a, b) => a[0] - b[0] || b[1] - a[1]);
  const pairs: number[] = [];
  for (const [start, end] of found) {
    const last = pairs.at(-1) ?? -1;
    if (start >= last) pairs.push(start, end);
    else if (end > last) pairs[pairs.length - 1] = end;
  }
  return Int32Array.from(pairs);
}

const LINK_END = /\]\((?:https?:|\/|#|mailto:|<)/g;
/** Also to "page.html" and "posts/page". */
const LOCAL_END = /\]\((?:https?:|[\w%@~=-]*[./#?]|mailto:|<)/g;

function hasLinks(text: string, isMarkdown: boolean): boolean {
  if (!text.includes('](')) return false;
  return (text.match(isMarkdown ? LOCAL_END : LINK_END)?.length ?? 0) >= USUAL;
}

// "[a text](address "a title")", "![alt](address)", "[a text][1]", also over several lines of one block; a wrap breaks
// addresses behind hyphens. A title may quote, and an address hold spaces that should have been escaped.
const TOKEN =
  /\\.|!?\[|\]\((?:<[^>]{0,2000}>|(?:[^()\s]|(?<=-)\n)*(?:\((?:[^()\s]|(?<=-)\n)*\)(?:[^()\s]|(?<=-)\n)*)*)(?:\s+"(?:[^"\n]|"(?!\s?\))|\n(?![^\S\n]*\n)){0,300}")?\s?\)|\]\(https?:\/\/(?:[^()"\n]|\n(?![^\S\n]*\n)){1,2000}\)|\]\[\d*\]|\n[^\S\n]*\n/g;

function findLinks(text: string, marks: Span[], pictures: Span[]): void {
  let open: { readonly span: Span; readonly isPicture: boolean }[] = [];
  for (const match of text.matchAll(TOKEN)) {
    const [token] = match;
    const span: Span = [match.index, match.index + token.length];
    if (token.startsWith('\n')) open = [];
    else if (token.startsWith(']')) {
      const start = open.pop();
      if (start === undefined) continue;
      marks.push(start.span, span);
      if (start.isPicture) pictures.push([start.span[1], span[0]]);
    } else if (token.endsWith('[')) open.push({ span, isPicture: token.startsWith('!') });
  }
}

// The subject of a letter holds spaces, and so may a script.
const ENTRY = /^\s*\d{1,5}\.\s+(?:(?:https?|file|ftp|about|tel):\S*|(?:mailto|javascript):.*)\s*$/;

/**
 * Where the list of addresses begins that a text browser writes below a page, or null where there is none. Its heading is
 * in the language of the browser, so what counts is the numbered addresses at the end.
 */
export function referencesAt(text: string): number | null {
  const end = text.trimEnd();
  let start = end.length;
  let entries = 0;
  while (start > 0) {
    const from = end.lastIndexOf('\n', start - 1) + 1;
    const line = end.slice(from, start);
    if (ENTRY.test(line)) entries++;
    // A heading such as "Visible links" may stand between the entries, and one above them.
    else if (line.trim() !== '' && (entries === 0 || line.trim().length > HEADING_LENGTH)) break;
    else if (/^\S/.test(line)) {
      start = from;
      break;
    }
    start = Math.max(0, from - 1);
    if (from === 0) break;
  }
  return entries >= USUAL ? start : null;
}

const HEADING_LENGTH = 30;
const NUMBER = /\[(\d{1,5})\](?=\S)/g;

// "[12]A link": the numbers count up over the page.
function* numbersOf(text: string, references: number): Generator<Span> {
  let last = 0;
  for (const match of text.slice(0, references).matchAll(NUMBER)) {
    const number = Number(match[1]);
    if (number <= last || number > last + MOST_MISSING) continue;
    last = number;
    yield [match.index, match.index + match[0].length];
  }
}

/** Links that a page may hide between two that it shows. */
const MOST_MISSING = 50;
