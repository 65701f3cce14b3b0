// What the elements of an HTML page say of its records: where the last one ends, and what stands below a record's text.

import { hasProse, isProseAt } from '../text/blocks.ts';
import { range, within } from '../text/ordered.ts';
import type { Delimiter, Markup, Page, Range } from '../types.ts';
import type { Divided, Stretch } from './stretches.ts';

/** An element and those around it, the innermost first. */
function chainFrom({ elements }: Markup, element: number): number[] {
  const chain: number[] = [];
  for (let at = element; at >= 0; at = elements[at]!.parent) chain.push(at);
  return chain;
}

const chainOf = (markup: Markup, line: number): number[] => chainFrom(markup, markup.element(line));

/** The innermost element around all of some lines, or -1. */
function commonOf(markup: Markup, lines: readonly number[]): number {
  if (lines.length === 0) return -1;
  const chain = chainOf(markup, lines[0]!);
  const places = new Map(chain.map((element, i) => [element, i]));
  // How far out the common element lies grows only, so few elements around a line are looked at.
  let common = 0;
  for (const line of lines) {
    let at = markup.element(line);
    while (at >= 0 && !places.has(at)) at = markup.elements[at]!.parent;
    common = Math.max(common, places.get(at) ?? chain.length);
  }
  return chain[common] ?? -1;
}

/** Lines that may stand between the elements of two records: a rule, a heading of the day. */
const BETWEEN = 3;

/**
 * The lines in which the records of a page must lie: from the element of the first one to the end of that of the last,
 * where each has one of its own, one right behind the other; else the element that holds all delimiters.
 */
export function recordRange(page: Page, delimiters: readonly Delimiter[]): Range | null {
  if (page.markup === null || delimiters.length < 2) return null;
  const { own, around } = ownElements(page.markup, delimiters);
  if (around < 0) return null;
  const outer = page.markup.elements[around]!.lines;
  if (!areSideBySide(page, own)) return outer;
  const ranges = own.map((element) => page.markup!.elements[element]!.lines);
  // Where lines stand between most of them, titles do: the records are more than these elements.
  const apart = ranges.filter(([from], i) => i > 0 && from > ranges[i - 1]![1]).length;
  return 2 * apart > ranges.length - 1 ? outer : [ranges[0]![0], ranges.at(-1)![1]];
}

/** Whether each of the delimiters of a page stands in an element of its own, which holds its record. */
export function haveOwnElements(page: Page, delimiters: readonly Delimiter[]): boolean {
  return (
    page.markup !== null &&
    delimiters.length > 1 &&
    areSideBySide(page, ownElements(page.markup, delimiters).own)
  );
}

// The innermost element around all delimiters, and below it the one around each, or -1.
function ownElements(
  markup: Markup,
  delimiters: readonly Delimiter[],
): { readonly own: number[]; readonly around: number } {
  const around = commonOf(
    markup,
    delimiters.map(({ line }) => line),
  );
  const own = delimiters.map(({ line }) => {
    const chain = chainOf(markup, line);
    return chain[chain.indexOf(around) - 1] ?? -1;
  });
  return { own, around };
}

function areSideBySide(page: Page, own: readonly number[]): boolean {
  for (let i = 1; i < own.length; i++) {
    const [above, below] = [page.markup!.elements[own[i - 1]!], page.markup!.elements[own[i]!]];
    if (above === undefined || below === undefined || above === below) return false;
    const [from, to] = [above.lines[1], below.lines[0]];
    if (to - from > BETWEEN || hasProse(page, from, to)) return false;
  }
  return true;
}

/** Share of the records whose text stands in the same kind of element. */
const ALIKE = 0.9;
const LEAST = 3;
/** Elements that hold a text, not a part of one. */
const HOLDERS = new Set(['div', 'section', 'article', 'td', 'main', 'dd', 'center']);

/**
 * The kind of element that holds the text of a site's records, by its name and classes: the innermost that is around all
 * running text of nearly every record. Null where there is none.
 */
export function learnTextElement(stretches: readonly Stretch[]): string | null {
  const counts = new Map<string, { records: number; depth: number }>();
  let records = 0;
  for (const { sheet, from, to } of stretches) {
    const { markup } = sheet.page;
    const prose = markup === null ? [] : range(from, to).filter((line) => isProseAt(sheet.page, line));
    if (markup === null || prose.length === 0) continue;
    records++;
    const innermost = commonOf(markup, prose);
    const chain = chainFrom(markup, innermost).filter((element) => isInside(markup, element, from, to));
    const kinds = new Map(chain.map((element, i) => [kindOf(markup, element), chain.length - i]));
    for (const [kind, depth] of kinds) {
      const seen = counts.get(kind) ?? { records: 0, depth: 0 };
      counts.set(kind, { records: seen.records + 1, depth: seen.depth + depth });
    }
  }
  let best: { kind: string; depth: number } | null = null;
  for (const [kind, seen] of counts) {
    const depth = seen.depth / seen.records;
    if (records < LEAST || seen.records < ALIKE * records || !HOLDERS.has(kind.split(' ')[0]!)) continue;
    if (best === null || depth > best.depth) best = { kind, depth };
  }
  return best?.kind ?? null;
}

function isInside({ elements }: Markup, element: number, from: number, to: number): boolean {
  const [first, last] = elements[element]!.lines;
  return from <= first && last <= to;
}

// "div entry-content post-#"
const kindOf = ({ elements }: Markup, element: number): string =>
  `${elements[element]!.tag} ${elements[element]!.names.replace(/\p{Nd}+/gu, '#').trim()}`;

/** How many of some lines stand in the kind of element that is the commonest among them. */
export function commonestKind({ markup }: Page, lines: readonly number[]): number {
  const counts = new Map<string, number>();
  for (const line of lines) {
    const kind = markup === null || markup.element(line) < 0 ? '' : kindOf(markup, markup.element(line));
    counts.set(kind, (counts.get(kind) ?? 0) + 1);
  }
  return Math.max(0, ...counts.values());
}

/** The lines of the text of a record, by the kind of element that holds it; null where the record has none. */
export function textRange({ markup }: Page, [from, to]: Range, kind: string | null): Range | null {
  if (markup === null || kind === null) return null;
  const own = within(elementsOf(markup, kind), [from, to + 1]).filter(({ end }) => end <= to);
  return own.length === 0 ? null : [own[0]!.line, Math.max(...own.map(({ end }) => end))];
}

/** Where an element begins and ends. */
interface Span {
  readonly line: number;
  readonly end: number;
}

const remembered = new WeakMap<Markup, { readonly kind: string; readonly spans: readonly Span[] }>();

// In the order of the page, in which elements begin one behind the other. Asked for by every record of a page.
function elementsOf(markup: Markup, kind: string): readonly Span[] {
  const known = remembered.get(markup);
  if (known?.kind === kind) return known.spans;
  const spans = markup.elements.flatMap(({ lines: [line, end] }, element) =>
    kindOf(markup, element) === kind ? [{ line, end }] : [],
  );
  remembered.set(markup, { kind, spans });
  return spans;
}

/** Share of the delimiters of a site that stand in one place of its template, at least. */
const USUAL = 0.05;

/** Whether a delimiter stands where others of the site do: the same elements around it. A date in a table of an article does not. */
export function usualPlaces(divided: readonly Divided[]): (page: Page, delimiter: Delimiter) => boolean {
  const counts = new Map<string, number>();
  let all = 0;
  for (const { sheet, delimiters } of divided) {
    if (sheet.page.markup === null) continue;
    for (const { line } of delimiters) {
      const place = placeOf(sheet.page.markup, line);
      counts.set(place, (counts.get(place) ?? 0) + 1);
      all++;
    }
  }
  return ({ markup }, { line }) => markup === null || (counts.get(placeOf(markup, line)) ?? 0) >= USUAL * all;
}

const places = new WeakMap<Markup, Map<number, string>>();

// The tags around a line, the innermost first. Asked of all lines with a date, and many stand in one element.
function placeOf(markup: Markup, line: number): string {
  const known = places.get(markup) ?? new Map<number, string>();
  places.set(markup, known);
  const element = markup.element(line);
  const place =
    known.get(element) ??
    chainFrom(markup, element)
      .map((each) => markup.elements[each]!.tag)
      .join(' ');
  known.set(element, place);
  return place;
}
