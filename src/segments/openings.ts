// How records begin behind the delimiter of the one before.

import { isProseAt } from '../text/blocks.ts';
import { leadingLabel } from '../text/labels.ts';
import { closesSentence, hasMoreWords } from '../text/words.ts';
import type { Furniture, FurnitureKind, Layout, Page, Range } from '../types.ts';
import { isMoreAt, standsAbove } from './more-links.ts';
import type { Divided } from './stretches.ts';

const isAfter = (kind: FurnitureKind | null): boolean => kind !== null && kind.place !== 'before';
const isBefore = (kind: FurnitureKind | null): boolean => kind !== null && kind.place !== 'after';

type Opening = Pick<Layout, 'furniture' | 'openingLabels'>;

// Whether a line of furniture begins a record: see `learnOpeningLabels`.
function opensRecord(page: Page, line: number, { openingLabels }: Opening): boolean {
  const label = openingLabels.size === 0 ? null : leadingLabel(page.text(line));
  return label !== null && openingLabels.has(label);
}

/** The first line from `from` on that is no furniture behind a delimiter, or that begins the next record. */
export function behindFurniture(page: Page, from: number, to: number, layout: Opening): number {
  let line = behindValues(page, from, to, layout);
  while (line < to && isAfter(layout.furniture.match(page, line)) && !opensRecord(page, line, layout)) line++;
  return line;
}

/** Lines of values between a delimiter and the link that closes its record, at most, and words of each. */
const MOST_VALUES = 9;
const VALUE_WORDS = 6;

// Categories and tags, whatever they are, stand between a delimiter and a link to the rest of its article.
function behindValues(page: Page, from: number, to: number, { furniture }: Opening): number {
  for (let line = from; line < Math.min(to, from + MOST_VALUES); line++) {
    const text = page.text(line);
    const kind = furniture.match(page, line);
    // "Read more", and the title once more on a line of its own.
    if (isAfter(kind) && isMoreAt(page, line))
      return line + 1 < to && standsAbove(page, from, page.text(line + 1)) ? line + 2 : line + 1;
    if (kind === null && (hasMoreWords(text, VALUE_WORDS) || closesSentence(text))) return from;
  }
  return from;
}

/** The topmost line that begins a record, in the furniture right above its head. */
export function aboveHead(page: Page, from: number, head: number, layout: Opening): number {
  let start = head;
  for (let line = head - 1; line >= from && layout.furniture.match(page, line) !== null; line--)
    if (opensRecord(page, line, layout)) start = line;
  return start;
}

/**
 * Labels of furniture between two records that belong to the one below: the first record of a page has one, and the last one
 * ends without. Where pages are cut off, more of them must begin so than end so.
 */
export function learnOpeningLabels(
  divided: readonly Divided[],
  furniture: Furniture,
  side: Layout['side'],
): ReadonlySet<string> {
  const pages = new Map<string, number>();
  const isBetween = side === 'behind' ? isAfter : isBefore;
  const count = (page: Page, [from, to]: Range, sign: number): void => {
    const labels = new Set<string>();
    for (let line = from; line < to; line++) {
      const label = isBetween(furniture.match(page, line)) ? leadingLabel(page.text(line)) : null;
      if (label !== null) labels.add(label);
    }
    for (const label of labels) pages.set(label, (pages.get(label) ?? 0) + sign);
  };
  for (const { sheet, delimiters } of divided) {
    const { page } = sheet;
    const [first, last] = [delimiters[0], delimiters.at(-1)];
    if (first === undefined || last === undefined) continue;
    let top = 0;
    while (top < first.line && (sheet.verdicts[top] != null || !isProseAt(page, top))) top++;
    const end =
      side === 'behind'
        ? behindFurniture(page, last.end, page.count, { furniture, openingLabels: new Set() })
        : page.count;
    count(page, [0, top], 1);
    count(page, [last.end, end], -1);
  }
  return new Set([...pages].filter(([, more]) => more > 0).map(([label]) => label));
}

/** How a record that starts at a line begins: the sizes of its blocks above the running text, three at most. */
export function openingAt(page: Page, start: number, end: number): string {
  const sizes: number[] = [];
  let line = start;
  while (sizes.length < 3 && line < end && !isProseAt(page, line)) {
    const first = line++;
    while (line < end && page.gap(line) === 0 && !isProseAt(page, line)) line++;
    sizes.push(line - first);
  }
  return sizes.join(' ');
}
