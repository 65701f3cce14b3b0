// Labelled values in the lines around an article: "by Ann", "Posted in News, Sport", "Tags: sea".

import { and } from '../lexicon/and.ts';
import { clockWords } from '../lexicon/clock.ts';
import { lexicon } from '../lexicon/index.ts';
import { related } from '../lexicon/related.ts';
import type { Range } from '../types.ts';
import { grouped } from './grouped.ts';
import { remembering } from './memo.ts';
import { fold, type Token, tokenize } from './tokens.ts';
import { weekdays } from './weekdays.ts';
import { collapse, wordCount } from './words.ts';

export interface Labelled {
  readonly author: string | null;
  readonly categories: readonly string[];
  readonly tags: readonly string[];
  /** Pieces that no label introduces. */
  readonly pieces: readonly string[];
  /** Whether a noun introduces terms: a preposition stands in any text. */
  readonly isListed: boolean;
}

// `within` is a preposition that introduces a category behind something else: "May 5 in News".
type Label = 'author' | 'category' | 'within' | 'tag' | 'none';

const LONGEST_LABEL = 5;
const LONGEST_NAME = 7;
const LONGEST_HEADING = 60;
/** Labels stand in short lines; a longer text has none. */
const LONGEST_TEXT = 1000;
const TIME = /\p{Nd}{1,2}[:.]\p{Nd}{2}(?::\p{Nd}{2})?(?:\s*[ap]\.?m\.?)?/giu;
// What ends a value. A slash or a hyphen does with spaces around it.
const BREAK = /[|•●·—\n\t»«→]|\s[/–-]\s|\s{2,}/u;

const LABELS: ReadonlyMap<string, Label> = new Map([
  ...phrases([...weekdays], 'none'),
  ...phrases(lexicon.commentNouns, 'none'),
  ...phrases(lexicon.invitations, 'none'),
  ...phrases(lexicon.noComments, 'none'),
  ...phrases(lexicon.more, 'none'),
  ...phrases(lexicon.posted, 'none'),
  ...phrases([...lexicon.share], 'none'),
  ...phrases(lexicon.within, 'within'),
  ...phrases(lexicon.by, 'author'),
  ...phrases(lexicon.categories, 'category'),
  ...phrases(lexicon.tags, 'tag'),
]);

// Most words begin no label, and then no phrases are put together.
const FIRST_WORDS: ReadonlySet<string> = new Set(
  Array.from(LABELS.keys(), (phrase) => phrase.split(' ', 1)[0]!),
);

const LONGEST_PARTICLE = 4;
const PARTICLES = new Set(
  [...lexicon.by, ...lexicon.posted].filter(
    (word) => word.length <= LONGEST_PARTICLE && !lexicon.within.includes(word),
  ),
);

function phrases(list: readonly string[], label: Label): [string, Label][] {
  return list.map((phrase) => [wordsOf(tokenize(phrase)).join(' '), label]);
}

function wordsOf(tokens: readonly Token[]): string[] {
  return tokens.filter(({ kind }) => kind !== 'mark').map(({ text }) => text);
}

/**
 * Reads the labelled values of a text.
 * @param text only its first 1000 units are read
 * @param taken ranges that hold a date or a counter and end a value
 * @param goesOn whether the text goes on behind a delimiter: there a mere preposition introduces a category
 */
export function readLabels(text: string, taken: readonly Range[], goesOn = false): Labelled {
  let open = text.slice(0, LONGEST_TEXT);
  for (const [start, end] of taken) open = open.slice(0, start) + '\n'.repeat(end - start) + open.slice(end);
  open = open.replace(TIME, (time) => '\n'.repeat(time.length));
  const found = {
    author: null as string | null,
    categories: [] as string[],
    tags: [] as string[],
    pieces: [] as string[],
    isListed: false,
  };
  for (const { label, value } of valuesOf(open, goesOn)) {
    if (label === 'category' || label === 'tag') found.isListed = true;
    if (label === null) found.pieces.push(value);
    else if (label === 'author' && wordCount(value) <= LONGEST_NAME) found.author ??= value;
    else if (label === 'category' || label === 'within') found.categories.push(...listOf(value));
    else if (label === 'tag') found.tags.push(...listOf(value));
  }
  return found;
}

/** Whether a text is a label and nothing else: its value stands elsewhere. */
export const isBareLabel: (text: string) => boolean = remembering((text) => {
  const label = LABELS.get(wordsOf(tokenize(text)).join(' '));
  return label !== undefined && label !== 'none' && label !== 'within';
});

/** The kind of label that a text begins with and that has a value behind it, or null. */
export const leadingLabel: (text: string) => 'author' | 'category' | 'tag' | null = remembering((text) => {
  const tokens = tokenize(text).filter(({ kind }) => kind !== 'mark');
  const match = labelAt(tokens, 0, text);
  if (match === null || match.label === 'none' || match.label === 'within') return null;
  return match.tokens === tokens.length ? null : match.label;
});

/** Whether a text begins with what introduces a value: a label, a weekday, "posted on"; not a mere preposition. */
export const beginsWithLabel: (text: string) => boolean = remembering((text) => {
  const match = labelAt(
    tokenize(text).filter(({ kind }) => kind !== 'mark'),
    0,
    text,
  );
  return match !== null && match.label !== 'within';
});

/** Whether a text begins with a label for tags or categories and a colon. */
export function isLabelled(text: string): boolean {
  const [, label] = /^([^:：]{2,30})[:：]\s*\S/u.exec(text) ?? [];
  return (
    label !== undefined && isBareLabel(label) && LABELS.get(wordsOf(tokenize(label)).join(' ')) !== 'author'
  );
}

const NOUNS = new Set(lexicon.commentNouns);

/** Whether a whole line is the word for comments: the heading of those of the readers. */
export function isCommentsHeading(text: string): boolean {
  return text.length <= LONGEST_HEADING && NOUNS.has(fold(text).replace(/^\p{Nd}+\s+|[\s:.]+$/gu, ''));
}

/** Whether a whole line heads a list of further articles: "Related posts". */
export const isRelatedHeading: (text: string) => boolean = remembering(
  (text) => text.length <= LONGEST_HEADING && related.has(fold(text).replace(/[\s:：.…]+$/u, '')),
);

const MORE = new Set(lexicon.more);

/** Whether a text begins with a link to the rest of an article: "Read more about TITLE". */
export function beginsWithMore(text: string): boolean {
  const folded = fold(text);
  return lexicon.more.some(
    (phrase) => folded.startsWith(phrase) && !/^\p{L}/u.test(folded.slice(phrase.length)),
  );
}

/** Words of a link to the rest of an article, at least, if what is glued to it is to be told from the rest of a word. */
const GLUED_WORDS = 2;

// By their first signs, so that a line is held against few of them.
const startOf = (text: string): string => text.slice(0, 2);
const LONG_MORE = grouped(
  lexicon.more.filter((phrase) => wordCount(phrase) >= GLUED_WORDS),
  startOf,
);

/** What goes on without a space behind a link to the rest of an article: the title in "Read moreTITLE"; or null. */
export function gluedToMore(text: string): string | null {
  const phrases = LONG_MORE.get(fold(startOf(text)));
  if (phrases === undefined) return null;
  const folded = fold(text);
  const phrase = phrases.find(
    (each) => folded.startsWith(each) && /^[\p{L}\p{N}]/u.test(folded.slice(each.length)),
  );
  return phrase === undefined || fold(text.slice(0, phrase.length)) !== phrase
    ? null
    : text.slice(phrase.length);
}

/** Whether a whole line is a link to the rest of an article. */
export function isMoreLink(text: string): boolean {
  return text.length <= 60 && MORE.has(fold(text).replace(/^[\s([]+|[\s.…»→›>)\]]+$/gu, ''));
}

const listOf = (value: string): string[] =>
  value
    .split(/\s*[,،、;；]\s*/u)
    .map(trimmed)
    .filter((item) => /[\p{L}\p{N}]/u.test(item));

/** What closes a sentence behind its last value: not an initial, nor one of the usual abbreviations. */
const FULL_STOP = /(?<=\p{L}{3}|\p{Ll}\p{L}|\))(?<!\b(?:jr|sr|dr|st|co|inc|ltd|etc|bd|llc))\.$/iu;

// A bracket that was opened inside is closed at the end: "Ann Keeper (ann)".
function trimmed(text: string): string {
  const value = collapse(text)
    .replace(FULL_STOP, '')
    .replace(/^[\s.,;:|/([\])•·*–—-]+|[\s,;:|/([\]•·*–—-]+$/gu, '');
  return value.includes('(') ? value : value.replace(/[\s,;:|/([\])•·*–—-]+$/u, '');
}

function* valuesOf(text: string, goesOn: boolean): Generator<{ label: Label | null; value: string }> {
  const tokens = tokenize(text).filter(({ kind }) => kind !== 'mark');
  let label: Label | null = null;
  let from = 0;
  for (let i = 0; i < tokens.length; ) {
    const match = labelAt(tokens, i, text);
    if (
      match === null ||
      (match.label === 'within' &&
        ((i === 0 && !goesOn && !text.slice(0, tokens[i]!.start).includes('\n')) ||
          (label === 'none' && isTold(text.slice(from, tokens[i]!.start))))) ||
      (match.label === 'none' && label !== null && label !== 'none' && isValue(text, from, tokens[i]!)) ||
      (label === 'author' && match.tokens === 1 && isInName(text, from, tokens, i))
    ) {
      i++;
      continue;
    }
    yield* pieces(withoutAnd(text.slice(from, tokens[i]!.start)), label);
    label = match.label;
    i += match.tokens;
    from = tokens[i - 1]!.end;
  }
  yield* pieces(text.slice(from), label);
}

// "Leave a comment on A hut in the hills": the words behind the label are none of a field.
const isTold = (text: string): boolean => /^[^\n|•●·—]*\p{L}[^\n|•●·—]*$/u.test(text);

// "in News and", in front of a further label.
function withoutAnd(value: string): string {
  const trimmed = value.trimEnd();
  const space = trimmed.search(/\s\S+$/u);
  return space > 0 && and.has(fold(trimmed.slice(space + 1))) ? trimmed.slice(0, space) : value;
}

// A word that is a label in some language, and here the first of a value: "Posted in Data".
function isValue(text: string, from: number, { start, end }: Token): boolean {
  return /^[\s:：]*$/u.test(text.slice(from, start)) && /^\s*(?:[\p{L}|•·,.]|$)/u.test(text.slice(end));
}

// Words that are labels in one language and parts of names in another: "Maria de la Cruz", "Ann van der Berg", "Le Corbusier",
// "Sam". In a name they are no labels, unless a date follows.
function isInName(text: string, from: number, tokens: readonly Token[], i: number): boolean {
  const { text: word, start, end } = tokens[i]!;
  const isParticle = PARTICLES.has(word);
  if (!isParticle && !weekdays.has(word)) return false;
  if (!/^[\s:：]*$|[\p{L}\p{M}.'’]\s+$/u.test(text.slice(from, start))) return false;
  const behind = text.slice(end);
  const isDated = /^[\s,.:]*[\n\p{Nd}]/u.test(behind) || weekdays.has(tokens[i + 1]?.text ?? '');
  return !isDated && (isParticle || !/^\s*,/u.test(behind));
}

// A label holds up to the next break; what follows is a piece of its own.
function* pieces(text: string, label: Label | null): Generator<{ label: Label | null; value: string }> {
  const parts = text.replace(/^[\s:：]+/u, '').split(BREAK);
  for (const [i, part] of parts.entries()) {
    const isTimed = label === 'author' && i === 0 && parts.length > 1;
    const value = isTimed ? withoutClockWord(trimmed(part)) : trimmed(part);
    if (/\p{L}/u.test(value) && !isReadingTime(value)) yield { label: i === 0 ? label : null, value };
  }
}

// "Ann at", in front of a time.
function withoutClockWord(value: string): string {
  const words = value.split(' ');
  const own = [2, 1].find(
    (count) => words.length > count && clockWords.has(fold(words.slice(-count).join(' '))),
  );
  return own === undefined ? value : words.slice(0, -own).join(' ');
}

function isReadingTime(text: string): boolean {
  const own = tokenize(text).filter(({ kind }) => kind === 'word');
  return own.length <= 3 && own.some((token) => lexicon.readingTime.has(token.text));
}

/** Letters of a label that is told from the word behind it by nothing but that word's capital, at least; and of one that begins a line. */
const GLUED_LABEL = 5;
const GLUED_FIRST = 4;

// "CategoriesNews": a link behind the label, and no space between them.
const isGlued = (label: Label, text: string, start: number, end: number): boolean =>
  (label === 'category' || label === 'tag') &&
  end - start >= (start === 0 ? GLUED_FIRST : GLUED_LABEL) &&
  /^\p{Lu}\p{Ll}/u.test(text.slice(start)) &&
  /^\p{Lu}/u.test(text.slice(end));

// "Tag: Samstag, 5. Mai" is a day in one language, and no label for tags.
function saysDay(tokens: readonly Token[], i: number): boolean {
  const next = tokens[i + 1];
  return (
    tokens[i]!.text === 'tag' && next !== undefined && (next.kind === 'number' || weekdays.has(next.text))
  );
}

function labelAt(tokens: readonly Token[], i: number, text: string): { label: Label; tokens: number } | null {
  if (i >= tokens.length || !FIRST_WORDS.has(tokens[i]!.text)) return null;
  for (let count = Math.min(LONGEST_LABEL, tokens.length - i); count > 0; count--) {
    const label = LABELS.get(
      tokens
        .slice(i, i + count)
        .map((token) => token.text)
        .join(' '),
    );
    if (label === undefined) continue;
    // A label in the middle of a name is part of it: "Anne van der Berg" by "van".
    const { start, end } = tokens[i + count - 1]!;
    if (count === 1 && /^\p{L}/u.test(text.slice(end)) && !isGlued(label, text, start, end)) continue;
    // "LinkedIn"
    if (label === 'within' && /\p{L}$/u.test(text.slice(0, tokens[i]!.start))) continue;
    if (count === 1 && saysDay(tokens, i)) continue;
    return { label, tokens: count };
  }
  return null;
}
