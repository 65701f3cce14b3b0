// How records begin behind the delimiter of the one before.

import { isProseAt } from '../text/blocks.ts';
import type { Furniture, FurnitureKind, Page } from '../types.ts';

const isAfter = (kind: FurnitureKind | null): boolean => kind !== null && kind.place !== 'before';

/** The first line from `from` on that is no furniture behind a delimiter. */
export function behindFurniture(page: Page, from: number, to: number, furniture: Furniture): number {
  let line = from;
  while (line < to && isAfter(furniture.match(page, line))) line++;
  return line;
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
