// Lines that may delimit records: those that say when an article was written.

import { mentions } from '../text/shape.ts';
import { type Token, tokenize } from '../text/tokens.ts';
import { wordCount } from '../text/words.ts';
import type { CounterMention, DateMention, Page } from '../types.ts';

/** A date further inside a longer line belongs to the text. */
const DEEPEST = 60;
const LONGEST_WORDS = 45;

export interface Landmark {
  readonly line: number;
  readonly date: DateMention;
  readonly comments: CounterMention | null;
  /** How the date is written and where in the line it stands. */
  readonly form: string;
  /** The word before the date and the one behind it; empty at the ends of the line. */
  readonly before: string;
  readonly behind: string;
}

/** The landmarks of a page, top to bottom. */
export function findLandmarks(page: Page): Landmark[] {
  const found: Landmark[] = [];
  for (let line = 0; line < page.count; line++) {
    const text = page.text(line);
    if (!/\p{Nd}/u.test(text)) continue;
    const landmark = read(text, line, page.marker(line) !== null);
    if (landmark !== null) found.push(landmark);
  }
  return found;
}

function read(text: string, line: number, listed: boolean): Landmark | null {
  const { dates, counter } = mentions(text.length > 600 ? text.slice(0, 200) : text);
  const date = dates[0];
  if (date === undefined) return null;
  if (date.range[0] > DEEPEST && wordCount(text) > LONGEST_WORDS) return null;
  const [start, end] = date.range;
  const covered = (offset: number): boolean =>
    counter !== null && offset >= counter.range[0] && offset < counter.range[1];
  const before = tokenize(text.slice(0, start)).findLast(isWord);
  const behind = tokenize(text.slice(end)).find((token) => isWord(token) || covered(end + token.start));
  const place = text.slice(0, start).trim() === '' ? 'first' : 'inside';
  return {
    line,
    date,
    comments: counter,
    form: `${listed ? 'item ' : ''}${place} ${date.form}`,
    before: before?.text ?? '',
    behind: behind === undefined ? '' : covered(end + behind.start) ? 'C' : behind.text,
  };
}

const isWord = (token: Token): boolean =>
  token.kind === 'word' || (token.kind === 'mark' && /[|·•–—,(/@]/u.test(token.text));
