// Sites that lie in one folder are told apart: the pages of a site share lines, those of two sites hardly any.

import { ScrapeCleanError } from '../errors.ts';
import { lexicon } from '../lexicon/index.ts';
import { grouped } from '../text/grouped.ts';
import { hash } from '../text/hash.ts';
import { remembering } from '../text/memo.ts';
import { isDateHeading } from '../text/shape.ts';
import { fold } from '../text/tokens.ts';
import { hasDigit, hasLetter, withNumbersAs } from '../text/units.ts';
import type { RawPage } from '../types.ts';
import type { Input } from './inputs.ts';
import { emptyInfo, type ReadOptions, readPages } from './pages.ts';

/** `auto`: by folder, and in a folder by shared lines; `folder`: by folder alone; `none`: everything is one site. */
export type SiteBy = 'auto' | 'folder' | 'none';

/**
 * Two pages are of one site if they share this much of the lines of the shorter one. Of 38 sites, a page shares 0.16 and
 * more with another one of its site, but on one site without any chrome; with those of other sites 0.13 at most, once
 * the words that all templates of a language have are left out: these alone joined two pairs of sites.
 */
const SHARED = 0.14;
const SHARED_LINES = 3;
/**
 * A page that is alone goes with the site that it shares so much with, and twice as many lines as with any other: its text may
 * be so long that the chrome is lost in it. Less will do where one of its first lines is among those, such as the site's name.
 */
const SHARED_ALONE = 0.05;
const SHARED_LINES_ALONE = 5;
const SHARED_BELOW_TOP = 0.015;
const TOP = 3;
/** Pages that a page is compared with, of each site: so neither time nor memory grows with the pages of a site. */
const WITNESSES = 8;
/** Bytes of a file that are looked at. */
const HEAD = 1 << 16;

/**
 * Tells the inputs apart by their sites. A folder is looked at when the first of its files is asked for, so that what lies in
 * the first one can be told before the others are read.
 *
 * Pages of text that share lines with no other are taken for one site together: they may have no chrome at all. An HTML
 * page that shares none is a site of its own. Files whose pages have addresses go together: there the address tells.
 */
export class SitesApart {
  readonly #by: SiteBy;
  readonly #look: Look;
  readonly #folders: ReadonlyMap<string, readonly Input[]>;
  /** Of each folder that was looked at, the files of the site of a file. */
  readonly #sites = new Map<string, SiteOf>();

  /** @param look opens the files; one that fails is left to the reader that tells of it */
  constructor(inputs: readonly Input[], by: SiteBy, look: Look) {
    this.#by = by;
    this.#look = look;
    this.#folders = grouped(inputs, (input) => this.#folderOf(input));
  }

  /** All files of the site of an input, in their order; the same array for each of them. */
  filesOf(input: Input): readonly Input[] {
    const name = this.#folderOf(input);
    const known = this.#sites.get(name) ?? siteOf(this.#sitesOf(this.#folders.get(name)!));
    this.#sites.set(name, known);
    return known(input);
  }

  #sitesOf(folder: readonly Input[]): readonly (readonly Input[])[] {
    return this.#by === 'auto' && folder.length > 1 ? [...sitesIn(folder, this.#look)] : [folder];
  }

  #folderOf({ site }: Input): string {
    return this.#by === 'none' ? '' : site;
  }
}

type SiteOf = (input: Input) => readonly Input[];

// Most folders hold one site, and then nothing is remembered of each file.
function siteOf(sites: readonly (readonly Input[])[]): SiteOf {
  if (sites.length === 1) return () => sites[0]!;
  const own = new Map(sites.flatMap((site) => site.map((input) => [input, site] as const)));
  return (input) => own.get(input)!;
}

// The sites of a folder, the files of each in their order.
function sitesIn(folder: readonly Input[], look: Look): Iterable<readonly Input[]> {
  const groups = new Groups();
  const numbers = new Map<Input, number>();
  for (const input of folder) {
    const page = firstPage(input, look);
    if (page?.recordId !== undefined || page?.url !== undefined) numbers.set(input, ADDRESSED);
    else groups.add(input, linesOf(page, look), page?.media === 'html');
  }
  for (const [number, members] of groups.found().entries())
    for (const input of members) numbers.set(input, number);
  return grouped(folder, (input) => numbers.get(input)!).values();
}

const ADDRESSED = -1;

interface Group {
  readonly members: Input[];
  witnesses: number;
  /** Whether its first member is HTML. */
  readonly isHtml: boolean;
}

class Groups {
  readonly #groups = new Set<Group>();
  readonly #groupOf: Group[] = [];
  readonly #sizes: number[] = [];
  readonly #tops: (readonly number[])[] = [];
  // From a line to the pages that have it, of those that others are compared with.
  readonly #pages = new Map<number, number[]>();

  add(input: Input, lines: ReadonlySet<number>, isHtml: boolean): void {
    const shared = new Map<number, number>();
    for (const line of lines)
      for (const page of this.#pages.get(line) ?? []) shared.set(page, (shared.get(page) ?? 0) + 1);
    const alike = new Set<Group>();
    for (const [page, count] of shared)
      if (count >= SHARED_LINES && count >= SHARED * Math.min(lines.size, this.#sizes[page]!))
        alike.add(this.#groupOf[page]!);
    const [first = { members: [], witnesses: 0, isHtml }, ...others] = alike;
    this.#groups.add(first);
    for (const other of others) this.#join(first, other);
    first.members.push(input);
    if (first.witnesses >= WITNESSES) return;
    first.witnesses++;
    const page = this.#groupOf.push(first) - 1;
    this.#sizes.push(lines.size);
    this.#tops.push([...lines].slice(0, TOP));
    for (const line of lines) {
      const pages = this.#pages.get(line);
      if (pages === undefined) this.#pages.set(line, [page]);
      else pages.push(page);
    }
  }

  #join(group: Group, other: Group): void {
    group.members.push(...other.members);
    group.witnesses += other.witnesses;
    for (const [page, owner] of this.#groupOf.entries()) if (owner === other) this.#groupOf[page] = group;
    this.#groups.delete(other);
  }

  found(): Input[][] {
    for (const [lone, group] of this.#nearest()) this.#join(group, lone);
    const groups = [...this.#groups];
    const alone = groups.filter(isLone).flatMap(({ members }) => members);
    const others = groups.filter((group) => !isLone(group)).map(({ members }) => members);
    return [...others, ...(alone.length > 0 ? [alone] : [])];
  }

  // The site of each page that is alone, if it shares enough with one. Pages that are alone too count for nothing: there may be
  // many.
  #nearest(): Map<Group, Group> {
    const shared = new Map<number, Map<number, { lines: number; top: boolean }>>();
    for (const [line, pages] of this.#pages) {
      const known = pages.filter((page) => !isLone(this.#groupOf[page]!));
      if (known.length === 0 || known.length === pages.length) continue;
      for (const page of pages) {
        if (!isLone(this.#groupOf[page]!)) continue;
        const counts = shared.get(page) ?? new Map<number, { lines: number; top: boolean }>();
        shared.set(page, counts);
        const isTop = this.#tops[page]!.includes(line);
        for (const other of known) {
          const { lines, top } = counts.get(other) ?? { lines: 0, top: false };
          counts.set(other, { lines: lines + 1, top: top || isTop });
        }
      }
    }
    const nearest = new Map<Group, Group>();
    for (const [page, counts] of shared) {
      const most = new Map<Group, number>();
      for (const [other, { lines, top }] of counts) {
        const share = lines / Math.min(this.#sizes[page]!, this.#sizes[other]!);
        const group = this.#groupOf[other]!;
        if (
          top
            ? share >= SHARED_BELOW_TOP && lines >= SHARED_LINES
            : share >= SHARED_ALONE && lines >= SHARED_LINES_ALONE
        )
          most.set(group, Math.max(lines, most.get(group) ?? 0));
      }
      const [best, second] = [...most].sort((a, b) => b[1] - a[1]);
      if (best !== undefined && best[1] >= 2 * (second?.[1] ?? 0)) nearest.set(this.#groupOf[page]!, best[0]);
    }
    return nearest;
  }
}

const isLone = ({ members, isHtml }: Group): boolean => members.length === 1 && !isHtml;

/** How the inputs are looked at. */
export interface Look extends ReadOptions {
  readonly chunksOf: (input: Input) => Iterable<Uint8Array>;
  readonly linesOf: (page: RawPage) => Iterable<string>;
}

// The lines with letters in them, digits folded: a copyright year or a counter tells no sites apart.
function linesOf(page: RawPage | null, look: Look): Set<number> {
  const lines = new Set<number>();
  for (const line of page === null ? [] : look.linesOf(page)) {
    const text = line.trim();
    if (text.length > 1 && hasLetter(text) && !isCommon(text)) lines.add(hash(withNumbersAs(text, '0')));
  }
  return lines;
}

const COMMON: ReadonlySet<string> = new Set(
  [
    ...lexicon.widgets,
    ...lexicon.pager,
    ...lexicon.share,
    ...lexicon.networks,
    ...lexicon.more,
    ...lexicon.invitations,
    ...lexicon.noComments,
    ...lexicon.commentNouns,
    ...lexicon.backToTop,
    ...lexicon.tags,
    ...lexicon.categories,
  ].map(fold),
);
const LONGEST_COMMON = 60;
const EDGES = /^[^\p{L}]+|[^\p{L}]+$/gu;

// What the templates of a language have in common, and months: it says nothing of a site.
const isCommon = (text: string): boolean => text.length <= LONGEST_COMMON && isOfTemplates(text);

const isOfTemplates = remembering(
  (text) => COMMON.has(fold(text).replace(EDGES, '')) || (hasDigit(text) && isDateHeading(text)),
);

function firstPage(input: Input, look: Look): RawPage | null {
  try {
    const { name, path, site } = input;
    for (const page of readPages(head(look.chunksOf(input)), name, site, emptyInfo(), { ...look, path }))
      if (!(page instanceof ScrapeCleanError)) return page;
  } catch (error) {
    if (!(error instanceof ScrapeCleanError)) throw error;
  }
  return null;
}

function* head(chunks: Iterable<Uint8Array>): Generator<Uint8Array> {
  for (const chunk of chunks) {
    yield chunk.subarray(0, HEAD);
    return;
  }
}
