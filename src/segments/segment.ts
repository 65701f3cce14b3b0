// A page and the layout of its site become segments: one for each record.

import { isProse } from '../text/words.ts';
import type { Delimiter, Layout, Segment } from '../types.ts';
import { behindCompanions, openingAt } from './learn.ts';
import type { Sheet } from './sheet.ts';

/** Cuts a page; segments are in order and do not overlap. */
export function segment(sheet: Sheet, layout: Layout): Segment[] {
  const delimiters = layout.find(sheet.page);
  if (delimiters.length === 0) return [];
  return layout.side === 'behind'
    ? cutBehind(sheet, layout, delimiters)
    : cutAhead(sheet, layout, delimiters);
}

const BETWEEN = { rule: 'between-delimiters', evidence: {} };

// Every record ends with its delimiter.
function cutBehind(sheet: Sheet, layout: Layout, delimiters: readonly Delimiter[]): Segment[] {
  const { page } = sheet;
  const segments: Segment[] = [];
  let start = firstStart(sheet, layout, delimiters[0]!.line);
  for (const delimiter of delimiters) {
    segments.push({ lines: [start, delimiter.line + 1], delimiter, reason: BETWEEN });
    start = behindCompanions(page, delimiter.line + 1, page.count, layout.companions);
  }
  const rest = cutOff(sheet, start);
  return rest === null ? segments : [...segments, rest];
}

/** Lines that a record may begin above the last line that looks like chrome: a category stands on many pages. */
const BACK = 2;

// Where the first record of a page begins: behind the chrome above it. Where no record of the site begins like that,
// the lines around are tried, the nearest first, for one at which a record would begin as others do.
function firstStart(sheet: Sheet, layout: Layout, end: number): number {
  const { page, verdicts } = sheet;
  let start = 0;
  let text = end;
  for (let line = 0; line < end; line++) {
    if (verdicts[line] != null) start = line + 1;
    else if (isProse(page.text(line))) {
      text = line;
      break;
    }
  }
  const seen = (line: number): number => layout.openings.get(openingAt(page, line, end)) ?? 0;
  if (seen(start) > 0) return start;
  const longer = text - start > layout.longestOpening;
  const around = Array.from({ length: BACK }, (_, i) => start - 1 - i).filter((line) => line >= 0 && !longer);
  if (longer) for (let line = start + 1; line <= text && line < end; line++) around.push(line);
  return around.find((line) => seen(line) > 0) ?? start;
}

// A page that was cut off in the middle of an article ends in text: nothing of the site's foot follows.
function cutOff(sheet: Sheet, start: number): Segment | null {
  const { page, verdicts } = sheet;
  let prose = 0;
  for (let line = start; line < page.count; line++) {
    if (verdicts[line] != null) return null;
    if (isProse(page.text(line))) prose++;
  }
  if (prose === 0) return null;
  return { lines: [start, page.count], delimiter: null, reason: { rule: 'cut-off', evidence: { prose } } };
}

// Every record begins with its title, above or below its delimiter.
function cutAhead(sheet: Sheet, layout: Layout, delimiters: readonly Delimiter[]): Segment[] {
  const { page, verdicts } = sheet;
  const starts = delimiters.map(({ line }, i) => {
    if (layout.title === 'below') return line;
    const floor = i === 0 ? 0 : delimiters[i - 1]!.line + 1;
    return titleAbove(sheet, line, floor);
  });
  return delimiters.map((delimiter, i) => {
    const next = starts[i + 1];
    let end = next ?? page.count;
    if (next === undefined) {
      for (let line = delimiter.line + 1; line < page.count; line++) {
        if (verdicts[line] == null) continue;
        end = line;
        break;
      }
    }
    while (end > delimiter.line + 1 && layout.companions.has(page.key(end - 1))) end--;
    return { lines: [starts[i]!, end], delimiter, reason: BETWEEN };
  });
}

// The title's line above a delimiter, with an equal line above it (a copy for screen readers).
function titleAbove(sheet: Sheet, line: number, floor: number): number {
  const { page, verdicts } = sheet;
  let start = line - 1;
  if (start < floor || verdicts[start] != null) return line;
  if (start - 1 >= floor && page.key(start - 1) === page.key(start)) start--;
  return start;
}
