// A page with what the segmenter measures on it once.

import { wordCount } from '../text/words.ts';
import type { Page, Verdict } from '../types.ts';

export interface Sheet {
  readonly page: Page;
  readonly verdicts: readonly (Verdict | null)[];
  /** Words of the lines before a line: the words of a stretch are a difference. */
  readonly wordsBefore: Int32Array;
}

export function measure(page: Page, verdicts: readonly (Verdict | null)[]): Sheet {
  let known: Int32Array | null = null;
  return {
    page,
    verdicts,
    // Of most pages that are only cut nobody asks.
    get wordsBefore() {
      known ??= wordsBeforeLines(page);
      return known;
    },
  };
}

function wordsBeforeLines(page: Page): Int32Array {
  const before = new Int32Array(page.count + 1);
  for (let line = 0; line < page.count; line++) before[line + 1] = before[line]! + wordCount(page.text(line));
  return before;
}

/** Words of the lines `[from, to)`. */
export function wordsBetween(sheet: Sheet, from: number, to: number): number {
  return sheet.wordsBefore[to]! - sheet.wordsBefore[from]!;
}
