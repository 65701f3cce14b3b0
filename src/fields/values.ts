// What reading a segment gives.

import type { Fate, Image, Page, Part, Range, Reason } from '../types.ts';

/** The values of one record and what became of each of its lines. */
export interface Values {
  readonly title: string | null;
  readonly date: string | null;
  readonly dateText: string | null;
  readonly author: string | null;
  readonly translator: string | null;
  readonly source: string | null;
  readonly categories: readonly string[];
  readonly tags: readonly string[];
  readonly comments: number | null;
  readonly images: readonly Image[];
  readonly captions: readonly string[];
  readonly credits: readonly string[];
  readonly body: readonly string[];
  readonly warnings: readonly string[];
  readonly parts: readonly Part[];
}

export const reason = (rule: string, evidence: Readonly<Record<string, number>> = {}): Reason => ({
  rule,
  evidence,
});

/** A part that is a whole line. */
export function wholeLine(line: number, fate: Fate, why: Reason): Part {
  return { line, range: null, fate, reason: why };
}

/** A part that is a range of a line's text; a range of all of it is the whole line. */
export function rangeOfLine(page: Page, line: number, [start, end]: Range, fate: Fate, why: Reason): Part {
  if (start === 0 && end === page.text(line).length) return wholeLine(line, fate, why);
  // A list marker goes with the first range of its line.
  return {
    line,
    range: [start === 0 ? 0 : page.offset(line, start), page.offset(line, end)],
    fate,
    reason: why,
  };
}
