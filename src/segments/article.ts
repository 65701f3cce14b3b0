// The one article of an HTML page: which of its blocks are the text.
//
// Blocks are judged by their length, their share of links and the elements around them (Kohlschütter, Fankhauser and
// Nejdl, *Boilerplate Detection using Shallow Text Features*, WSDM 2010); the region of the text is found by walking
// down the tree to where most of it is.

import { articleText, besideArticle, smallParts, surelyBeside } from '../lexicon/markup.ts';
import { range } from '../text/ordered.ts';
import { areAkin, levelTitle, titleParts } from '../text/titles.ts';
import { collapse } from '../text/words.ts';
import type { Markup, Page, Range, Segment, Slot } from '../types.ts';

/** Lines of an article, with what became of those among them that are no text. */
export interface Article {
  /** Around all kept lines. */
  readonly lines: Range;
  /** Whether each line of the page is text of the article. */
  readonly kept: readonly boolean[];
  /** The heading that is its title, or null. */
  readonly title: number | null;
  /** Characters of running text that were kept, and of all running text of the page. */
  readonly text: number;
  readonly all: number;
}

interface Block {
  readonly lines: Range;
  readonly text: string;
  readonly length: number;
  /** Share of the characters that are links. */
  readonly links: number;
  readonly element: number;
  readonly tag: string;
  readonly heading: boolean;
  /** Characters of running text: those that are no link, less the links once more. */
  readonly raw: number;
}

const STRONG_TAGS = new Set(['nav', 'footer', 'aside', 'figure', 'figcaption', 'dialog']);
const STRONG_ROLES = new Set(['navigation', 'complementary', 'contentinfo', 'dialog', 'search']);
const PARTS = new Set(
  'p li ul ol dl dt dd h1 h2 h3 h4 h5 h6 blockquote pre center tr td th tbody table'.split(' '),
);

/** A paragraph is at least so long, one that is no `p` element longer, and not mostly links. */
const PARAGRAPH = 25;
const LOOSE_PARAGRAPH = 60;
const MOST_LINKS = 0.4;
/** A suspect element that holds more of the page's text than this is the article all the same. */
const MASS = 0.5;
const STRONG_MASS = 0.8;
/** Text outside of suspect elements that is enough for an article, however long the readers' comments are. */
const ENOUGH = 1000;
/** Else what is left must be this share of all running text, or the suspicions are not believed. */
const LITTLE = 0.25;
/** Walking down ends where no child has this share of the text. */
const DESCENT = 0.7;
/** Blocks that are links alone. */
const LINK_BLOCK = 0.75;

/** Finds the article of a page, or null where there is no text. */
export function findArticle(page: Page): Article | null {
  const { markup } = page;
  if (markup === null) return null;
  const tree = new Tree(page, markup);
  if (tree.blocks.length === 0) return null;
  const region = tree.region();
  const kept = prune(tree, region);
  const lines = new Array<boolean>(page.count).fill(false);
  for (const [i, block] of tree.blocks.entries())
    if (kept[i]) for (let line = block.lines[0]; line < block.lines[1]; line++) lines[line] = true;
  const first = lines.indexOf(true);
  if (first < 0) return null;
  return {
    lines: [first, lines.lastIndexOf(true) + 1],
    kept: lines,
    title: titleAbove(tree, region, first),
    text: tree.blocks.reduce((sum, { raw }, i) => sum + (kept[i] ? raw : 0), 0),
    all: tree.total,
  };
}

/** The segment of an article: its title, its text, and what stands between. */
export function segmentOf({ lines: [from, to], kept, title, text, all }: Article): Segment {
  const start = title === null ? from : Math.min(title, from);
  const end = Math.max(to, (title ?? 0) + 1);
  const slots: Slot[] = [];
  for (let line = start; line < end; ) {
    const first = line++;
    const roleOf = (at: number): Slot['role'] =>
      at === title ? 'title' : kept[at] === true ? 'body' : 'furniture';
    while (line < end && roleOf(line) === roleOf(first)) line++;
    slots.push({
      lines: [first, line],
      role: roleOf(first),
      reason: { rule: ROLES[roleOf(first)], evidence: {} },
    });
  }
  return {
    lines: [start, end],
    delimiter: null,
    slots,
    reason: { rule: 'article-of-page', evidence: { text, all } },
  };
}

const ROLES: Readonly<Record<Slot['role'], string>> = {
  title: 'heading-of-page',
  body: 'in-body',
  furniture: 'beside-text',
  lead: 'beside-text',
};

class Tree {
  readonly page: Page;
  readonly markup: Markup;
  readonly blocks: readonly Block[];
  readonly total: number;
  /** Of each element: its first block, and the one behind its last. */
  readonly #ranges: readonly Range[];
  readonly #children: readonly number[][];
  readonly #roots: readonly number[];
  readonly #cards: ReadonlySet<number>;
  /** Sums of running text before each block. */
  readonly #raw: Float64Array;
  #good: Float64Array;
  #suspects: ReadonlySet<number>;

  constructor(page: Page, markup: Markup) {
    this.page = page;
    this.markup = markup;
    this.blocks = blocksOf(page, markup);
    const blockOf = new Int32Array(page.count + 1).fill(this.blocks.length);
    for (const [i, { lines }] of this.blocks.entries()) blockOf.fill(i, lines[0], lines[1]);
    this.#ranges = markup.elements.map(({ lines: [first, last] }) => [blockOf[first]!, blockOf[last]!]);
    this.#children = markup.elements.map(() => []);
    const roots: number[] = [];
    for (const [element, { parent }] of markup.elements.entries())
      (parent < 0 ? roots : this.#children[parent]!).push(element);
    this.#roots = roots;
    this.#raw = sums(this.blocks.map(({ raw }) => raw));
    this.total = this.#raw[this.blocks.length]!;
    this.#cards = this.#findCards();
    // Where the words for what is beside an article leave nothing of it, they are not believed.
    this.#suspects = this.#findSuspects(true);
    this.#good = this.#goodWithout(this.#suspects);
    for (const withWords of [false, null]) {
      const good = this.good([0, this.blocks.length]);
      if (good >= ENOUGH || good >= LITTLE * this.total) break;
      this.#suspects = withWords === null ? new Set() : this.#findSuspects(withWords);
      this.#good = this.#goodWithout(this.#suspects);
    }
  }

  rangeOf(element: number): Range {
    return element < 0 ? [0, this.blocks.length] : this.#ranges[element]!;
  }

  raw([first, last]: Range): number {
    return this.#raw[last]! - this.#raw[first]!;
  }

  good([first, last]: Range): number {
    return this.#good[last]! - this.#good[first]!;
  }

  isSuspect(element: number): boolean {
    return this.#suspects.has(element);
  }

  /** The blocks of a range around which, below a region, an element stands that fits. */
  within([first, last]: Range, region: number, fits: (element: number) => boolean): number[] {
    const { elements } = this.markup;
    // Of each element, once: a page may hold a hundred thousand blocks that lie in a hundred elements each.
    const known = new Map<number, boolean>([
      [-1, false],
      [region, false],
    ]);
    const isCovered = (element: number): boolean => {
      const path: number[] = [];
      let at = element;
      for (; !known.has(at); at = elements[at]!.parent) path.push(at);
      let covered = known.get(at)!;
      for (const each of path.reverse()) {
        covered ||= fits(each);
        known.set(each, covered);
      }
      return covered;
    };
    return range(first, last).filter((i) => isCovered(this.blocks[i]!.element));
  }

  /** The element that holds the article, or -1 for the whole page. */
  region(): number {
    let at = -1;
    for (;;) {
      const children = at < 0 ? this.#roots : this.#children[at]!;
      const own = this.good(this.rangeOf(at));
      const best = heaviest(children, (child) => this.good(this.rangeOf(child)));
      if (best === null || this.good(this.rangeOf(best)) < DESCENT * own || own === 0) break;
      at = best;
    }
    at = this.#named(at);
    while (at >= 0 && PARTS.has(this.markup.elements[at]!.tag)) at = this.markup.elements[at]!.parent;
    return at;
  }

  // An element inside that says it is the text of the article.
  #named(region: number): number {
    const own = this.good(this.rangeOf(region));
    let best = region;
    let weight = 0;
    for (const [element, { tag, names, property }] of this.markup.elements.entries()) {
      if (tag === 'p' || !this.#isInside(element, region)) continue;
      const good = this.good(this.rangeOf(element));
      const isNamed =
        (property === 'articleBody' && good >= 0.2 * own) ||
        (articleText.test(names) && good >= DESCENT * own);
      if (!isNamed || good < weight) continue;
      best = element;
      weight = good;
    }
    return best;
  }

  #isInside(element: number, region: number): boolean {
    const [first, last] = this.rangeOf(region);
    const [from, to] = this.rangeOf(element);
    return first <= from && to <= last && element > region;
  }

  // Teasers side by side: three and more elements of a kind, nearly all with a link of their own.
  #findCards(): Set<number> {
    const cards = new Set<number>();
    for (const siblings of [this.#roots, ...this.#children]) {
      if (siblings.length < 3) continue;
      const kinds = new Map<string, number[]>();
      for (const element of siblings) {
        const { tag, names } = this.markup.elements[element]!;
        if (!['li', 'div', 'article', 'section'].includes(tag)) continue;
        const kind = `${tag} ${names.trim().split(/\s+/, 1)[0] ?? ''}`;
        const alike = kinds.get(kind);
        if (alike === undefined) kinds.set(kind, [element]);
        else alike.push(element);
      }
      for (const alike of kinds.values()) {
        const whole = alike.filter((element) => this.rangeOf(element)[1] - this.rangeOf(element)[0] >= 2);
        if (whole.length < 3 || whole.length < alike.length) continue;
        const linked = whole.filter((element) =>
          this.blocks
            .slice(...this.rangeOf(element))
            .some(({ length, links }) => length >= 15 && links >= 0.9),
        );
        if (linked.length >= 0.8 * whole.length) for (const element of whole) cards.add(element);
      }
    }
    return cards;
  }

  #findSuspects(withWords: boolean): Set<number> {
    const suspects = new Set<number>();
    for (const [element, { tag, names, role }] of this.markup.elements.entries()) {
      const range = this.rangeOf(element);
      if (range[0] === range[1]) continue;
      const own = withWords ? namesOf(names) : [];
      const isStrong =
        STRONG_TAGS.has(tag) || STRONG_ROLES.has(role) || own.some((word) => surelyBeside.has(word));
      const isWeak = this.#cards.has(element) || own.some((word) => besideArticle.has(word));
      if ((!isStrong && !isWeak) || own.some((word) => word === 'embed' || word === 'embedded')) continue;
      if (this.raw(range) < (isStrong ? STRONG_MASS : MASS) * this.total) suspects.add(element);
    }
    return suspects;
  }

  #goodWithout(suspects: ReadonlySet<number>): Float64Array {
    const out = new Uint8Array(this.blocks.length);
    for (const element of suspects) out.fill(1, ...this.rangeOf(element));
    return sums(this.blocks.map(({ raw }, i) => (out[i] === 1 ? 0 : raw)));
  }
}

function sums(values: readonly number[]): Float64Array {
  const before = new Float64Array(values.length + 1);
  for (const [i, value] of values.entries()) before[i + 1] = before[i]! + value;
  return before;
}

function heaviest(elements: readonly number[], weight: (element: number) => number): number | null {
  let best: number | null = null;
  for (const element of elements) if (best === null || weight(element) > weight(best)) best = element;
  return best;
}

/** Whole words of classes and ids: split at signs and at capitals behind small letters. */
function namesOf(names: string): string[] {
  return names
    .replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2')
    .toLowerCase()
    .split(/[\s_-]+/)
    .filter(Boolean);
}

// Lines of one element that only line breaks part.
function blocksOf(page: Page, markup: Markup): Block[] {
  const blocks: Block[] = [];
  for (let line = 0; line < page.count; ) {
    const first = line++;
    const element = markup.element(first);
    while (line < page.count && page.gap(line) === 0 && markup.element(line) === element) line++;
    let text = '';
    let linked = 0;
    for (let at = first; at < line; at++) {
      text += `${text === '' ? '' : ' '}${page.text(at)}`;
      for (const [from, to] of markup.links(at)) linked += to - from;
    }
    const length = collapse(text).length;
    const tag = markup.elements[element]?.tag ?? '';
    const heading = page.heading(first);
    const links = Math.min(1, linked / Math.max(1, length));
    const isParagraph =
      !heading &&
      tag !== 'figcaption' &&
      length >= PARAGRAPH &&
      links < MOST_LINKS &&
      (tag === 'p' || length >= LOOSE_PARAGRAPH);
    const raw = isParagraph ? Math.max(0, length - 2 * linked) : 0;
    blocks.push({ lines: [first, line], text, length, links, element, tag, heading, raw });
  }
  return blocks;
}

/** Share of the text of an article that a small part of it may have, and characters of its long paragraphs. */
const SMALL = 0.15;
const SMALL_TEXT = 1000;
const LONG_PARAGRAPH = 100;

function prune(tree: Tree, region: number): boolean[] {
  const { blocks, markup } = tree;
  const [first, last] = tree.rangeOf(region);
  const kept = blocks.map((_, i) => first <= i && i < last);
  const drop = (i: number): void => {
    kept[i] = false;
  };
  const within = (fits: (element: number) => boolean): number[] => tree.within([first, last], region, fits);
  const own = tree.raw([first, last]);
  const textOf = (indexes: readonly number[]): number => indexes.reduce((sum, i) => sum + blocks[i]!.raw, 0);
  const good = tree.good([first, last]);
  const isSmall = (element: number): boolean => {
    const { tag, names } = markup.elements[element]!;
    if (tag === 'li' || tag === 'td') return false;
    const words = namesOf(names);
    if (words.includes('embed') || !words.some((word) => smallParts.has(word))) return false;
    const [from, to] = tree.rangeOf(element);
    const long = range(from, to).reduce(
      (sum, i) => sum + (blocks[i]!.length >= LONG_PARAGRAPH ? blocks[i]!.raw : 0),
      0,
    );
    return tree.good([from, to]) < SMALL * good && long < SMALL_TEXT;
  };
  // What would take half of the text is the text; but readers may write more than the author.
  const isSurely = (element: number): boolean =>
    tree.isSuspect(element) &&
    namesOf(markup.elements[element]!.names).some((word) => surelyBeside.has(word));
  const surely = within(isSurely);
  if (own - textOf(surely) >= ENOUGH) surely.forEach(drop);
  for (const part of [within((element) => tree.isSuspect(element)), within(isSmall)])
    if (textOf(part.filter((i) => kept[i])) <= 0.5 * own) part.forEach(drop);
  const byRule = new Set<number>();
  const dropByRule = (i: number): void => {
    if (kept[i]) byRule.add(i);
    drop(i);
  };
  for (let i = first; i < last; i++) {
    const { links, tag, text, heading } = blocks[i]!;
    if (links < LINK_BLOCK || /https?:\/\//.test(text)) continue;
    if (tag === 'li' || tag === 'td' || tag === 'th') continue;
    if (heading && blocks[i + 1] !== undefined && blocks[i + 1]!.raw > 0) continue;
    dropByRule(i);
  }
  for (const [element, { tag }] of markup.elements.entries()) {
    const [from, to] = tree.rangeOf(element);
    if (!['ul', 'ol', 'dl', 'menu'].includes(tag) || from < first || to > last || from === to) continue;
    let length = 0;
    let linked = 0;
    for (let i = from; i < to; i++) {
      length += blocks[i]!.length;
      linked += blocks[i]!.length * blocks[i]!.links;
    }
    if (linked >= 0.8 * length) for (const i of range(from, to)) dropByRule(i);
  }
  dropHead(tree, kept, [first, last], dropByRule);
  dropTail(tree, kept, [first, last], dropByRule);
  dropOrphans(tree, kept, [first, last], byRule);
  return kept;
}

const HEAD_SHARE = 0.3;
const HEAD_LINE = 60;

// Title, byline and date above the text.
function dropHead(
  tree: Tree,
  kept: readonly boolean[],
  [first, last]: Range,
  drop: (i: number) => void,
): void {
  const { blocks, markup } = tree;
  const heading = range(first, last).find((i) => blocks[i]!.tag === 'h1');
  if (heading !== undefined && tree.raw([first, heading]) < HEAD_SHARE * tree.raw([first, last]))
    for (const i of range(first, heading + 1)) drop(i);
  const titles = markup.claims.filter(({ field }) => field === 'title').map(({ value }) => level(value));
  let seen = 0;
  for (let i = first; i < last && seen < 6; i++) {
    if (!kept[i]) continue;
    seen++;
    const { text, length, tag } = blocks[i]!;
    const own = level(text);
    if (length >= 12 && titles.some((title) => own === title || (tag !== 'p' && title.startsWith(own))))
      drop(i);
  }
  for (let i = first; i < last; i++) {
    const { text, length, tag, heading: isHeading } = blocks[i]!;
    if (!kept[i]) continue;
    if (length >= HEAD_LINE || tag === 'td' || tag === 'th') break;
    const isDated = /(?<!\p{Nd})(?:19|20)\p{Nd}{2}(?!\p{Nd})/u.test(text);
    const isLoose =
      !isHeading && !['p', 'li', 'pre', 'blockquote'].includes(tag) && !/[.!?…。！？:]["'”’»)]*$/u.test(text);
    if (isDated || isLoose) drop(i);
  }
}

const level = (text: string): string => collapse(text).toLowerCase();

const TAIL = 3;
const TAIL_LENGTH = 250;
const TAIL_LINKS = 0.6;

// Lines of links that close the text: where to follow the author, what to read next.
function dropTail(
  tree: Tree,
  kept: readonly boolean[],
  [first, last]: Range,
  drop: (i: number) => void,
): void {
  const { blocks } = tree;
  for (let i = last - 1, seen = 0; i >= first && seen < TAIL; i--) {
    if (!kept[i]) continue;
    seen++;
    const { length, links, tag } = blocks[i]!;
    if (links < TAIL_LINKS || length >= TAIL_LENGTH || tag === 'li' || tag === 'td') return;
    drop(i);
  }
}

// Headings and labels with nothing below them.
function dropOrphans(
  { blocks }: Tree,
  kept: boolean[],
  [first, last]: Range,
  byRule: ReadonlySet<number>,
): void {
  let below = false;
  for (let i = last - 1; i >= first; i--) {
    if (!kept[i]) continue;
    const { heading, text, length } = blocks[i]!;
    const isLabel = heading || (length < 60 && /[:：]$/u.test(text));
    if (isLabel && (!below || byRule.has(i + 1))) kept[i] = false;
    else below = true;
  }
}

/** Shorter texts begin titles by chance. */
const BEGINNING = 8;

// The heading that the page's own title says again, whole or but for the name of the site, or the last one of the first
// order above the text.
function titleAbove({ page, blocks, markup }: Tree, region: number, first: number): number | null {
  const titles = markup.claims.filter(({ field }) => field === 'title').map(({ value }) => value);
  const claims = titles.map(levelTitle);
  const site = levelTitle(markup.claims.find(({ field }) => field === 'site')?.value ?? '');
  const parts = new Set(
    titles
      .flatMap(titleParts)
      .map(levelTitle)
      .filter((part) => part.length >= BEGINNING && part !== site),
  );
  const headings = blocks.filter(({ heading, text }) => heading && /[\p{L}\p{N}]/u.test(text));
  const claimed = headings.find(({ text }) => claims.includes(levelTitle(text)));
  const begun = headings.find(
    ({ text }) => text.length >= BEGINNING && claims.some((title) => title.startsWith(levelTitle(text))),
  );
  const [from] = region < 0 ? [0] : markup.elements[region]!.lines;
  const top = headings.filter(({ tag, lines }) => tag === 'h1' && lines[0] <= Math.max(first, from + 3));
  const highest = top.at(-1) ?? headings.find(({ tag }) => tag === 'h1');
  // Where the site names itself in a heading too, the longer one is the title.
  const partIn = (among: readonly Block[]): number | undefined =>
    among
      .flatMap(({ lines }) => range(...lines))
      .filter((line) => parts.has(levelTitle(page.text(line))))
      .sort((a, b) => page.text(b).length - page.text(a).length || a - b)[0];
  const named = claimed ?? begun;
  if (named !== undefined) return named.lines[0];
  if (highest === undefined) return partIn(headings) ?? null;
  const isOfPage = titles.some((title) => areAkin(title, highest.text));
  return partIn(isOfPage ? [highest] : headings) ?? highest.lines[0];
}
