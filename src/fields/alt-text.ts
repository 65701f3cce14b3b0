// Alt texts that flattening set into the text: found by two signs that do not depend on each other, or left alone.
//
// One sign is an echo: the words are those of the title, of a subtitle or of another alt text of the record, or they
// stand word for word elsewhere in the record. The other is a broken place: words glued together, a sentence that only
// reads on without them, a line that closes no sentence behind one that does.

import { commonWords, isVariant, level, occurrences } from '../text/echo.ts';
import { endsBehind, startsBefore } from '../text/edges.ts';
import { leadingPictureName } from '../text/pictures.ts';
import { fold } from '../text/tokens.ts';
import { CAPITAL, isSurrogate, kindAt, kindOf, LETTER, NUMBER, SMALL, SPACE } from '../text/units.ts';
import { closesSentence, hasMoreWords, isProse, words } from '../text/words.ts';
import type { Range } from '../types.ts';
import { type Cut, type Paragraph, readsAs } from './paragraph.ts';

/** A phrase that an alt text of the record may repeat. */
export interface Phrase {
  readonly text: string;
  readonly levelled: string;
  readonly words: readonly string[];
  /** Where it stands in the record itself: not an echo of itself. */
  readonly home: { readonly paragraph: Paragraph; readonly range: Range } | null;
}

/** Words of a copy that are too many to come again by chance. */
const COPY_WORDS = 5;
/** Words that an alt text has at most. */
const LONGEST = 40;

/**
 * Finds an alt text in a paragraph and adds it to its cuts. A subtitle varies the title by right: of it, only what
 * says the same words again is cut.
 */
export function findAltTexts(
  paragraph: Paragraph,
  phrases: readonly Phrase[],
  neighbours: readonly Paragraph[],
): void {
  const text = paragraph.levelled;
  const isSubtitle = phrases.some(({ home }) => home?.paragraph === paragraph);
  let cut =
    named(paragraph) ?? doubled(paragraph, text) ?? repeatedPhrase(paragraph, text, phrases, neighbours);
  if (cut === null && !isSubtitle) {
    const ranges = brokenRanges(paragraph, [...phrases, ...neighbours]);
    if (ranges.length > 0)
      cut = variant(paragraph, phrases, ranges) ?? copied(paragraph, text, neighbours, ranges);
  }
  if (cut !== null) paragraph.cuts.push(cut);
}

// "image0Later in the day": what a machine calls a picture, glued to the first word.
function named({ text }: Paragraph): Cut | null {
  const length = leadingPictureName(text);
  return length === 0
    ? null
    : { range: [0, length], rule: 'alt-named-by-machine', evidence: { gluedBehind: 1 } };
}

// "X X": a subtitle and the alt text with the same words; the first copy stays.
function doubled({ text: source }: Paragraph, text: string): Cut | null {
  const middle = text.length >> 1;
  if (text.length % 2 === 0 || text[middle] !== ' ' || text.slice(0, middle) !== text.slice(middle + 1))
    return null;
  if (words(source).length < 4) return null;
  return {
    range: [middle, text.length],
    rule: 'alt-doubled',
    evidence: { words: words(source.slice(middle)).length },
  };
}

// "… a letter to Swedish TITLEParliament Speaker …"
function repeatedPhrase(
  paragraph: Paragraph,
  text: string,
  phrases: readonly Phrase[],
  others: readonly Paragraph[],
): Cut | null {
  for (const { levelled: phrase, words: own, home } of phrases) {
    const count = own.length;
    if (count < 2 || phrase.length < (count === 2 ? 15 : 10)) continue;
    for (const start of occurrences(text, phrase)) {
      const range: Range = [start, start + phrase.length];
      if (home !== null && home.paragraph === paragraph && home.range[0] <= start && start < home.range[1])
        continue;
      const broken =
        brokenPlace(paragraph, range) ?? (isUnclosed(paragraph, range, count, others) ? 'unclosed' : null);
      if (broken !== null)
        return { range, rule: 'alt-repeats-phrase', evidence: { words: count, [broken]: 1 } };
    }
  }
  return null;
}

// Words that are nearly those of a phrase, in a broken place: the range that shares most, then the shortest.
function variant(paragraph: Paragraph, phrases: readonly Phrase[], broken: readonly Range[]): Cut | null {
  const folded = fold(paragraph.text);
  let all: ReadonlySet<string> | null = null;
  let ranges: { range: Range; own: string[] }[] | null = null;
  for (const { words: phrase, home } of phrases) {
    if (phrase.length < 3) continue;
    // A word stands in the text as a part of it at least, which is found faster than all words are parted.
    if (phrase.filter((word) => folded.includes(word)).length < 0.8 * phrase.length) continue;
    all ??= new Set(words(paragraph.text));
    const known = all;
    if (phrase.filter((word) => known.has(word)).length < 0.8 * phrase.length) continue;
    ranges ??= broken.map((range) => ({ range, own: words(paragraph.text.slice(...range)) }));
    let best: { cut: Cut; shared: number; length: number } | null = null;
    for (const { range, own } of ranges) {
      if (home !== null && home.paragraph === paragraph && overlaps(home.range, range)) continue;
      if (own.length > LONGEST || !isVariant(own, phrase)) continue;
      const place = brokenPlace(paragraph, range);
      if (place === null) continue;
      const shared = commonWords(own, phrase);
      if (best !== null && (shared < best.shared || (shared === best.shared && own.length >= best.length)))
        continue;
      best = {
        cut: { range, rule: 'alt-varies-phrase', evidence: { words: own.length, shared, [place]: 1 } },
        shared,
        length: own.length,
      };
    }
    if (best !== null) return { ...best.cut, range: withRest(paragraph, best.cut.range) };
  }
  return null;
}

/** Words behind an alt text that are no sentence of their own. */
const REST_WORDS = 5;

// "… to return home.ALT OF TWO Names": what closes no sentence behind a closed one belongs to the alt text.
function withRest({ text, lines }: Paragraph, range: Range): Range {
  const end = lines.find((line) => line.start <= range[0] && range[1] <= line.end)?.end ?? range[1];
  const rest = text.slice(range[1], end);
  const unfinished =
    closesSentence(text.slice(0, range[0]).trimEnd()) &&
    !closesSentence(rest) &&
    words(rest).length <= REST_WORDS;
  return unfinished ? [range[0], end] : range;
}

// Addresses and code come again word for word by right.
const CODE = /[/\\_=<>{};]|\(\)/u;

// A run of words in a broken place that stands word for word elsewhere in this paragraph or in one beside it.
function copied(
  paragraph: Paragraph,
  text: string,
  neighbours: readonly Paragraph[],
  ranges: readonly Range[],
): Cut | null {
  let others: readonly string[] | null = null;
  let best: Range | null = null;
  // A range that holds one which stands nowhere else does not come again either: the short ones are asked first.
  const lone = { from: new Set<number>(), to: new Set<number>() };
  for (const range of [...ranges].sort(byLength)) {
    if (lone.from.has(range[0]) || lone.to.has(range[1])) continue;
    const run = text.slice(...range);
    if (hasMoreWords(run, LONGEST) || CODE.test(run)) continue;
    if (!hasMoreWords(run, isOwnLine(paragraph, range) ? COPY_WORDS - 2 : COPY_WORDS - 1)) continue;
    others ??= neighbours.map((other) => level(readsAs(other)));
    const again =
      text.indexOf(run, text.indexOf(run) + run.length) >= 0 || others.some((other) => other.includes(run));
    if (again && (best === null || range[1] - range[0] > best[1] - best[0])) best = range;
    if (again) continue;
    lone.from.add(range[0]);
    lone.to.add(range[1]);
  }
  if (best === null) return null;
  const broken = brokenPlace(paragraph, best);
  if (broken === null) return null;
  return {
    range: best,
    rule: 'alt-copies-text',
    evidence: { words: words(text.slice(...best)).length, [broken]: 1 },
  };
}

const byLength = (a: Range, b: Range): number => a[1] - a[0] - (b[1] - b[0]);

const overlaps = (a: Range, b: Range): boolean => a[0] < b[1] && b[0] < a[1];

/** In what way a range does not belong where it stands, or null where it may. */
function brokenPlace(paragraph: Paragraph, [start, end]: Range): string | null {
  const { text } = paragraph;
  const before = text.slice(Math.max(0, start - 3), start);
  const behind = text.slice(end, end + 1);
  const own = text.slice(start, end);
  if (isOwnLine(paragraph, [start, end])) {
    if (!interrupts(paragraph, start)) return null;
    const above = text.slice(0, start).trimEnd();
    // "… said in an interview:" leads into its line.
    return /[:：,;]$/u.test(above) ? null : 'ownLine';
  }
  // Small letters behind it may be an ending of its last word.
  if (
    (/[\p{Lu}\p{Lo}(]/u.test(behind) ||
      (/^\p{Ll}{4}/u.test(text.slice(end, end + 4)) && words(own).length >= COPY_WORDS)) &&
    /[\p{L}\p{N}.!?)]$/u.test(own)
  )
    return 'gluedBehind';
  if (/[\p{L}\p{N})][.!?…]?["”’]?$/u.test(before) && (/^[^\p{Ll}]/u.test(own) || /\P{L}$/u.test(before)))
    return 'gluedBefore';
  if (
    end === text.length &&
    start > 0 &&
    closesSentence(text.slice(0, start).trimEnd()) &&
    !closesSentence(own)
  )
    return 'unfinished';
  return null;
}

/** Words of a phrase that no sentence begins with by chance; and of one where what follows may be the name that it ends with. */
const UNCLOSED_WORDS = 5;
const UNCLOSED_NAME = 7;
/** Words of the sentence behind it, at least. */
const SENTENCE_WORDS = 4;

// "… of terrorist organizations. THE WHOLE TITLE Ottawa's move …": it begins like a sentence and another one begins before it
// closes, with a word that is no name.
function isUnclosed(
  { text }: Paragraph,
  [start, end]: Range,
  count: number,
  others: readonly Paragraph[],
): boolean {
  const above = text.slice(0, start).trimEnd();
  if (count < UNCLOSED_WORDS || above === '' || !closesSentence(above)) return false;
  const next = /^\s+(\p{Lu}[\p{L}’']*)\s.*?(?:[.!?…]|$)/su.exec(text.slice(end));
  if (next === null || !hasMoreWords(next[0], SENTENCE_WORDS - 1)) return false;
  const word = next[1]!.toLowerCase();
  return (
    count >= UNCLOSED_NAME || [text, ...others.map((other) => other.text)].some((each) => spells(each, word))
  );
}

function isOwnLine({ lines }: Paragraph, [start, end]: Range): boolean {
  return lines.some((line) => line.start === start && line.end === end);
}

/** Code, poems and lists have more lines than this. */
const FEW_LINES = 2;

// Whether a line of its own stands in running text: not in code, a poem or a list.
function interrupts({ lines, text }: Paragraph, start: number): boolean {
  const at = lines.findIndex((line) => line.start === start);
  return (
    (lines.length > 1 && lines.length <= FEW_LINES) ||
    [lines[at - 1], lines[at + 1]].some(
      (line) => line !== undefined && isProse(text.slice(line.start, line.end)),
    )
  );
}

// Whether a text writes a word by itself: "openSUSE" and "NuGet" are no two words that were glued.
function spells(text: string, word: string): boolean {
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1))
    if (!isWordAt(text, at - 1) && !isWordAt(text, at + word.length)) return true;
  return false;
}

const isWordAt = (text: string, at: number): boolean => (kindAt(text, at) & (LETTER | NUMBER)) !== 0;

/** Where more words are glued than this, they are written so: "camelCase". */
const MOST_GLUES = 50;

// Two words written as one: "itsMKO", "campMujahedin", "home.Many", "Meyssan(MKO".
const GLUE =
  /(?<=[\p{Ll}\p{N})][.!?…]?["”’]?)(?=\p{Lu})|(?<=\p{Lu}{2})(?=\p{Lu}\p{Ll}{2})|(?<=\p{L})(?=\()/gu;
const OPENING = 0x28;

// Offsets of what `GLUE` matches, unit by unit.
function glueOffsets(text: string): number[] {
  const found: number[] = [];
  let before = 0;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    // Half of a surrogate pair may be a letter of either kind.
    if (isSurrogate(unit)) return Array.from(text.matchAll(GLUE), ({ index }) => index);
    const kind = kindOf(unit);
    if (
      (kind & CAPITAL) !== 0
        ? ((before & SPACE) === 0 && isBehindWord(text, i)) || isBehindCapitals(text, i)
        : unit === OPENING && (before & LETTER) !== 0
    )
      found.push(i);
    before = kind;
  }
  return found;
}

// Behind a small letter, a number or a bracket, with a sign that closes a sentence and a quote between, or without.
function isBehindWord(text: string, at: number): boolean {
  let before = at - 1;
  if (endsWord(text, before)) return true;
  if ('"”’'.includes(text[before] ?? ' ')) before--;
  if (endsWord(text, before)) return true;
  return '.!?…'.includes(text[before] ?? ' ') && endsWord(text, before - 1);
}

const endsWord = (text: string, at: number): boolean =>
  text[at] === ')' || (kindAt(text, at) & (SMALL | NUMBER)) !== 0;

function isBehindCapitals(text: string, at: number): boolean {
  const is = (offset: number, kind: number): boolean => (kindAt(text, at + offset) & kind) !== 0;
  return is(-1, CAPITAL) && is(-2, CAPITAL) && is(1, SMALL) && is(2, SMALL);
}

// Ranges that begin or end in a broken place; every one is a candidate only.
function brokenRanges(paragraph: Paragraph, others: readonly { readonly text: string }[]): Range[] {
  const { text, lines } = paragraph;
  const ranges: Range[] = [];
  if (lines.length > 1) for (const { start, end } of lines) ranges.push([start, end]);
  for (const glue of gluesOf(text, others)) {
    const line = lines.find(({ start, end }) => start <= glue && glue <= end)!;
    for (const start of startsBefore(text, [line.start, glue], LONGEST)) ranges.push([start, glue]);
    for (const end of endsBehind(text, [glue, line.end], LONGEST)) ranges.push([glue, end]);
    ranges.push([glue, line.end]);
  }
  // Behind the last sentence that the paragraph closes.
  const closed = lastTerminal(text);
  const tail = closed < 0 ? null : /^["'”’)]*\s+(\S.*)$/su.exec(text.slice(closed + 1));
  if (tail !== null) ranges.push([text.length - tail[1]!.length, text.length]);
  return ranges;
}

function lastTerminal(text: string): number {
  let at = text.length - 1;
  while (at >= 0 && !'.!?…'.includes(text[at]!)) at--;
  return at;
}

// Where two words are glued that no other text writes as one.
function gluesOf(text: string, others: readonly { readonly text: string }[]): number[] {
  const found = glueOffsets(text);
  if (found.length === 0) return [];
  const glues = found.filter((index) => {
    const word = wordAround(text, index);
    return word === '' || !others.some((other) => spells(other.text, word));
  });
  return glues.length > MOST_GLUES ? [] : glues;
}

// The word that an offset lies inside of, or nothing.
function wordAround(text: string, at: number): string {
  const before = /[\p{L}\p{N}]*$/u.exec(text.slice(Math.max(0, at - LONGEST), at))![0];
  const behind = /^[\p{L}\p{N}]*/u.exec(text.slice(at, at + LONGEST))![0];
  return before === '' || behind === '' ? '' : before + behind;
}
