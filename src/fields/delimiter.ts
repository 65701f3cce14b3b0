// The delimiter of a record holds its date, its comments counter and often its author.

import { blockText } from '../text/blocks.ts';
import { settle } from '../text/date-habits.ts';
import { findDates, inYear } from '../text/dates.ts';
import { beginsWithLabel, type Labelled, leadingLabel, readLabels } from '../text/labels.ts';
import { oncePerPage } from '../text/memo.ts';
import { isArchiveHeading, isDateHeading } from '../text/shape.ts';
import { hasDigit } from '../text/units.ts';
import { collapse, hasMoreWords, isProse, wordCount } from '../text/words.ts';
import type {
  DateHabits,
  DateMention,
  Delimiter,
  Fate,
  FieldPlan,
  Layout,
  Page,
  Part,
  Range,
} from '../types.ts';
import { comeApart } from './glued.ts';
import { rangeOfLine, reason } from './values.ts';

export interface DelimiterValues {
  readonly title: string | null;
  readonly date: string | null;
  readonly dateText: string | null;
  readonly author: string | null;
  readonly categories: readonly string[];
  readonly tags: readonly string[];
  readonly comments: number | null;
  readonly ambiguous: boolean;
  /** The text that begins behind the date, or null. */
  readonly text: string | null;
  readonly parts: readonly Part[];
}

export function readDelimiter(
  page: Page,
  delimiter: Delimiter,
  layout: Layout,
  plan: FieldPlan,
): DelimiterValues {
  const text = textOf(page, delimiter);
  const { date, comments } = delimiter;
  const iso = dateOf(page, delimiter, layout);
  const inside = titleIn(text, delimiter, layout);
  const said = delimiterLabels(page, delimiter, layout);
  const opening = openingOf(page, delimiter, layout, said, plan.opensText);
  const labels = opening === null ? said : delimiterLabels(page, delimiter, layout, opening);
  // A line without date and counter delimits because it is equal in all records: it says nothing of one of them.
  const own = date === null && comments === null ? [] : labels.pieces;
  const last = own.at(-1);
  const glued = plan.glued === null || last === undefined ? null : comeApart(last, plan.glued);
  const pieces = {
    author: glued === null ? meant(own, plan, 'author') : [glued.author],
    category: glued === null ? meant(own, plan, 'category') : [...own.slice(0, -1), glued.category],
  };
  return {
    title: inside === null ? null : collapse(text.slice(...inside)),
    date: iso,
    dateText: date === null ? null : collapse(text.slice(...date.range)),
    author: labels.author ?? pieces.author[0] ?? null,
    categories:
      labels.categories.length > 0
        ? labels.categories
        : pieces.category.flatMap((piece) => piece.split(/\s*[,،、]\s*/u)),
    tags: labels.tags,
    comments: comments?.count ?? null,
    ambiguous: date !== null && iso === null,
    text: opening === null ? null : collapse(text.slice(...opening)),
    parts: partsOf(page, delimiter, inside, opening),
  };
}

const meant = (
  pieces: readonly string[],
  plan: FieldPlan,
  meaning: 'author' | 'category',
): readonly string[] => pieces.filter((_, i) => plan.pieces[i] === meaning);

/** Words that are more than names and terms are. */
const TEXT_WORDS = 7;

/** The running text that begins behind the date of a delimiter, on its line, or null where names and terms stand there. */
export function openingText(page: Page, delimiter: Delimiter, layout: Layout): string | null {
  const opening = openingOf(page, delimiter, layout, delimiterLabels(page, delimiter, layout), true);
  if (opening === null) return null;
  const text = textOf(page, delimiter).slice(...opening);
  return text.split(/[|·•]/u).some((piece) => hasMoreWords(piece, TEXT_WORDS)) ? text : null;
}

// The text that begins behind the date. Where the records of the site have none there, or it goes on in other lines, it must be
// plain.
function openingOf(
  page: Page,
  delimiter: Delimiter,
  layout: Layout,
  { author, categories, isListed }: Labelled,
  isUsual: boolean,
): Range | null {
  if (isListed) return null;
  const text = textOf(page, delimiter);
  const opening = textBehind(text, delimiter, titleIn(text, delimiter, layout));
  if (opening === null || leadingLabel(text.slice(...opening)) !== null) return null;
  const isPlain = author === null && categories.length === 0 && isProse(text.slice(...opening));
  return (isUsual && delimiter.end - delimiter.line === 1) || isPlain ? opening : null;
}

// What stands behind the last value of a delimiter, without the signs around it.
function textBehind(text: string, { date, comments }: Delimiter, title: Range | null): Range | null {
  const from = Math.max(date?.range[1] ?? 0, comments?.range[1] ?? 0, title?.[1] ?? 0);
  return from === 0 ? null : withoutSigns(text, [from, text.length]);
}

/** What the labels of a delimiter say, besides date, counter and a title that stands in it. */
export function delimiterLabels(
  page: Page,
  delimiter: Delimiter,
  layout: Layout,
  opening: Range | null = null,
): Labelled {
  const text = textOf(page, delimiter);
  const title = titleIn(text, delimiter, layout);
  return readLabels(text, [...takenBy(delimiter), ...[title, opening].filter((range) => range !== null)]);
}

const titleIn = (text: string, { date }: Delimiter, { title }: Layout): Range | null =>
  title.place === 'inside' ? insideTitle(text, date, title.column) : null;

const takenBy = ({ date, comments }: Delimiter): Range[] => [
  ...(date === null ? [] : [date.range]),
  ...(comments === null ? [] : [comments.range]),
];

const textOf = (page: Page, { line, end }: Delimiter): string => blockText(page, { lines: [line, end] });

// The title in a delimiter, without the signs that part it from the date.
function insideTitle(text: string, date: DateMention | null, column: number): Range | null {
  const [start, end] = date === null ? [text.length, text.length] : date.range;
  return withoutSigns(text, column === 1 ? [0, start] : [end, text.length]);
}

function withoutSigns(text: string, [from, to]: Range): Range | null {
  const piece = text.slice(from, to);
  const left = piece.length - piece.replace(OPENING_SIGNS, '').length;
  const right = piece.replace(CLOSING_SIGNS, '').length;
  return left < right ? [from + left, from + right] : null;
}

/** Signs that part a title or a text from what stands before and behind it. */
const OPENING_SIGNS = /^[\s|·•–—):,-]+/u;
const CLOSING_SIGNS = /[\s|·•–—(:,-]+$/u;

/** Lines above a record in which its year or its day may stand as a heading. */
const HEADING_REACH = 400;

function dateOf(page: Page, { line, date }: Delimiter, layout: Layout): string | null {
  if (date?.day !== undefined) {
    const year = headingYear(page, line);
    return year === null ? null : inYear(date.day, year);
  }
  return date === null ? headingDay(page, line, layout.dates) : settle(date, layout.dates);
}

const YEAR = /(?<!\p{Nd})(?:19|20)\p{Nd}{2}(?!\p{Nd})/u;
const LONGEST_HEADING = 60;

// For each line the last one at or above it that is a heading of its kind, or -1.
interface Headings {
  readonly year: Int32Array;
  readonly day: Int32Array;
}

// Each record asks for those above it.
const headingsOf = oncePerPage((page): Headings => {
  const headings = { year: new Int32Array(page.count), day: new Int32Array(page.count) };
  let year = -1;
  let day = -1;
  for (let line = 0; line < page.count; line++) {
    const text = page.text(line);
    if (text.length <= LONGEST_HEADING && hasDigit(text)) {
      if (YEAR.test(text) && (isDateHeading(text) || isArchiveHeading(text))) year = line;
      if (dayIn(text) !== null) day = line;
    }
    headings.year[line] = year;
    headings.day[line] = day;
  }
  return headings;
});

function within(line: number | undefined, from: number): line is number {
  return line !== undefined && line >= Math.max(0, from - HEADING_REACH);
}

// "2011", or "October 2008", alone on a line above.
function headingYear(page: Page, from: number): number | null {
  const line = headingsOf(page).year[from - 1];
  return within(line, from) ? Number(YEAR.exec(page.text(line))![0]) : null;
}

// A whole date as a heading over the records of a day.
function headingDay(page: Page, from: number, habits: DateHabits | null): string | null {
  const line = headingsOf(page).day[from - 1];
  return within(line, from) ? settle(dayIn(page.text(line))!, habits) : null;
}

// A date with at most one word beside it; in front of it a weekday or a label, such as another one ends a reference.
function dayIn(text: string): DateMention | null {
  const [date] = findDates(text);
  if (date === undefined) return null;
  const [above, below] = [text.slice(0, date.range[0]), text.slice(date.range[1])];
  return wordCount(above + below) <= 1 && (wordCount(above) === 0 || beginsWithLabel(above)) ? date : null;
}

// The lines of a delimiter, joined by spaces, come apart at what was read from them.
function partsOf(page: Page, delimiter: Delimiter, title: Range | null, opening: Range | null): Part[] {
  const { date, comments } = delimiter;
  const text = textOf(page, delimiter);
  const marks: { range: Range; fate: Fate; rule: string }[] = [];
  if (title !== null) marks.push({ range: title, fate: 'title', rule: 'title-of-delimiter' });
  if (date !== null) marks.push({ range: date.range, fate: 'date', rule: 'date-of-delimiter' });
  if (comments !== null)
    marks.push({ range: comments.range, fate: 'comments', rule: 'counter-of-delimiter' });
  if (opening !== null) marks.push({ range: opening, fate: 'body', rule: 'text-of-delimiter' });
  marks.sort((a, b) => a.range[0] - b.range[0]);
  const parts: Part[] = [];
  let from = 0;
  const between = (to: number): void => {
    const piece = text.slice(from, to);
    if (piece.trim() === '') return;
    const start = from + piece.length - piece.trimStart().length;
    parts.push(
      ...inLines(page, delimiter, [start, start + piece.trim().length], 'byline', 'rest-of-delimiter'),
    );
  };
  for (const { range, fate, rule } of marks) {
    if (range[0] < from) continue;
    between(range[0]);
    parts.push(...inLines(page, delimiter, range, fate, rule));
    from = range[1];
  }
  between(text.length);
  return parts;
}

// A range of the joined text, as ranges of its lines.
function inLines(page: Page, { line, end }: Delimiter, [from, to]: Range, fate: Fate, rule: string): Part[] {
  const parts: Part[] = [];
  let start = 0;
  for (let own = line; own < end; own++) {
    const { length } = page.text(own);
    const [first, last] = [Math.max(0, from - start), Math.min(length, to - start)];
    if (first < last) parts.push(rangeOfLine(page, own, [first, last], fate, reason(rule)));
    start += length + 1;
  }
  return parts;
}
