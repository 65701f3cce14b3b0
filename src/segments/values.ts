// Values that no label introduces: lines at the ends of a site's records that say the same again and again.

import { range } from '../text/ordered.ts';
import { fold } from '../text/tokens.ts';
import { wordCount } from '../text/words.ts';
import type { Layout, Page, Range, Segment, Slot, ValuesBelow } from '../types.ts';
import { textRange } from './containers.ts';
import { isValueAbove, isValueAt, partsOf, segment } from './segment.ts';
import type { Sheet } from './sheet.ts';

/** Share of the records that must have a value at a place. */
const USUAL = 0.8;
/** Share of the records that must, if none but known values are taken for such. */
const FREQUENT = 0.4;
/** Records that make a column of such lines, whatever they say, and the share of them that must; words of a name. */
const MANY = 8;
const NEARLY_ALL = 0.9;
const NAME_WORDS = 4;
/** Values come again: so many of them, or so many of their words, may be new. */
const NEW = 0.6;
const NEW_WORDS = 0.5;
const LEAST = 6;
/** Share of the titles that must stand below a line of furniture. */
const MOST_TITLES = 0.6;
/** Lines of values at one end of a record, at most. */
const MOST_ABOVE = 3;
const MOST_BELOW = 8;

/**
 * What stands between the heads of the records and their texts, and behind the texts: names, categories, tags, minutes
 * of reading. It comes again; the first and the last lines of texts differ.
 */
export function learnValues(
  sheets: readonly Sheet[],
  layout: Layout,
): Pick<Layout, 'valuesAbove' | 'valuesBelow' | 'valuesBehind' | 'valuesLead' | 'titleBelowFurniture'> {
  const segments = sheets.flatMap((sheet) =>
    segment(sheet, layout).map((found) => ({ page: sheet.page, segment: found })),
  );
  return {
    valuesAbove: above(segments, layout),
    valuesBelow: below(segments),
    valuesBehind: behind(segments, layout),
    valuesLead: lead(segments),
    titleBelowFurniture: isTitleBelowFurniture(segments, layout),
  };
}

// Whether most titles that stand below their delimiter have a line of furniture right above them, in their own record.
function isTitleBelowFurniture(segments: readonly Own[], { furniture, title }: Layout): boolean {
  if (title.place !== 'below') return false;
  const below = segments.filter(({ page, segment: { lines, slots } }) => {
    const own = slots.find(({ role }) => role === 'title');
    return own !== undefined && own.lines[0] > lines[0] && furniture.match(page, own.lines[0] - 1) !== null;
  });
  return below.length >= MOST_TITLES * segments.length;
}

interface Own {
  readonly page: Page;
  readonly segment: Segment;
}

// Blocks above the titles that come again in other records, such as categories. A record with two of them has the second one
// where others have their title, as have those that stand below a picture's text.
function lead(segments: readonly Own[]): ReadonlySet<string> {
  // Of a title, the lines below it: the same article may stand on several pages.
  const below = new Map<string, Set<string>>();
  const leads = segments.flatMap(({ page, segment: { lines, slots } }) => {
    const [title] = firstLinesOf(page, slots, 'title');
    const own = [...new Set(firstLinesOf(page, slots, 'lead'))].filter((text) => text !== title);
    const end = slots.find(({ role }) => role === 'title')?.lines[1] ?? lines[1];
    if (title !== undefined && own.length > 0 && end < lines[1])
      below.set(title, (below.get(title) ?? new Set()).add(page.text(end)));
    return own;
  });
  const titles = [...below].filter(([, lines]) => lines.size > 1).map(([title]) => title);
  return comeAgain(leads) ? new Set([...comingAgain(leads), ...titles]) : new Set();
}

// The first line of each slot of a role, folded.
function firstLinesOf(page: Page, slots: readonly Slot[], role: Slot['role']): string[] {
  const texts: string[] = [];
  for (const slot of slots) if (slot.role === role) texts.push(fold(page.text(slot.lines[0])));
  return texts;
}

function above(segments: readonly Own[], { textElement }: Layout): ReadonlySet<string>[] {
  const runs = segments.flatMap(({ page, segment: { slots } }) => {
    const body = slots.find(({ role }) => role === 'body');
    if (body === undefined) return [];
    const [from, to] = body.lines;
    let line = from;
    while (line < to && line < from + MOST_ABOVE && isValueAbove(page, line)) line++;
    // Short lines alone are the text.
    return line === to
      ? []
      : [{ texts: textsOf(page, from, line), isApart: isApart(page, [from, to], textElement) }];
  });
  const found: ReadonlySet<string>[] = [];
  while (found.length < MOST_ABOVE) {
    const have = runs.filter(({ texts }) => texts.length > found.length);
    const values = have.map(({ texts }) => texts[found.length]!);
    const apart = found.length > 0 ? [] : have.filter((run) => run.isApart);
    const isColumn = apart.length >= MANY && apart.length >= NEARLY_ALL * runs.length;
    if (values.length < USUAL * runs.length || !(isColumn || comeAgain(values))) break;
    found.push(comingAgain(values.map(fold)));
  }
  return found;
}

// A short line that stands with the head of the record, and a gap between it and the text; or that stands outside of the
// element that holds the text.
function isApart(page: Page, [line, to]: Range, textElement: string | null): boolean {
  if (wordCount(page.text(line)) > NAME_WORDS) return false;
  const text = textRange(page, [line, to], textElement);
  return text === null ? page.gap(line) === 0 && page.gap(line + 1) > 0 : line < text[0];
}

function below(segments: readonly Own[]): ValuesBelow {
  const values: string[] = [];
  const known: string[] = [];
  const counts: number[] = [];
  let records = 0;
  for (const {
    page,
    segment: { slots },
  } of segments) {
    const body = slots.findLast(({ role }) => role === 'body');
    if (body === undefined) continue;
    const [from, to] = body.lines;
    let line = to;
    while (line > from && isValueAt(page, line - 1)) line--;
    if (line === from) continue;
    records++;
    if (line < to && to - line <= MOST_BELOW) counts.push(to - line);
    values.push(...textsOf(page, line, to));
    known.push(...new Set(range(line, to).flatMap((each) => partsOf(page.text(each)))));
  }
  const found = counts.length >= FREQUENT * records && comeAgain(values);
  const most = counts.sort((a, b) => a - b)[Math.floor(USUAL * (counts.length - 1))] ?? 0;
  return {
    usual: found && counts.length >= USUAL * records ? most : 0,
    words: found ? comingAgain(known) : new Set(),
  };
}

function behind(segments: readonly Own[], { furniture }: Layout): ReadonlySet<string> {
  const values = segments.flatMap(({ page, segment: { slots } }) =>
    slots
      .filter(({ role, reason }) => role === 'furniture' && reason.rule === 'below-text')
      .flatMap(({ lines: [from, to] }) => range(from, to))
      .filter((line) => furniture.match(page, line) === null && isValueAt(page, line))
      .map((line) => page.text(line)),
  );
  return comeAgain(values) ? comingAgain(values.map(fold)) : new Set();
}

function comingAgain(values: readonly string[]): ReadonlySet<string> {
  const seen = new Set<string>();
  return new Set(values.filter((value) => seen.size === seen.add(value).size));
}

const textsOf = (page: Page, from: number, to: number): string[] =>
  range(from, to).map((line) => page.text(line));

// Lines, or the words of lines that list several.
function comeAgain(values: readonly string[]): boolean {
  if (values.length < LEAST) return false;
  const parts = values.flatMap(partsOf);
  return (
    new Set(values.map(fold)).size <= NEW * values.length || new Set(parts).size <= NEW_WORDS * parts.length
  );
}
