// Things that stand on the lines of a page, top to bottom.

import type { Range } from '../types.ts';

/** The numbers `[from, to)`. */
export function range(from: number, to: number): number[] {
  const numbers: number[] = [];
  for (let at = from; at < to; at++) numbers.push(at);
  return numbers;
}

/** Those of them that stand in a range of lines. Asked for by each record of a page, so it looks at few. */
export function within<T extends { readonly line: number }>(ordered: readonly T[], [from, to]: Range): T[] {
  let low = 0;
  let high = ordered.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (ordered[middle]!.line < from) low = middle + 1;
    else high = middle;
  }
  let end = low;
  while (end < ordered.length && ordered[end]!.line < to) end++;
  return ordered.slice(low, end);
}
