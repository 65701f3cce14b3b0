// Lines that recur at the borders of a site's records: share bars, "read more", lines of categories and tags.
//
// Whatever stands once in nearly every stretch between two delimiters, near one of its ends, is part of the template;
// what differs is content (Crescenzi, Mecca and Merialdo, *RoadRunner*, VLDB 2001, on tokens of HTML; here on lines).

import { lexicon } from '../lexicon/index.ts';
import { continuesOn, isProseAt } from '../text/blocks.ts';
import { isFactAt } from '../text/facts.ts';
import { isFrameAt } from '../text/frames.ts';
import { grouped } from '../text/grouped.ts';
import { hash } from '../text/hash.ts';
import { isBareLabel, isCommentsHeading, leadingLabel } from '../text/labels.ts';
import { isLicence } from '../text/licences.ts';
import { oncePerPage, remembering } from '../text/memo.ts';
import { isDateHeading, mentions, shape } from '../text/shape.ts';
import { fold } from '../text/tokens.ts';
import { closesSentence, exceedsWords, hasMoreWords, isProse } from '../text/words.ts';
import type { Furniture, FurnitureKind, NamedAs, Naming, Page } from '../types.ts';
import { isGluedMoreAt } from './more-links.ts';
import { readersEnd } from './readers.ts';
import { wordsBetween } from './sheet.ts';
import { type Divided, type Stretch, stretchesOf } from './stretches.ts';

/** Longer lines are text. */
const LONGEST_WORDS = 40;
/** How far from an end of its stretch a recurring line may stand. */
const REACH = 9;
/** Or how many words behind it, where each of its values has a line of its own. */
const REACH_WORDS = 25;
/** Share of the stretches that must have a line, by how much of it is equal; a frequent category has less. */
const EQUAL = 0.85;
const BEGINS_EQUAL = 0.9;
/** A line that the lexicon knows needs fewer witnesses. */
const EQUAL_KNOWN = 0.2;
const BEGINS_EQUAL_KNOWN = 0.3;
const BEGINS_LABEL = 0.5;
/** Words of a line that a label begins, at most: "By Ann", "Tags: sea, boat". */
const LABELLED = 14;
/** Words and signs of a sentence that says nothing but the category, at most. */
const IN_CATEGORY = 6;
/** A short item of a list: tags without a label, if nearly every record ends with some and they come again. */
const TERM = '*';
const TERMS = 0.8;
/** Words of a term that no other record has. */
const NEW_TERM = 3;
/** Categories and tags of a record, at most. */
const LONGEST_LIST = 30;
/** Records that say the same of the licence of their text, at least. */
const LICENCES = 3;
/** Lines of a kind are the same line again and again if no more than this share of them is new. */
const SAME = 0.5;
/** Share of the stretches that may have a line at both ends, and it is still the same line. */
const TWICE = 0.1;
/** Times that a sign may stand in a stretch. */
const MARKS = 5;
/** Words that follow a closing line in its record, at most, in the median. */
const REST_WORDS = 30;

interface Seen {
  stretches: number;
  times: number;
  near: number;
  last: number;
  /** Stretches that have it at the other end too. */
  both: number;
  known: boolean;
  mark: boolean;
  /** Whether it heads the readers' comments, which may be long. */
  comments: boolean;
  licence: boolean;
  /** The lines as they are, and those that stood in more than one stretch. */
  readonly values: Set<string>;
  readonly again: Set<string>;
  readonly rests: number[];
}

/**
 * The furniture of a site; and where that is another, what is left of it if lines must be equal but for what the lexicon
 * knows: titles of a series may begin alike.
 */
export function learnFurniture(divided: readonly Divided[]): Furniture[] {
  const stretches = stretchesOf(divided);
  const seen = new Map<string, Seen>();
  for (const [number, stretch] of stretches.entries()) observeStretch(stretch, number, seen);
  uniteSides(seen);
  const recurring = [...seen].filter(([place, counts]) => recurs(place.slice(1), counts, stretches.length));
  const equal = recurring.filter(
    ([, { known, mark, values, times }]) => known || mark || values.size <= SAME * times,
  );
  const loose = furnitureOf(recurring, stretches.length);
  return equal.length === recurring.length ? [loose] : [loose, furnitureOf(equal, stretches.length)];
}

function furnitureOf(recurring: readonly (readonly [place: string, counts: Seen])[], of: number): Furniture {
  const kinds = new Map<string, FurnitureKind>();
  for (const [place, counts] of recurring) {
    const key = place.slice(1);
    const other = kinds.get(key);
    if (key === TERM && place.startsWith('a')) continue;
    const kind = kindOf(counts, of, place.startsWith('a') ? 'after' : 'before');
    kinds.set(
      key,
      other === undefined ? kind : { ...kind, closes: kind.closes || other.closes, place: 'both' },
    );
  }
  const terms = recurring.find(([place]) => place === `b${TERM}`)?.[1].again ?? new Set();
  return new Learned(kinds, terms);
}

type Match = Furniture['match'];

// What asks of many sites is a method and no closure: V8 keeps what it compiled only as long as one of the functions lives.
abstract class PerPage implements Furniture {
  // Every line is asked for several times while its page is cut.
  readonly #answersOf = oncePerPage((): (FurnitureKind | null)[] => []);

  match(page: Page, line: number): FurnitureKind | null {
    const own = this.#answersOf(page);
    let answer = own[line];
    if (answer === undefined) {
      answer = this.find(page, line);
      own[line] = answer;
    }
    return answer;
  }

  abstract named(page: Page, line: number): NamedAs;

  protected abstract find(page: Page, line: number): FurnitureKind | null;
}

class Learned extends PerPage {
  readonly #kinds: ReadonlyMap<string, FurnitureKind>;
  readonly #terms: ReadonlySet<string>;
  readonly #own: Match = (page, line) => this.#ownOf(page, line);
  readonly #ofReaders = oncePerPage((page) => readersOf(page, this.#own));

  constructor(kinds: ReadonlyMap<string, FurnitureKind>, terms: ReadonlySet<string>) {
    super();
    this.#kinds = kinds;
    this.#terms = terms;
  }

  named(): NamedAs {
    return null;
  }

  protected find(page: Page, line: number): FurnitureKind | null {
    // All lines of a frame or none: the first ones are alike in all records, the last ones differ.
    return isFrameAt(page, line)
      ? BESIDE
      : (this.#ownOf(page, line) ??
          labelledValue(page, line, this.#own) ??
          this.#ofReaders(page).get(line) ??
          null);
  }

  // "… Continue" and "reading TITLE"; or texts that begin alike.
  #ownOf(page: Page, line: number): FurnitureKind | null {
    const kind = this.#alone(page, line);
    const isPart =
      kind !== null &&
      !isKnown(page.text(line)) &&
      (this.#goesOn(page, line - 1, line - 1) || this.#goesOn(page, line, line + 1));
    return isPart ? null : kind;
  }

  #alone(page: Page, line: number): FurnitureKind | null {
    for (const key of keysOf(page, line)) {
      const kind = this.#kinds.get(key);
      if (kind !== undefined && (key !== TERM || listsTerms(this.#terms, page, line))) return kind;
    }
    return null;
  }

  // Whether a text that was wrapped goes on from one line in the next, though only one of them looks like furniture.
  #goesOn(page: Page, line: number, other: number): boolean {
    return (
      line >= 0 &&
      continuesOn(page, line) &&
      isProseAt(page, line) &&
      !closesSentence(page.text(line)) &&
      this.#alone(page, other) === null
    );
  }
}

// Whether the list of a line holds terms: nothing but short items, of which other records have one, or very short ones and no
// further list below. Texts end in lists too.
function listsTerms(known: ReadonlySet<string>, page: Page, line: number): boolean {
  let from = line;
  while (from > 0 && line - from < LONGEST_LIST && isNextItem(page, from)) from--;
  let to = line + 1;
  while (to < page.count && to - from <= LONGEST_LIST && isNextItem(page, to)) to++;
  if (to - from > LONGEST_LIST) return false;
  let others = false;
  let areShort = true;
  for (let item = from; item < to; item++) {
    if (!keysOf(page, item).includes(TERM)) return false;
    others ||= known.has(page.text(item));
    areShort &&= !exceedsWords(page.text(item), NEW_TERM);
  }
  // An item alone above a date is the title of a record in a list.
  if (to - from === 1 && !others && to < page.count && mentions(page.text(to)).dates.length > 0) return false;
  return others || (areShort && (to === page.count || page.marker(to) === null));
}

const isNextItem = (page: Page, line: number): boolean =>
  page.marker(line) !== null &&
  page.marker(line - 1) !== null &&
  page.gap(line) === 0 &&
  page.indent(line) === page.indent(line - 1);

// Known by their addresses: see `isFrameAt`.
const FRAME_WORDS = new Set(['iframe', 'frame']);

// What is furniture wherever it stands, whatever other records have.
const BESIDE: FurnitureKind = { records: 1, of: 1, place: 'both', closes: false };

// The readers' comments of a page go with their heading, where that is furniture.
function readersOf(page: Page, own: Match): ReadonlyMap<number, FurnitureKind> {
  const lines = new Map<number, FurnitureKind>();
  for (let heading = 0; heading < page.count; heading++) {
    const end = readersEnd(page, heading);
    const kind = end > heading + 1 ? own(page, heading) : null;
    for (let line = heading + 1; kind !== null && line < end; line++)
      lines.set(line, { ...kind, closes: false });
  }
  return lines;
}

/** Furniture with the headings of days, months and years. */
export function withDateHeadings(furniture: Furniture): Furniture {
  return new WithDateHeadings(furniture);
}

class WithDateHeadings extends PerPage {
  readonly #furniture: Furniture;

  constructor(furniture: Furniture) {
    super();
    this.#furniture = furniture;
  }

  named(page: Page, line: number): NamedAs {
    return this.#furniture.named(page, line);
  }

  protected find(page: Page, line: number): FurnitureKind | null {
    return this.#furniture.match(page, line) ?? (isDateHeading(page.text(line)) ? BESIDE : null);
  }
}

/** Furniture as the user sees it: what is named as chrome is furniture, and what is to be kept is none. */
export function withNames(furniture: Furniture, named: Naming): Furniture {
  return new WithNames(furniture, named);
}

class WithNames extends PerPage {
  readonly #furniture: Furniture;
  readonly #named: Naming;

  constructor(furniture: Furniture, named: Naming) {
    super();
    this.#furniture = furniture;
    this.#named = named;
  }

  named(page: Page, line: number): NamedAs {
    return this.#named(page, line);
  }

  protected find(page: Page, line: number): FurnitureKind | null {
    const name = this.#named(page, line);
    if (name === 'keep') return null;
    return this.#furniture.match(page, line) ?? (name === 'chrome' ? BESIDE : null);
  }
}

/** Lines of values below a label that stands alone. */
const VALUES = 12;
/** Blank lines between a label and its values, at most. */
const VALUE_GAP = 2;

// "Tags:" and, without a blank line between, a line for each of them.
function labelledValue(
  page: Page,
  line: number,
  own: (page: Page, line: number) => FurnitureKind | null,
): FurnitureKind | null {
  let gap = 0;
  for (let above = line - 1; above >= Math.max(0, line - VALUES); above--) {
    gap = Math.max(gap, page.gap(above + 1));
    if (gap > VALUE_GAP || hasMoreWords(page.text(above + 1), 6)) return null;
    const kind = own(page, above);
    if (kind === null || !/[\p{L}\p{N}]/u.test(page.text(above))) continue;
    return isBareLabel(page.text(above)) && (gap === 0 || isClosed(page, line, gap)) ? kind : null;
  }
  return null;
}

// Whether the values end in a wider gap: where the lines of a block stand apart, only that tells them from a title.
function isClosed(page: Page, line: number, gap: number): boolean {
  let below = line + 1;
  while (below < page.count && below <= line + VALUES && page.gap(below) <= gap) {
    if (hasMoreWords(page.text(below), 6)) return false;
    below++;
  }
  return below < page.count && page.gap(below) > gap;
}

function observeStretch({ sheet, from, to }: Stretch, number: number, seen: Map<string, Seen>): void {
  for (let line = from; line < to; line++) {
    // The two ends of a stretch are counted apart: a share bar may stand at both.
    const side = wordsBetween(sheet, from, line) < wordsBetween(sheet, line + 1, to) ? 'a' : 'b';
    const text = sheet.page.text(line);
    for (const ownKey of keysOf(sheet.page, line)) {
      const key = side + ownKey;
      const counts = seen.get(key) ?? {
        stretches: 0,
        times: 0,
        near: 0,
        last: -1,
        both: 0,
        known: isKnown(text),
        mark: !/[\p{L}\p{N}]/u.test(text),
        comments: isCommentsHeading(text),
        licence: isLicence(text),
        values: new Set(),
        again: new Set(),
        rests: [],
      };
      seen.set(key, counts);
      counts.times++;
      if (counts.values.has(text) && counts.last !== number) counts.again.add(text);
      counts.values.add(text);
      const rest = wordsBetween(sheet, line + 1, to);
      if (line - from < REACH || to - line <= REACH || rest <= REACH_WORDS) counts.near++;
      counts.rests.push(rest);
      if (counts.last !== number) {
        counts.stretches++;
        if (side === 'b' && seen.get(`a${ownKey}`)?.last === number) counts.both++;
      }
      counts.last = number;
    }
  }
}

// What stands once in a stretch has one place: in a short record it may be nearer to the other end.
function uniteSides(seen: Map<string, Seen>): void {
  for (const [place, below] of seen) {
    const key = place.slice(1);
    const isOne = place.startsWith('b') && key !== TERM && below.known;
    const above = isOne ? seen.get(`a${key}`) : undefined;
    if (above === undefined || below.both > TWICE * Math.min(above.stretches, below.stretches)) continue;
    const [kept, other, gone] =
      above.stretches > below.stretches ? [above, below, place] : [below, above, `a${key}`];
    kept.stretches += other.stretches - below.both;
    kept.times += other.times;
    kept.near += other.near;
    for (const value of other.values) kept.values.add(value);
    kept.rests.push(...other.rests);
    seen.delete(gone);
  }
}

function recurs(key: string, seen: Seen, all: number): boolean {
  const { stretches, times, near, known, mark, comments, licence, values } = seen;
  if ((near < 0.7 * times && !comments) || stretches < 2) return false;
  const share = stretches / all;
  const isEqual = key.startsWith('=');
  if (licence && stretches >= LICENCES) return true;
  if (key === TERM) return share >= TERMS && times <= 8 * stretches && values.size <= 0.7 * times;
  // Signs of punctuation between pieces may come several times.
  if (times > (mark ? MARKS : share >= EQUAL ? 1.3 : 1.7) * stretches) return false;
  if (share >= (isEqual ? EQUAL : BEGINS_EQUAL) && all >= (isEqual ? 3 : 6)) return true;
  if (key.startsWith('^')) return share >= BEGINS_LABEL && all >= 3;
  return known && share >= (isEqual ? EQUAL_KNOWN : BEGINS_EQUAL_KNOWN);
}

function kindOf({ stretches, rests }: Seen, all: number, place: 'after' | 'before'): FurnitureKind {
  const sorted = [...rests].sort((a, b) => a - b);
  const rest = sorted[sorted.length >> 1] ?? 0;
  return { records: stretches, of: all, place, closes: rest <= REST_WORDS && place === 'before' };
}

// A line is known by its whole shape, by its first words, by a word with a colon, by its last words.
function keysOf(page: Page, line: number): readonly string[] {
  const text = page.text(line);
  if (isFactAt(page, line)) return NO_KEYS;
  if (isGluedMoreAt(page, line)) return GLUED_MORE;
  if (page.marker(line) === null) return lineKeys(text);
  // The heading of an item is a title.
  return page.heading(line) ? lineKeys(text) : itemKeys(text);
}

const lineKeys = remembering((text) => keysOfText(text, false));
const itemKeys = remembering((text) => keysOfText(text, true));

function keysOfText(text: string, isItem: boolean): readonly string[] {
  if (isLicence(text)) return [`=${hash(fold(text))}`];
  // A paragraph that stands in every article is background of the articles, and stays.
  if (text.length > 300 || (isProse(text) && closesSentence(text))) return NO_KEYS;
  const said = mentions(text);
  // A line with a date of its own may be a title.
  if (said.dates.length > 0 && !isKnown(text)) return NO_KEYS;
  const of = shape(text, said).split(' ');
  if (of.length > LONGEST_WORDS || of[0] === '') return NO_KEYS;
  const keys = [`=${hash(of.join(' '))}`];
  const label = leadingLabel(text);
  if (label !== null && of.length <= LABELLED && !closesSentence(text)) keys.push(`^${label}`);
  if (isItem && of.length <= 4 && !closesSentence(text)) keys.push(TERM);
  if (of.length >= 3 && !isText(text, of.length) && !hasSentences(text)) {
    for (const [sign, ends] of [
      ['<', of.slice(0, 2)],
      ['>', of.slice(-2)],
    ] as const) {
      // Where a label begins the line, its other end is a value, if it is no counter.
      const isValue = sign === '>' && label !== null && !ends.some((word) => /^\p{Lu}$/u.test(word));
      if (!isValue && ends.some((word) => /\p{L}/u.test(word))) keys.push(sign + ends.join(' '));
    }
  }
  // "on TITLE", behind a "Leave a comment" that stands on its own line, or "in News": no title begins small again and again, nor
  // with such a word in scripts that have no small letters.
  const isWithin = /^\p{Lo}/u.test(text) && WITHIN.has(of[0]!) && of.length <= LABELLED && !isProse(text);
  if (of.length >= 2 && (/^\p{Ll}/u.test(text) || isWithin) && !closesSentence(text)) keys.push(`<${of[0]}`);
  // "In News.", below each date: hardly a title ends so, and no text is as short in all records.
  if (WITHIN.has(of[0]!) && of.length > 2 && of.length <= IN_CATEGORY && of.at(-1) === '.')
    keys.push(`<${of[0]} .`);
  if (of.length >= 2 && of[1] === ':' && !FRAME_WORDS.has(of[0]!)) keys.push(`:${of[0]}`);
  return keys;
}

const NO_KEYS: readonly string[] = [];

const GLUED_MORE: readonly string[] = ['^more'];

const WITHIN: ReadonlySet<string> = new Set(lexicon.within);

// Sentences may begin or end alike.
function isText(text: string, count: number): boolean {
  return count >= 14 && closesSentence(text) && !isKnown(text);
}

// Text that goes on behind the end of a sentence: a link at its end makes it no template.
const hasSentences = (text: string): boolean =>
  isProse(text) && /[.!?؟।]\s+\p{L}|[。！？]./u.test(text) && !isKnown(text);

const PHRASES = [
  ...lexicon.more,
  ...lexicon.tags,
  ...lexicon.categories,
  ...lexicon.posted,
  ...lexicon.share,
  ...lexicon.invitations,
  ...lexicon.noComments,
  ...lexicon.commentNouns,
];
const LONG_PHRASES = new Set(PHRASES);

// Phrases by their first word, so that a line is held against few of them.
const BY_FIRST_WORD = grouped(LONG_PHRASES, (phrase) => phrase.split(' ', 1)[0]!);

/** Shorter phrases are words of any sentence. */
const LEAST_PHRASE = 4;
/** And begin a line of no more words than this, if it is to be none of a wrapped text. */
const SHORT_PHRASE_WORDS = 6;

// Whether a line is, or begins with, what the lexicon knows of the borders of records.
const isKnown = remembering((text): boolean => {
  const folded = fold(text);
  if (text.length < 80 && mentions(text).counter !== null) return true;
  if (LONG_PHRASES.has(folded.replace(/[\s.…»→›>:]+$/u, ''))) return true;
  const [first = ''] = /^[^\s:：]+/u.exec(folded) ?? [];
  return (BY_FIRST_WORD.get(first) ?? []).some((phrase) => {
    // "On the third morning …" begins a text, and "on the shingle." ends one.
    const isText =
      phrase.length < LEAST_PHRASE &&
      (isProse(text) || closesSentence(text) || hasMoreWords(text, SHORT_PHRASE_WORDS));
    const behind = isText ? /^\s*[:：]/u : /^\s*[:：]|^\s/u;
    return folded.startsWith(phrase) && behind.test(folded.slice(phrase.length));
  });
});
