// The shape of a line: what is left when everything that varies from record to record is folded.

import type { CounterMention, DateMention } from '../types.ts';
import { findCounter } from './counters.ts';
import { findDates, isMonthName } from './dates.ts';
import { remembering } from './memo.ts';
import { type Token, tokenize } from './tokens.ts';
import { hasDigit } from './units.ts';
import { weekdays } from './weekdays.ts';

const TIME = /(?<!\p{Nd})\p{Nd}{1,2}[:.h]\p{Nd}{2}(?::\p{Nd}{2})?(?:\s*[ap]\.?m\.?)?(?!\p{Nd})/giu;

/** What a line says about when it was written and how often it was answered. */
export interface Mentions {
  readonly dates: readonly DateMention[];
  readonly counter: CounterMention | null;
}

/** Longer lines are text: nobody's comments are counted there. */
const LONGEST = 240;

export const mentions: (text: string) => Mentions = remembering((text) => {
  const dates = findDates(text);
  return { dates, counter: text.length > LONGEST ? null : findCounter(text, dates) };
});

/** Shape of a line: dates as `D`, comment counters as `C`, times as `T`, weekdays as `W`, other numbers as `#`. */
export function shape(text: string, { dates, counter }: Mentions): string {
  const ranges = dates.map(({ range }) => ({ range, as: ' D ' }));
  if (counter !== null) ranges.push({ range: counter.range, as: ' C ' });
  ranges.sort((a, b) => a.range[0] - b.range[0]);
  let out = '';
  let from = 0;
  for (const { range, as } of ranges) {
    if (range[0] < from) continue;
    out += text.slice(from, range[0]) + as;
    from = range[1];
  }
  out += text.slice(from);
  if (hasDigit(out)) out = out.replace(TIME, ' T ');
  return tokenize(out)
    .map(signOf)
    .join(' ')
    .replace(/W( [.,])?( D)/g, 'W$2');
}

const signOf = ({ kind, text }: Token): string => (kind === 'number' ? '#' : weekdays.has(text) ? 'W' : text);

/** Whether a line heads the records of a day, a month or a year: "Monday, May 5, 2011", "October 2008", "2011". */
export function isDateHeading(text: string): boolean {
  if (text.length > 40 || !hasDigit(text)) return false;
  const rest = shape(text, mentions(text))
    .split(' ')
    .filter((word) => !/^(?:\p{L}|#|\p{P})$/u.test(word));
  return (
    rest.every((word) => isMonthName(word)) &&
    rest.length <= 1 &&
    (rest.length === 1 || /(?:19|20)\d\d/.test(text))
  );
}

/** Whether a short line names a month and its year, or a year, and hardly anything else: "Archive for March 2012". */
export function isArchiveHeading(text: string): boolean {
  if (text.length > 50 || !/(?<!\p{Nd})(?:19|20)\p{Nd}{2}(?!\p{Nd})/u.test(text)) return false;
  const tokens = tokenize(text).filter(({ kind }) => kind === 'word');
  return tokens.length <= 3 && tokens.some((token) => isMonthName(token.text));
}
