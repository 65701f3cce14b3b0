// The delimiter of a record holds its date, its comments counter and often its author.

import { settle } from '../text/dates.ts';
import { collapse } from '../text/words.ts';
import type { Delimiter, Fate, NumericOrder, Page, Part, Range } from '../types.ts';
import { rangeOfLine, reason } from './values.ts';

export interface DelimiterValues {
  readonly date: string | null;
  readonly dateText: string | null;
  readonly comments: number | null;
  readonly ambiguous: boolean;
  readonly parts: readonly Part[];
}

export function readDelimiter(page: Page, delimiter: Delimiter, order: NumericOrder): DelimiterValues {
  const text = page.text(delimiter.line);
  const { date, comments } = delimiter;
  const iso = date === null ? null : settle(date, order);
  const marks: { range: Range; fate: Fate; rule: string }[] = [];
  if (date !== null) marks.push({ range: date.range, fate: 'date', rule: 'date-of-delimiter' });
  if (comments !== null)
    marks.push({ range: comments.range, fate: 'comments', rule: 'counter-of-delimiter' });
  marks.sort((a, b) => a.range[0] - b.range[0]);
  const parts: Part[] = [];
  let from = 0;
  const between = (to: number): void => {
    const piece = text.slice(from, to);
    if (piece.trim() === '') return;
    const start = from + piece.length - piece.trimStart().length;
    parts.push(
      rangeOfLine(
        page,
        delimiter.line,
        [start, start + piece.trim().length],
        'byline',
        reason('rest-of-delimiter'),
      ),
    );
  };
  for (const { range, fate, rule } of marks) {
    if (range[0] < from) continue;
    between(range[0]);
    parts.push(rangeOfLine(page, delimiter.line, range, fate, reason(rule)));
    from = range[1];
  }
  between(text.length);
  return {
    date: iso,
    dateText: date === null ? null : collapse(text.slice(...date.range)),
    comments: comments?.count ?? null,
    ambiguous: date !== null && iso === null,
    parts,
  };
}
