// An HTML page becomes a table of lines, as a browser would break it, with what only HTML says beside them.

import type { CheerioAPI } from 'cheerio/slim';
import { edgesOf, SOFT_HYPHEN } from '../text/edges.ts';
import { hash } from '../text/hash.ts';
import { collapse } from '../text/words.ts';
import type {
  Claim,
  HtmlElement,
  Marker,
  Markup,
  Page,
  PageClaim,
  Picture,
  Range,
  RawPage,
} from '../types.ts';
import { claimsOfHead, claimsOfTag, OF_HEAD } from './claims.ts';
import { Placed } from './placed.ts';
import { isTag, type Node, type Tag, treeOf } from './tree.ts';

/** Parts of a page that nobody sees, or that hold no text. */
const SKIPPED = new Set(
  (
    'head title script style noscript template svg math iframe object embed canvas audio video map select option datalist ' +
    'textarea input button dialog rt rp'
  ).split(' '),
);

// An object without anything to show is shown as what it holds: a trick to put links into links.
const isTransparent = ({ name, attribs }: Tag): boolean =>
  name === 'object' && attribs['data'] === undefined && attribs['classid'] === undefined;

/** Of these, what stands between two words. */
const CONTROLS = new Set([
  'select',
  'input',
  'button',
  'textarea',
  'iframe',
  'object',
  'video',
  'audio',
  'canvas',
]);

const BLOCKS = new Set(
  (
    'address article aside blockquote body center dd details dir div dl dt fieldset figcaption figure footer form ' +
    'frameset h1 h2 h3 h4 h5 h6 header hgroup hr html legend li listing main menu nav ol p plaintext pre search section ' +
    'summary table tbody tfoot thead tr td th caption ul xmp'
  ).split(' '),
);

const HEADING = /^h[1-6]$/;
const LISTS = new Set(['ul', 'ol', 'menu', 'dir']);
/**
 * Blocks within blocks that are told apart; what lies deeper belongs to the last of them. Every later stage looks at all
 * elements around a line. The deepest of 538 pages of 100 sites has 50.
 */
const DEEPEST = 128;
/** UTF-16 units of a line, at most: regular expressions must not run out of stack. */
const LONGEST_LINE: number = 128 << 10;

interface Line {
  readonly text: string;
  readonly gap: number;
  readonly indent: number;
  readonly marker: Marker | null;
  readonly heading: boolean;
  readonly at: number;
  readonly element: number;
  readonly links: readonly Range[];
  readonly claims: readonly Claim[];
}

/** Reads a page of HTML. What scripts would do is not seen. */
export function fromHtml(raw: RawPage): Page {
  const $ = treeOf(raw.text);
  const reader = new Reader($, raw.text, false);
  reader.read();
  if (reader.units >= LITTLE || raw.text.length < MUCH * reader.units) return new HtmlPage(raw, reader);
  // Some pages come hidden, and a script shows them.
  const whole = new Reader($, raw.text, true);
  whole.read();
  return new HtmlPage(raw, whole.units > TIMES * reader.units ? whole : reader);
}

/** A page with less text than this, and a source so many times as long, may have been hidden. */
const LITTLE = 2000;
const MUCH = 20;
/** How much more text the hidden parts must have. */
const TIMES = 3;

class HtmlPage extends Placed implements Page {
  readonly count: number;
  readonly wrapped = false;
  readonly width = 0;
  readonly dense = false;
  protected readonly sourceLines: number;
  readonly markup: Markup;
  readonly #lines: readonly Line[];
  readonly #keys: Float64Array;

  constructor(raw: RawPage, { lines, elements, claims, pictures, sourceLines }: Reader) {
    super(raw);
    this.sourceLines = sourceLines;
    this.count = lines.length;
    this.markup = {
      elements,
      claims,
      pictures,
      element: (line) => lines[line]!.element,
      links: (line) => lines[line]!.links,
      claimed: (line) => lines[line]!.claims,
    };
    this.#lines = lines;
    this.#keys = Float64Array.from(lines, ({ text }) => hash(text));
  }

  text(line: number): string {
    return this.#lines[line]!.text;
  }

  raw(line: number): string {
    return this.#lines[line]!.text;
  }

  offset(_line: number, unit: number): number {
    return unit;
  }

  isBare(line: number, range: Range): boolean {
    return (
      this.text(line)
        .slice(...range)
        .trim() === ''
    );
  }

  key(line: number): number {
    return this.#keys[line]!;
  }

  gap(line: number): number {
    return this.#lines[line]!.gap;
  }

  indent(line: number): number {
    return this.#lines[line]!.indent;
  }

  marker(line: number): Marker | null {
    return this.#lines[line]!.marker;
  }

  heading(line: number): boolean {
    return this.#lines[line]!.heading;
  }

  at(line: number): number {
    return this.firstLine + this.#lines[line]!.at;
  }

  piece(): Range | null {
    return null;
  }

  reference(): boolean {
    return false;
  }

  altTexts(): readonly Range[] {
    return NONE;
  }
}

/** An element whose last line is not known yet. */
type OpenElement = Omit<HtmlElement, 'lines'> & { lines: Range };

/** Most lines have neither links nor claims, and large pages have hundreds of thousands of lines. */
const NONE: readonly never[] = [];

/** One walk over the tree, without recursion: pages may nest deeper than the stack. */
class Reader {
  readonly lines: Line[] = [];
  readonly elements: OpenElement[] = [];
  readonly claims: PageClaim[] = [];
  readonly pictures: Picture[] = [];
  readonly sourceLines: number;
  readonly #$: CheerioAPI;
  readonly #breaks: number[] = [];
  // The line that is being made.
  #text = '';
  #endsInSpace = false;
  #isBlank = true;
  #start = 0;
  #gap = 0;
  #marker: Marker | null = null;
  #links: Range[] = [];
  #claims: Claim[] = [];
  #waiting: string[] = [];
  #breaksInRow = 0;
  // Where the walk is.
  #element = -1;
  #depth = 0;
  #lists: ('bullet' | 'number')[] = [];
  #heading = 0;
  #pre = 0;
  /** Where the link that is open begins in the line, or null. */
  #link: number | null = null;
  readonly #withHidden: boolean;

  /** UTF-16 units of all lines. */
  units = 0;

  constructor($: CheerioAPI, source: string, withHidden: boolean) {
    this.#$ = $;
    this.#withHidden = withHidden;
    for (let feed = source.indexOf('\n'); feed >= 0; feed = source.indexOf('\n', feed + 1))
      this.#breaks.push(feed);
    this.sourceLines = this.#breaks.length + (source.endsWith('\n') || source === '' ? 0 : 1);
  }

  read(): void {
    const stack: (Node | (() => void))[] = [this.#$.root()[0] as Node];
    for (let node = stack.pop(); node !== undefined; node = stack.pop()) {
      if (typeof node === 'function') node();
      else if (node.type === 'text') this.#write(node.data ?? '', node.startIndex ?? 0);
      else if (node.children !== undefined && (!isTag(node) || this.#isSeen(node))) {
        const leave = isTag(node) ? this.#enter(node) : null;
        if (leave !== null) stack.push(leave);
        for (let i = node.children.length - 1; i >= 0; i--) stack.push(node.children[i]!);
      }
    }
    this.#flush(1);
    for (const alt of this.#waiting) this.pictures.push({ alt, line: this.lines.length, offset: null });
    // What stands above a line is known when the line is made.
    this.pictures.sort((a, b) => a.line - b.line || (a.offset ?? -1) - (b.offset ?? -1));
  }

  #isSeen(tag: Tag): boolean {
    const { name, attribs } = tag;
    if (OF_HEAD.has(name)) this.claims.push(...claimsOfHead(this.#$, tag));
    if (name === 'html' || name === 'body')
      for (const field of ['lang', 'dir'] as const)
        if (attribs[field] !== undefined && attribs[field] !== '')
          this.claims.push({ field, value: attribs[field], by: name });
    if (name === 'br') this.#break();
    if (name === 'img') this.#picture(collapse(attribs['alt'] ?? ''));
    if (SKIPPED.has(name) && !isTransparent(tag)) {
      if (this.#text !== '' && !this.#endsInSpace && CONTROLS.has(name)) this.#append(' ');
      return false;
    }
    return (
      this.#withHidden ||
      !(
        attribs['hidden'] !== undefined ||
        attribs['aria-hidden'] === 'true' ||
        /(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*hidden)/i.test(attribs['style'] ?? '')
      )
    );
  }

  /** @returns what is to be done where the element ends */
  #enter(tag: Tag): (() => void) | null {
    const { name, attribs } = tag;
    if (BLOCKS.has(name)) return this.#enterBlock(tag);
    const claims = claimsOfTag(tag);
    const isLink = name === 'a' && attribs['href'] !== undefined && this.#link === null;
    if (claims.length === 0 && !isLink) return null;
    const line = this.lines.length;
    const from = this.#text.length;
    if (isLink) this.#link = from;
    return () => {
      if (isLink) {
        this.#endLink();
        this.#link = null;
      }
      // What is said of several lines is said of the last one.
      const start = this.lines.length === line ? from : 0;
      for (const claim of claims) this.#claims.push({ ...claim, range: [start, this.#text.length] });
    };
  }

  // A link around several lines is one of each.
  #endLink(): void {
    if (this.#link !== null && this.#link < this.#text.length)
      this.#links.push([this.#link, this.#text.length]);
  }

  #enterBlock(tag: Tag): () => void {
    const { name, attribs } = tag;
    const isItem = name === 'li';
    this.#flush(isItem || name === 'td' || name === 'th' ? 0 : 1);
    const parent = this.#element;
    const claims = claimsOfTag(tag);
    const isOwn = this.#depth++ < DEEPEST;
    if (isOwn)
      this.#element =
        this.elements.push({
          tag: name,
          names: `${attribs['class'] ?? ''} ${attribs['id'] ?? ''}`,
          role: attribs['role'] ?? '',
          property: attribs['itemprop'] ?? '',
          parent,
          lines: [this.lines.length, this.lines.length],
        }) - 1;
    const own = this.#element;
    const list = LISTS.has(name);
    if (list) this.#lists.push(name === 'ol' ? 'number' : 'bullet');
    if (isItem) this.#marker = this.#lists.at(-1) ?? 'bullet';
    if (HEADING.test(name)) this.#heading++;
    if (name === 'pre' || name === 'listing' || name === 'xmp') this.#pre++;
    const line = this.lines.length;
    return () => {
      if (claims.length > 0 && this.lines.length === line)
        for (const claim of claims) this.#claims.push({ ...claim, range: [0, this.#text.length] });
      this.#flush(isItem || name === 'td' || name === 'th' ? 0 : 1);
      this.#depth--;
      if (isOwn) this.elements[own]!.lines = [line, this.lines.length];
      this.#element = parent;
      if (list) this.#lists.pop();
      if (isItem) this.#marker = null;
      if (HEADING.test(name)) this.#heading--;
      if (name === 'pre' || name === 'listing' || name === 'xmp') this.#pre--;
    };
  }

  #write(data: string, start: number): void {
    if (this.#pre > 0) {
      this.#writeLines(data, start);
      return;
    }
    let text = data.replace(/[ \t\n\r\f]+/g, ' ');
    if (this.#text === '' || this.#endsInSpace) text = text.replace(/^ /, '');
    if (text === '') return;
    if (this.#text === '') this.#start = start + (/[^ \t\n\r\f]/.exec(data)?.index ?? 0);
    this.#append(text);
    this.#breaksInRow = 0;
  }

  #writeLines(data: string, start: number): void {
    let at = start;
    data.split('\n').forEach((text, i) => {
      if (i > 0) this.#flush(0);
      if (this.#text === '') this.#start = at;
      this.#append(text);
      at += text.length + 1;
    });
  }

  // Looking at the line itself would copy it with each piece.
  #append(written: string): void {
    const text = written.includes(SOFT_HYPHEN) ? written.replaceAll(SOFT_HYPHEN, '') : written;
    if (text === '') return;
    this.#text += text;
    this.#endsInSpace = text.endsWith(' ');
    this.#isBlank &&= text.trim() === '';
  }

  #break(): void {
    this.#breaksInRow++;
    this.#flush(this.#breaksInRow > 1 ? 1 : 0);
  }

  #picture(alt: string): void {
    if (alt === '') return;
    if (this.#isBlank) this.#waiting.push(alt);
    else this.pictures.push({ alt, line: this.lines.length, offset: this.#text.length });
  }

  // Ends the line that is being made; `gap` is what stands between it and the next one, at least.
  #flush(gap: number): void {
    this.#endLink();
    if (this.#link !== null) this.#link = 0;
    const [lead, end] = edgesOf(this.#text);
    const text = this.#text.slice(lead, end);
    this.units += text.length;
    if (text === '') this.#gap = Math.max(this.#gap, gap);
    else {
      for (const alt of this.#waiting) this.pictures.push({ alt, line: this.lines.length, offset: null });
      this.#waiting = [];
      for (let from = 0; from < text.length; ) {
        const to = endOfLine(text, from);
        this.#add(text.slice(from, to).trim(), lead + from + leadOf(text, from, to), lead);
        from = to;
      }
      this.#gap = gap;
      this.#marker = null;
    }
    this.#text = '';
    this.#endsInSpace = false;
    this.#isBlank = true;
    if (this.#links.length > 0) this.#links = [];
    if (this.#claims.length > 0) this.#claims = [];
  }

  // A line, and where it begins in the text that was written.
  #add(text: string, start: number, lead: number): void {
    const within = (range: Range): Range => [
      Math.min(text.length, Math.max(0, range[0] - start)),
      Math.max(0, Math.min(text.length, range[1] - start)),
    ];
    const isSaid = ({ value, range: [from, to] }: Claim): boolean => value !== null || from < to;
    this.lines.push({
      text,
      gap: this.lines.length === 0 ? 0 : this.#gap,
      indent: 2 * this.#lists.length + (this.#pre > 0 ? lead : 0),
      marker: this.#marker,
      heading: this.#heading > 0,
      at: this.#lineOf(this.#start),
      element: this.#element,
      links: this.#links.length === 0 ? NONE : this.#links.map(within).filter(([from, to]) => from < to),
      claims:
        this.#claims.length === 0
          ? NONE
          : this.#claims.map((claim) => ({ ...claim, range: within(claim.range) })).filter(isSaid),
    });
    this.#gap = 0;
  }

  // Number of line breaks before an offset of the source.
  #lineOf(offset: number): number {
    let low = 0;
    let high = this.#breaks.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.#breaks[middle]! < offset) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

// A line that is too long ends at the last space that is not.
function endOfLine(text: string, from: number): number {
  if (text.length - from <= LONGEST_LINE) return text.length;
  const space = text.lastIndexOf(' ', from + LONGEST_LINE);
  return space > from ? space : from + LONGEST_LINE;
}

const leadOf = (text: string, from: number, to: number): number =>
  to - from - text.slice(from, to).trimStart().length;
