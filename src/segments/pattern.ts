// A delimiter that the user names: words with {date} and {n} in them, or a regular expression.

import { ScrapeCleanError } from '../errors.ts';
import { mentions } from '../text/shape.ts';
import { asciiDigits } from '../text/tokens.ts';
import type { Delimiter, Page } from '../types.ts';

// Stands for a date of the line: a character that no text holds by right.
const DATE = '\ue000';

/** Finds the delimiters of a page. */
export type FindDelimiters = (page: Page) => Delimiter[];

/**
 * Reads a pattern: `{date} {n} comments`, or `/regular expression/`, which RE2 runs in linear time.
 * @throws ScrapeCleanError `bad-pattern` for an expression that RE2 does not take, and for an empty pattern
 */
export async function parseDelimiter(pattern: string): Promise<FindDelimiters> {
  const expression = /^\/(?<source>.+)\/(?<flags>i?)$/su.exec(pattern)?.groups;
  return expression === undefined
    ? fromWords(pattern)
    : fromExpression(expression['source'] ?? '', expression['flags'] === 'i');
}

function fromWords(pattern: string): FindDelimiters {
  if (pattern.trim() === '')
    throw new ScrapeCleanError(
      'bad-pattern',
      'the delimiter pattern is empty',
      "give words with {date} and {n}, such as '{date} {n} comments'",
    );
  const source = pattern
    .trim()
    .split(/(\{date\}|\{n\}|\s+)/u)
    .map((piece) =>
      piece === '{date}'
        ? DATE
        : piece === '{n}'
          ? '(?<n>\\p{Nd}+)'
          : /^\s+$/u.test(piece)
            ? '\\s+'
            : piece.replace(/[\\^$.*+?()[\]{}|/-]/gu, '\\$&'),
    )
    .join('');
  // A group may be named once: further {n} are read over.
  const once = source
    .split('(?<n>')
    .map((piece, i) => (i > 1 ? `(?:${piece}` : i === 1 ? `(?<n>${piece}` : piece))
    .join('');
  const expression = new RegExp(`^${once}$`, 'iu');
  return (page) => lines(page).flatMap((line) => matchWords(page.text(line), line, expression));
}

function matchWords(text: string, line: number, expression: RegExp): Delimiter[] {
  const { dates, counter } = mentions(text);
  for (const date of [...dates, null]) {
    const masked = date === null ? text : text.slice(0, date.range[0]) + DATE + text.slice(date.range[1]);
    const match = expression.exec(masked);
    if (match === null) continue;
    const digits = match.groups?.['n'];
    const comments =
      digits === undefined ? counter : (counter ?? counterAt(text, digits, date?.range[1] ?? 0));
    return [{ line, end: line + 1, date, comments }];
  }
  return [];
}

function counterAt(text: string, digits: string, from: number): Delimiter['comments'] {
  const start = text.indexOf(digits, from);
  return start < 0 ? null : { range: [start, start + digits.length], count: Number(asciiDigits(digits)) };
}

async function fromExpression(source: string, ignoreCase: boolean): Promise<FindDelimiters> {
  const { RE2JS } = await import('re2js');
  let expression: ReturnType<typeof RE2JS.compile>;
  try {
    expression = RE2JS.compile(source, ignoreCase ? RE2JS.CASE_INSENSITIVE : 0);
  } catch (error) {
    const what = error instanceof Error ? error.message : String(error);
    throw new ScrapeCleanError(
      'bad-pattern',
      `the delimiter pattern /${source}/ is not understood (${what})`,
      'write it without back references and look-arounds: RE2 runs it in linear time',
    );
  }
  return (page) =>
    lines(page).flatMap((line) => {
      const text = page.text(line);
      if (!expression.matcher(text).find()) return [];
      const { dates, counter } = mentions(text);
      return [{ line, end: line + 1, date: dates[0] ?? null, comments: counter }];
    });
}

const lines = (page: Page): number[] => Array.from({ length: page.count }, (_, line) => line);
