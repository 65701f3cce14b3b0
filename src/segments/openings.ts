// How records begin behind the delimiter of the one before.

import { isProseAt } from '../text/blocks.ts';
import { leadingLabel } from '../text/labels.ts';
import { range } from '../text/ordered.ts';
import type { Furniture, FurnitureKind, Layout, Page } from '../types.ts';
import type { Divided } from './stretches.ts';

const isAfter = (kind: FurnitureKind | null): boolean => kind !== null && kind.place !== 'before';

/** The first line from `from` on that is no furniture behind a delimiter, or that begins the next record. */
export function behindFurniture(
  page: Page,
  from: number,
  to: number,
  { furniture, openingLabels }: Pick<Layout, 'furniture' | 'openingLabels'>,
): number {
  const opens = (line: number): boolean => {
    const label = openingLabels.size === 0 ? null : leadingLabel(page.text(line));
    return label !== null && openingLabels.has(label);
  };
  let line = from;
  while (line < to && isAfter(furniture.match(page, line)) && !opens(line)) line++;
  return line;
}

/**
 * Labels that stand behind the delimiters, and that belong to the records below: the first record of a page begins with one,
 * and behind the last delimiter of a page stands none. Where the pages are cut off, more of them must begin so than end so.
 */
export function learnOpeningLabels(divided: readonly Divided[], furniture: Furniture): ReadonlySet<string> {
  const pages = new Map<string, number>();
  for (const { sheet, delimiters } of divided) {
    const { page } = sheet;
    const [first, last] = [delimiters[0], delimiters.at(-1)];
    if (first === undefined || last === undefined) continue;
    let text = 0;
    while (text < first.line && (sheet.verdicts[text] != null || !isProseAt(page, text))) text++;
    const end = behindFurniture(page, last.end, page.count, { furniture, openingLabels: new Set() });
    for (const [lines, sign] of [
      [range(0, text), 1],
      [range(last.end, end), -1],
    ] as const)
      for (const label of labelsOf(page, lines, furniture)) pages.set(label, (pages.get(label) ?? 0) + sign);
  }
  return new Set([...pages].filter(([, count]) => count > 0).map(([label]) => label));
}

const labelsOf = (page: Page, lines: readonly number[], furniture: Furniture): ReadonlySet<string> =>
  new Set(
    lines.flatMap((line) =>
      isAfter(furniture.match(page, line)) ? (leadingLabel(page.text(line)) ?? []) : [],
    ),
  );

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
