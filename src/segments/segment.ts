// A page and the layout of its site become segments: one for each record.

import { isProse } from '../text/words.ts';
import type { Delimiter, Layout, Segment } from '../types.ts';
import { behindCompanions, openingsAt } from './learn.ts';
import type { Sheet } from './sheet.ts';

/** Cuts a page; segments are in order and do not overlap. */
export function segment(sheet: Sheet, layout: Layout): Segment[] {
  const delimiters = layout.find(sheet.page);
  if (delimiters.length === 0) return [];
  return layout.side === 'behind' ? cutBehind(sheet, layout, delimiters) : cutAhead(sheet, layout, delimiters);
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

// Where the first record of a page begins: behind the chrome above it, at the line from which it begins most like the
// other records of the site.
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
  const seen = (line: number): [rough: number, exact: number] => {
    const [rough, exact] = openingsAt(page, line, end);
    return [layout.openings.get(rough) ?? 0, layout.openings.get(exact) ?? 0];
  };
  const likeness = (line: number): number => seen(line)[1] + 0.5 * seen(line)[0];
  // Some record of the site has as many lines above its text: nothing speaks against this start.
  if (text - start <= layout.longestOpening) return start;
  // A record begins with a block; inside of one only where no record of the site has such a block.
  const inside = seen(start)[0] === 0;
  let best = start;
  for (let line = start + 1; line <= text && line < end; line++) {
    if ((inside || page.gap(line) > 0) && likeness(line) > likeness(best)) best = line;
  }
  return best;
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
