// The text of a record: paragraphs, and what stands among them without being text.

import { type Block, isDrawnRule, wholeLines, wholeText } from '../text/blocks.ts';
import { isSubsequence, isVariant, level } from '../text/echo.ts';
import { isFrameAt } from '../text/frames.ts';
import { range } from '../text/ordered.ts';
import { isFileStem, isPictureName } from '../text/pictures.ts';
import { closesSentence, collapse, isProse, wordCount, words } from '../text/words.ts';
import type { Image, Page, Part, Reason } from '../types.ts';
import { findAltTexts, type Phrase } from './alt-text.ts';
import { isCaption } from './captions.ts';
import { type Credit, isReferencesHeading, mayCredit, readCredit, readPublication } from './credits.ts';
import { trailingMore } from './more.ts';
import { type Paragraph, paragraphOf, readsAs } from './paragraph.ts';
import { rangeOfLine, reason, wholeLine } from './values.ts';

export interface Body {
  readonly paragraphs: readonly string[];
  readonly images: readonly Image[];
  readonly captions: readonly string[];
  readonly credits: readonly string[];
  readonly author: string | null;
  readonly translator: string | null;
  readonly source: string | null;
  readonly suspected: boolean;
  readonly parts: readonly Part[];
}

export interface HeadTexts {
  readonly title: string | null;
  readonly featured: readonly string[];
  /** Whether the first block is a picture's text. */
  readonly isPictured: boolean;
}

type Role =
  | { readonly kind: 'text' }
  | { readonly kind: 'image' | 'repeat' | 'caption' | 'record-chrome'; readonly why: Reason }
  | { readonly kind: 'credit'; readonly why: Reason; readonly credit: Credit };

const TEXT: Role = { kind: 'text' };

export function readBody(page: Page, blocks: readonly Block[], head: HeadTexts): Body {
  const roles = rolesOf(page, blocks, head);
  const paragraphs = joinParagraphs(page, blocks, roles, head);
  const phrases = phrasesOf(page, blocks, roles, head, paragraphs);
  const headTexts = new Set([head.title, ...head.featured]);
  const headPhrases = phrases.filter(({ text, home }) => home === null && headTexts.has(text));
  for (const paragraph of paragraphs) cutMarked(paragraph);
  const last = paragraphs.at(-1);
  const more = last === undefined ? null : trailingMore(last.text, head.title);
  if (
    last !== undefined &&
    more !== null &&
    (more > 0 || paragraphs.length > 1) &&
    last.cuts.every((cut) => cut.range[1] <= more)
  )
    last.cuts.push({
      range: [more, last.text.length],
      fate: 'record-chrome',
      rule: 'more-link',
      evidence: {},
    });
  let suspected = false;
  paragraphs.forEach((paragraph, i) => {
    // In HTML a picture's text is an attribute.
    if (paragraph.cuts.length === 0 && page.markup === null)
      findAltTexts(
        paragraph,
        phrases,
        paragraphs.slice(Math.max(0, i - 1), i + 2).filter((other) => other !== paragraph),
      );
    if (page.markup === null && paragraph.cuts.length === 0 && i > 0 && echoesInside(paragraph, headPhrases))
      suspected = true;
  });
  return collect(page, blocks, roles, paragraphs, suspected);
}

// Alternative texts that are marked as such.
function cutMarked({ page, pieces, cuts }: Paragraph): void {
  for (const { line, start } of pieces)
    for (const [from, to] of page.altTexts(line))
      cuts.push({ range: [start + from, start + to], rule: 'alt-marked', evidence: {} });
}

function rolesOf(page: Page, blocks: readonly Block[], head: HeadTexts): Role[] {
  const roles = new Array<Role>(blocks.length).fill(TEXT);
  creditRoles(page, blocks, roles);
  blocks.forEach((block, i) => {
    if (roles[i]!.kind === 'text' && isCaption(linesOf(page, block)))
      roles[i] = { kind: 'caption', why: reason('caption-credit') };
  });
  if (head.isPictured) roles[0] = { kind: 'image', why: reason('image-above-text') };
  imageRoles(page, blocks, roles, head);
  blocks.forEach((block, i) => {
    if (isFrameAt(page, block.lines[0]) && isFrameAt(page, block.lines[1] - 1))
      roles[i] = { kind: 'record-chrome', why: reason('embedded-frame') };
    else if (page.wrapped && isDrawnRule(page.text(block.lines[0])))
      roles[i] = { kind: 'record-chrome', why: reason('drawn-rule') };
  });
  return roles;
}

const linesOf = (page: Page, block: Block): string[] =>
  wholeLines(page, block).map((own) => wholeText(page, own));

const isSingle = (page: Page, block: Block): boolean => wholeLines(page, block).length === 1;

const firstOf = (page: Page, block: Block): string => wholeText(page, wholeLines(page, block)[0]!);

// Credits close a record: nothing but further credits, or a list of references, may follow them.
function creditRoles(page: Page, blocks: readonly Block[], roles: Role[]): void {
  let closing = true;
  for (let i = blocks.length - 1; i > 0; i--) {
    if (!closing && !isReferences(page, blocks[i + 1])) continue;
    const block = blocks[i]!;
    const credit =
      isSingle(page, block) && mayCredit(firstOf(page, block))
        ? readCredit(collapse(firstOf(page, block)))
        : null;
    if (credit !== null) roles[i] = { kind: 'credit', why: reason(credit.rule), credit };
    else closing = false;
  }
  const last = blocks.at(-1);
  if (last === undefined || blocks.length < 2 || !isSingle(page, last) || roles.at(-1)!.kind !== 'text')
    return;
  const isNamed = (name: string): boolean =>
    blocks.slice(0, -1).some((block) => linesOf(page, block).some((line) => line.includes(name)));
  const publication = readPublication(collapse(firstOf(page, last)), isNamed);
  if (publication !== null)
    roles[blocks.length - 1] = { kind: 'credit', why: reason(publication.rule), credit: publication };
}

const isReferences = (page: Page, block: Block | undefined): boolean =>
  block !== undefined && isReferencesHeading(firstOf(page, block));

/** Pictures without alt texts, as w3m writes them: the first letters of their files' names. */
const BRACKETED_NAMES =
  /^(?:\[(?=[^\]]*\p{Ll})(?:[a-z\d]|\p{Lu}[^\]]*?(?:\p{Ll}\p{Lu}|\p{Lu}\p{Lu}\p{Ll}|[\d_-]))[\w.-]*\])+$/u;

// Alt texts that stand alone: a short line between blank lines that closes no sentence, and says again what the title,
// a featured image or the caption below it says. A line alone may be a heading, so the echo is needed.
function imageRoles(page: Page, blocks: readonly Block[], roles: Role[], head: HeadTexts): void {
  const heads = [...(head.title === null ? [] : [head.title]), ...head.featured];
  for (let i = 0; i < blocks.length; i++) {
    const block = blocks[i]!;
    if (roles[i] !== TEXT) continue;
    if (range(...block.lines).every((line) => isAltText(page, line))) {
      roles[i] = { kind: 'image', why: reason('alt-marked') };
      continue;
    }
    if (!isAlone(page, block)) continue;
    const text = firstOf(page, block);
    const above = blocks[i - 1];
    if (
      isPictureName(text) ||
      (isFileStem(text) && !isNamedElsewhere(page, blocks, i)) ||
      (page.wrapped && BRACKETED_NAMES.test(text))
    ) {
      roles[i] = { kind: 'image', why: reason('image-named-by-machine') };
      continue;
    }
    if (i === 0) {
      // The first line may be a subtitle: only what says just the title again is a picture's text, or what holds the
      // title and is all there is.
      if (
        head.title !== null &&
        (blocks.length > 1
          ? level(text) === level(head.title)
          : level(text) !== level(head.title) && isSubsequence(words(head.title), words(text)))
      )
        roles[0] = { kind: 'image', why: reason('image-repeats-head') };
      continue;
    }
    if (roles[i - 1]?.kind === 'image' && above !== undefined && firstOf(page, above) === text) {
      roles[i] = { kind: 'repeat', why: reason('image-repeated') };
      continue;
    }
    const echo = echoOfHead(text, heads, head.featured);
    if (echo !== null) roles[i] = { kind: 'image', why: echo };
    else if (roles[i + 1]?.kind === 'caption')
      roles[i] = { kind: 'image', why: reason('image-above-caption') };
    else if (namesTheSame(page, block, blocks[i + 1])) {
      roles[i] = { kind: 'image', why: reason('image-above-caption') };
      roles[i + 1] = { kind: 'caption', why: reason('caption-below-image') };
    }
  }
}

// Whether a line holds nothing but what is marked as alternative texts.
function isAltText(page: Page, line: number): boolean {
  const ranges = page.altTexts(line);
  if (ranges.length === 0) return false;
  const text = page.text(line);
  const rest = ranges.reduceRight((left, [from, to]) => left.slice(0, from) + left.slice(to), text);
  return !/[\p{L}\p{N}]/u.test(rest);
}

// What the text speaks of is code.
function isNamedElsewhere(page: Page, blocks: readonly Block[], at: number): boolean {
  const name = firstOf(page, blocks[at]!);
  return blocks.some((block, i) => i !== at && linesOf(page, block).some((line) => line.includes(name)));
}

function isAlone(page: Page, block: Block): boolean {
  if (!isSingle(page, block) || page.marker(block.lines[0]) !== null) return false;
  const text = firstOf(page, block);
  return !closesSentence(text) && !/[:：,;]$/u.test(text) && !isProse(text);
}

function echoOfHead(text: string, heads: readonly string[], featured: readonly string[]): Reason | null {
  const own = words(text);
  if (own.length < 2) return null;
  for (const head of heads) {
    const phrase = words(head);
    if (own.join(' ') === phrase.join(' ')) return reason('image-repeats-head', { words: own.length });
    // A heading may quote the title; words left out in the middle are what an alt text does.
    const start = featured.includes(head) ? 2 : 4;
    if (
      own.length >= start &&
      own[0] === phrase[0] &&
      isSubsequence(own, phrase) &&
      (featured.includes(head) || !phrase.join(' ').startsWith(own.join(' ')))
    ) {
      return reason('image-shortens-head', { words: own.length, of: phrase.length });
    }
  }
  return null;
}

// Two lines alone, one behind the other, that name the same people: an alt text and its caption.
function namesTheSame(page: Page, block: Block, next: Block | undefined): boolean {
  if (next === undefined || !isAlone(page, next)) return false;
  const names = (each: Block): Set<string> =>
    new Set(firstOf(page, each).match(/\p{Lu}[\p{L}\p{M}]+/gu) ?? []);
  const [own, other] = [names(block), names(next)];
  const shared = [...own].filter((name) => other.has(name)).length;
  // "Part 1" and "Part 2" are links in a row.
  const numbered = withoutNumbers(firstOf(page, block)) === withoutNumbers(firstOf(page, next));
  return shared >= 2 && 2 * shared >= Math.max(own.size, other.size) && !numbered;
}

const withoutNumbers = (text: string): string => words(text.replace(/\p{Nd}+/gu, '')).join(' ');

// Blocks become paragraphs. Where an alt text in a block of its own cuts a sentence in two, the halves are joined.
function joinParagraphs(
  page: Page,
  blocks: readonly Block[],
  roles: readonly Role[],
  head: HeadTexts,
): Paragraph[] {
  const paragraphs: Paragraph[] = [];
  for (let i = 0; i < blocks.length; i++) {
    if (roles[i] !== TEXT) continue;
    const [block, alt, next] = [blocks[i]!, blocks[i + 1], blocks[i + 2]];
    if (
      alt !== undefined &&
      next !== undefined &&
      roles[i + 1] === TEXT &&
      roles[i + 2] === TEXT &&
      cutsSentence(page, block, alt, next, head)
    ) {
      const joined = paragraphOf(page, block, alt, next);
      const { start, end } = joined.lines.find(({ line }) => line === alt.lines[0])!;
      joined.cuts.push({
        range: [start, end],
        rule: 'alt-cuts-sentence',
        evidence: { words: words(firstOf(page, alt)).length },
      });
      paragraphs.push(joined);
      i += 2;
    } else paragraphs.push(paragraphOf(page, block));
  }
  return paragraphs;
}

function cutsSentence(page: Page, above: Block, alt: Block, below: Block, head: HeadTexts): boolean {
  const last = linesOf(page, above).at(-1)!;
  if (!isSingle(page, alt) || page.marker(alt.lines[0]) !== null || page.marker(below.lines[0]) !== null)
    return false;
  if (!isProse(last) || !/[\p{L}\p{N}]$/u.test(last) || !isProse(firstOf(page, below))) return false;
  const own = words(firstOf(page, alt));
  return [head.title, ...head.featured].some((phrase) => phrase !== null && isVariant(own, words(phrase)));
}

// What an alt text of the record may repeat, best known first.
function phrasesOf(
  page: Page,
  blocks: readonly Block[],
  roles: readonly Role[],
  head: HeadTexts,
  paragraphs: readonly Paragraph[],
): Phrase[] {
  const texts: string[] = [];
  if (head.title !== null) {
    texts.push(head.title);
    // "Pictorial – Camp after evacuation": the part behind a dash or colon.
    const tail = /^.*?\s[–—:|-]\s(?<tail>\S.*)$/u.exec(head.title)?.groups?.['tail'];
    if (tail !== undefined && words(tail).length >= 3) texts.push(tail);
  }
  texts.push(...head.featured);
  blocks.forEach((block, i) => {
    if (roles[i]?.kind === 'image') texts.push(firstOf(page, block));
  });
  const phraseOf = (text: string, home: Phrase['home']): Phrase => ({
    text,
    levelled: level(text),
    words: words(text),
    home,
  });
  const phrases = texts.map((text) => phraseOf(text, null));
  const first = paragraphs[0];
  if (first !== undefined && isSubtitle(first)) {
    phrases.push(phraseOf(first.text, { paragraph: first, range: [0, first.text.length] }));
    for (const { start, end } of first.lines)
      phrases.push(phraseOf(first.text.slice(start, end), { paragraph: first, range: [start, end] }));
  }
  return phrases;
}

/** Words that a line of a subtitle has at most. */
const SUBTITLE_WORDS = 22;

// The first paragraph, where it is no running text.
function isSubtitle({ lines, text }: Paragraph): boolean {
  return lines.every(
    ({ start, end }) =>
      !closesSentence(text.slice(start, end)) && wordCount(text.slice(start, end)) <= SUBTITLE_WORDS,
  );
}

// The title or a featured alt text stands inside a sentence that nothing else shows to be broken.
function echoesInside({ levelled }: Paragraph, phrases: readonly Phrase[]): boolean {
  return phrases.some(
    ({ words: own, levelled: phrase }) => own.length >= 4 && levelled !== phrase && levelled.includes(phrase),
  );
}

function collect(
  page: Page,
  blocks: readonly Block[],
  roles: readonly Role[],
  paragraphs: readonly Paragraph[],
  suspected: boolean,
): Body {
  const images: { line: number; image: Image }[] = [];
  const captions: string[] = [];
  const credits: string[] = [];
  const parts: Part[] = [];
  const said: { author: string | null; translator: string | null; source: string | null } = {
    author: null,
    translator: null,
    source: null,
  };
  blocks.forEach((block, i) => {
    const role = roles[i]!;
    if (role.kind === 'text') return;
    const [from, to] = block.lines;
    const fate = role.kind === 'repeat' ? 'image' : role.kind;
    for (let line = from; line < to; line++) parts.push(wholeLine(line, fate, role.why));
    const text = collapse(linesOf(page, block).join(' '));
    if (role.kind === 'image') images.push({ line: from, image: { alt: text, place: 'alone' } });
    if (role.kind === 'caption') captions.push(text);
    if (role.kind === 'credit') {
      credits.push(text);
      said.author ??= role.credit.author;
      said.translator ??= role.credit.translator;
      said.source ??= role.credit.source;
    }
  });
  for (const paragraph of paragraphs) {
    for (const { range, fate } of paragraph.cuts) {
      if (fate !== undefined) continue;
      const line = paragraph.pieces.find(({ end }) => range[0] < end)!.line;
      images.push({ line, image: { alt: collapse(paragraph.text.slice(...range)), place: 'inline' } });
    }
    parts.push(...partsOf(paragraph));
  }
  images.sort((a, b) => a.line - b.line);
  return {
    paragraphs: paragraphs.map(readsAs).filter((text) => text !== ''),
    images: images.map(({ image }) => image),
    captions,
    credits,
    ...said,
    suspected,
    parts,
  };
}

const IN_BODY = reason('in-body');

// Each line of a paragraph: its text, and the ranges that were cut out of it.
function partsOf(paragraph: Paragraph): Part[] {
  const { page } = paragraph;
  const parts: Part[] = [];
  for (const { line, start, end } of paragraph.pieces) {
    let from = start;
    const keep = (to: number): void => {
      if (paragraph.text.slice(from, to).trim() !== '')
        parts.push(rangeOfLine(page, line, [from - start, to - start], 'body', IN_BODY));
    };
    for (const { range, fate, rule, evidence } of paragraph.cuts) {
      const first = Math.max(start, range[0]);
      const last = Math.min(end, range[1]);
      if (first >= last) continue;
      keep(first);
      parts.push(
        rangeOfLine(page, line, [first - start, last - start], fate ?? 'alt-text', reason(rule, evidence)),
      );
      from = last;
    }
    keep(end);
  }
  return parts;
}
