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
  return new Measured(page, verdicts);
}

class Measured implements Sheet {
  readonly page: Page;
  readonly verdicts: readonly (Verdict | null)[];
  #wordsBefore: Int32Array | null = null;

  constructor(page: Page, verdicts: readonly (Verdict | null)[]) {
    this.page = page;
    this.verdicts = verdicts;
  }

  // Of most pages that are only cut nobody asks.
  get wordsBefore(): Int32Array {
    this.#wordsBefore ??= wordsBeforeLines(this.page);
    return this.#wordsBefore;
  }
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
