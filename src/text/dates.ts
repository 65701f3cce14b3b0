// Dates as they are written in a line of text, in the usual orders and in every language of the calendar table.

import { contestedMonthNames, jalaliMonthNames, monthNames, tellingMonthNames } from '../lexicon/calendar.ts';
import { yearWords } from '../lexicon/years.ts';
import type { DateHabits, DateMention, NumericOrder } from '../types.ts';
import { remembering } from './memo.ts';
import { type Token, tokenize } from './tokens.ts';
import { hasDigit } from './units.ts';

const MONTHS = new Map(Object.entries(monthNames));
const CONTESTED = new Map(Object.entries(contestedMonthNames));
const TELLING = new Map(Object.entries(tellingMonthNames));

// What may stand between the parts of a date.
const AFTER_DAY = new Set([
  'st',
  'nd',
  'rd',
  'th',
  'er',
  'º',
  'ª',
  '°',
  '.',
  '-',
  '/',
  'de',
  'of',
  'd',
  '’',
  "'",
  'ος',
  'η',
  'a',
  'na',
  'ngày',
  ',',
]);
const BEFORE_YEAR = new Set([
  ',',
  '.',
  '-',
  '/',
  'de',
  'del',
  'of',
  '’',
  "'",
  '،',
  '׳',
  'st',
  'nd',
  'rd',
  'th',
  'm',
  'năm',
]);
const YEAR_WORDS = /^[年년]/u;
const MONTH_WORDS = /^[月월]/u;
const DAY_WORDS = /^[日일]/u;

interface Ymd {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

/**
 * All dates of a text, left to right, not overlapping.
 *
 * A date needs day, month and year. Where two numbers could each be the day (`05/11/2013`), `iso` is null and
 * `open` holds them: the site's other dates may tell the order (see `numericOrder`).
 */
export function findDates(text: string): readonly DateMention[] {
  return hasDigit(text) ? searchDates(text) : NO_DATES;
}

const NO_DATES: readonly DateMention[] = [];

const searchDates = remembering((text): readonly DateMention[] => {
  const tokens = tokenize(text);
  const found: DateMention[] = [];
  let from = 0;
  for (let i = 0; i < tokens.length; i++) {
    if (!isNearNumber(tokens, i)) continue;
    const match = numericDate(tokens, i) ?? wordedDate(tokens, i, from);
    if (match === null) continue;
    const [end, next] = behindYear(tokens, match);
    found.push({ ...match.mention, range: [match.mention.range[0], end] });
    from = next;
    i = next - 1;
  }
  return found;
});

// A date has a number among the next tokens.
function isNearNumber(tokens: readonly Token[], i: number): boolean {
  for (let j = i; j <= i + 4 && j < tokens.length; j++) if (tokens[j]!.kind === 'number') return true;
  return false;
}

interface Match {
  readonly mention: DateMention;
  readonly next: number;
}

// "5 января 2013 г.": the word for a year behind its number is part of the date.
function behindYear(tokens: readonly Token[], { mention, next }: Match): [end: number, next: number] {
  const word = tokens[next];
  if (word?.kind !== 'word' || !yearWords.has(word.text)) return [mention.range[1], next];
  const dot = tokens[next + 1];
  return dot?.text === '.' && dot.start === word.end ? [dot.end, next + 2] : [word.end, next + 1];
}

function numericDate(tokens: readonly Token[], i: number): Match | null {
  const a = tokens[i];
  if (a?.kind !== 'number') return null;
  const first = tokens[i + 1];
  const b = tokens[i + 2];
  const second = tokens[i + 3];
  const c = tokens[i + 4];
  if (first === undefined || b?.kind !== 'number' || second === undefined || c?.kind !== 'number')
    return null;
  if (YEAR_WORDS.test(first.text) && MONTH_WORDS.test(second.text)) {
    const day = tokens[i + 5];
    if (day === undefined || !DAY_WORDS.test(day.text)) return null;
    return dated(ymd(a.text, b.text, c.text), 'y年m月d日', a.start, day.start + 1, i + 6);
  }
  if (first.text !== second.text || !['-', '/', '.', '‑', '–'].includes(first.text)) return null;
  // "1. 2. 2013" has spaces behind its full stops; other separators stand tight.
  const loose =
    first.end !== b.start || second.end !== c.start || a.end !== first.start || b.end !== second.start;
  if (loose && first.text !== '.' && first.text !== '/') return null;
  const separator = first.text;
  if (a.text.length === 4 && b.text.length <= 2) {
    const day = c.text.length > 2 ? c.text.slice(0, 2) : c.text;
    return dated(
      ymd(a.text, b.text, day),
      `y${separator}m${separator}d`,
      a.start,
      c.start + day.length,
      i + 5,
    );
  }
  if (a.text.length > 2 || b.text.length > 2) return null;
  const year = yearOf(c);
  if (year === null) return null;
  return openDate(
    Number(a.text),
    Number(b.text),
    year,
    separator,
    a.start,
    c.start + Math.min(c.end - c.start, 4),
    i + 5,
  );
}

function openDate(
  first: number,
  second: number,
  year: number,
  separator: string,
  start: number,
  end: number,
  next: number,
): Match | null {
  const dayFirst = valid({ year, month: second, day: first });
  const monthFirst = valid({ year, month: first, day: second });
  if (dayFirst === null && monthFirst === null) return null;
  // Full stops write day before month everywhere; equal numbers leave nothing to tell.
  const certain =
    separator === '.'
      ? dayFirst
      : dayFirst === null
        ? monthFirst
        : monthFirst === null || first === second
          ? dayFirst
          : null;
  return {
    mention: {
      range: [start, end],
      iso: certain === null ? null : iso(certain),
      form: `#${separator}#${separator}#`,
      open: separator === '.' ? null : [first, second, year],
    },
    next,
  };
}

function wordedDate(tokens: readonly Token[], i: number, from: number): Match | null {
  const named = monthAt(tokens, i);
  if (named === null) return null;
  const behind = named.next;
  // The year first: "2013. január 5.", "2013. jan. 5."
  const yearBefore = back(tokens, i, from, (t) => yearOf(t) !== null && t.text.length === 4);
  const first =
    tokens[behind]?.text === '.' && tokens[behind]!.start === tokens[behind - 1]!.end ? behind + 1 : behind;
  const dayBehind = tokens[first];
  if (yearBefore !== null && dayBehind?.kind === 'number' && dayBehind.text.length <= 2) {
    const match = named.date(
      yearOf(tokens[yearBefore]!)!,
      Number(dayBehind.text),
      'ymd',
      tokens[yearBefore]!.start,
      dayBehind.end,
      first + 1,
    );
    if (match !== null) return match;
  }
  const dayBefore = back(tokens, i, from, isDay);
  if (dayBefore !== null) {
    const at = forward(tokens, behind, BEFORE_YEAR, (t) => yearOf(t) !== null);
    if (at !== null) {
      const day = tokens[dayBefore]!;
      const glued = day.text.length > 2 ? 4 : 0;
      const match = named.date(
        yearOf(tokens[at]!)!,
        Number(day.text.slice(glued)),
        'dmy',
        day.start + glued,
        endOfYear(tokens[at]!),
        at + 1,
      );
      if (match !== null) return match;
    }
  }
  // The month first: "January 5th, 2013"
  const day = forward(
    tokens,
    behind,
    new Set(['.', ',', 'the']),
    (t) => t.kind === 'number' && t.text.length <= 2,
  );
  if (day === null) return null;
  const at = forward(tokens, day + 1, BEFORE_YEAR, (t) => yearOf(t) !== null);
  if (at === null) return null;
  return named.date(
    yearOf(tokens[at]!)!,
    Number(tokens[day]!.text),
    'mdy',
    tokens[i]!.start,
    endOfYear(tokens[at]!),
    at + 1,
  );
}

interface Named {
  readonly next: number;
  date(year: number, day: number, form: string, start: number, end: number, next: number): Match | null;
}

// The month that begins at token i: one word, two ("تشرين الأول"), or "tháng 5".
function monthAt(tokens: readonly Token[], i: number): Named | null {
  const word = tokens[i];
  if (word?.kind !== 'word') return null;
  const following = tokens[i + 1];
  if (word.text === 'tháng' && following?.kind === 'number') return gregorian(Number(following.text), i + 2);
  if (following?.kind === 'word') {
    const month = MONTHS.get(`${word.text} ${following.text}`);
    if (month !== undefined) return gregorian(month, i + 2);
  }
  const month = MONTHS.get(word.text) ?? contestedMonth(word.text) ?? prefixedMonth(word.text);
  if (month !== undefined) return gregorian(month, i + 1, word.text);
  const persian = jalaliMonthNames.indexOf(word.text);
  if (persian < 0) return null;
  return {
    next: i + 1,
    date: (year, day, form, start, end, next) =>
      dated(fromJalali(year, persian + 1, day), `${form}-jalali`, start, end, next),
  };
}

function gregorian(month: number, next: number, name = ''): Named {
  return {
    next,
    date: (year, day, form, start, end, after) => {
      const of = (number: number): Ymd | null => valid({ year: buddhist(year), month: number, day });
      const match = dated(of(month), form, start, end, after);
      return match === null ? null : { ...match, mention: { ...match.mention, ...languagesOf(name, of) } };
    },
  };
}

// What a name of a month says about the language, and what it means in each.
function languagesOf(
  name: string,
  of: (month: number) => Ymd | null,
): Pick<DateMention, 'readings' | 'language'> {
  const language = TELLING.get(name);
  if (language !== undefined) return { language };
  const contested = CONTESTED.get(name);
  if (contested === undefined) return {};
  const readings = Object.entries(contested).flatMap(([each, month]) => {
    const date = of(month);
    return date === null ? [] : [[each, iso(date)] as const];
  });
  return { readings: Object.fromEntries(readings) };
}

// Hebrew writes "in December" as one word.
const prefixedMonth = (word: string): number | undefined =>
  word.startsWith('ב') ? MONTHS.get(word.slice(1)) : undefined;

// Croatian and its neighbours use the same names for different months; where the site does not tell (see `dateHabits`), the more
// widely spoken reading is taken.
function contestedMonth(word: string): number | undefined {
  const readings = CONTESTED.get(word);
  return readings === undefined
    ? undefined
    : (readings['pl'] ?? readings['cs'] ?? Object.values(readings)[0]);
}

// Thai pages count from the Buddha's year.
const buddhist = (year: number): number => (year > 2400 && year < 2700 ? year - 543 : year);

function isDay(token: Token): boolean {
  if (token.kind !== 'number') return false;
  // "201631. Oktober": the day is glued to a year before it.
  const day = token.text.length > 4 && token.text.length <= 6 ? token.text.slice(4) : token.text;
  return day.length <= 2 && Number(day) >= 1 && Number(day) <= 31;
}

// The nearest token before i that fits, with at most two fillers between.
function back(
  tokens: readonly Token[],
  i: number,
  from: number,
  fits: (token: Token) => boolean,
): number | null {
  for (let j = i - 1, fillers = 0; j >= from && fillers <= 2; j--, fillers++) {
    const token = tokens[j]!;
    if (fits(token)) return j;
    if (!AFTER_DAY.has(token.text)) return null;
  }
  return null;
}

function forward(
  tokens: readonly Token[],
  i: number,
  fillers: ReadonlySet<string>,
  fits: (token: Token) => boolean,
): number | null {
  for (let j = i; j < tokens.length && j <= i + 2; j++) {
    const token = tokens[j]!;
    if (fits(token)) return j;
    if (!fillers.has(token.text)) return null;
  }
  return null;
}

// Four digits of a plausible year; more digits are a count that was glued behind ("20172 comments").
function yearOf(token: Token): number | null {
  if (token.kind !== 'number') return null;
  if (token.text.length >= 4) {
    const year = Number(token.text.slice(0, 4));
    return (year >= 1900 && year <= 2100) || (year >= 1300 && year <= 1450) || (year >= 2440 && year <= 2640)
      ? year
      : null;
  }
  return null;
}

const endOfYear = (token: Token): number => token.start + 4;

function ymd(year: string, month: string, day: string): Ymd | null {
  return valid({ year: Number(year), month: Number(month), day: Number(day) });
}

function dated(date: Ymd | null, form: string, start: number, end: number, next: number): Match | null {
  if (date === null) return null;
  return { mention: { range: [start, end], iso: iso(date), form, open: null }, next };
}

function valid(date: Ymd): Ymd | null {
  const { year, month, day } = date;
  if (month < 1 || month > 12 || day < 1 || year < 1900 || year > 2100) return null;
  return day <= new Date(Date.UTC(year, month, 0)).getUTCDate() ? date : null;
}

const iso = ({ year, month, day }: Ymd): string =>
  `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;

/** Converts a day of the Persian calendar; the 33-year rule, right for 1178 to 1633 AP. */
function fromJalali(year: number, month: number, day: number): Ymd | null {
  if (year < 1178 || year > 1633 || day < 1 || day > 31) return null;
  // Days since 1 Farvardin 1 AP; leap years of the 33-year cycle lie at 1, 5, 9, 13, 17, 22, 26, 30.
  const cycle = Math.floor((year - 1) / 33);
  const within = (year - 1) % 33;
  const leaps = cycle * 8 + [1, 5, 9, 13, 17, 22, 26, 30].filter((y) => y <= within).length;
  const days = (year - 1) * 365 + leaps + (month <= 7 ? (month - 1) * 31 : 186 + (month - 7) * 30) + day - 1;
  const date = new Date(Date.UTC(622, 2, 21) + days * 86_400_000);
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() };
}

/**
 * Reads a date that can be read in several ways as the site's other dates are to be read.
 * @returns ISO day, or null where they do not settle it
 */
export function settle(mention: DateMention, habits: DateHabits | null): string | null {
  const reading = habits?.language == null ? undefined : mention.readings?.[habits.language];
  if (reading !== undefined) return reading;
  if (mention.open === null || habits === null || habits.order === null) return mention.iso;
  const [first, second, year] = mention.open;
  const date =
    habits.order === 'dmy'
      ? valid({ year, month: second, day: first })
      : valid({ year, month: first, day: second });
  return date === null ? mention.iso : iso(date);
}

/** What the dates of a site say about each other: only those count that can be read in one way, if they agree. */
export function dateHabits(mentions: readonly DateMention[]): DateHabits {
  const [language = null, ...others] = new Set(mentions.flatMap((each) => each.language ?? []));
  return { order: numericOrder(mentions), language: others.length === 0 ? language : null };
}

function numericOrder(mentions: readonly DateMention[]): NumericOrder {
  let dayFirst = 0;
  let monthFirst = 0;
  for (const { open } of mentions) {
    if (open === null) continue;
    if (open[0] > 12) dayFirst++;
    else if (open[1] > 12) monthFirst++;
  }
  if (dayFirst > 0 && monthFirst === 0) return 'dmy';
  if (monthFirst > 0 && dayFirst === 0) return 'mdy';
  return null;
}

/** A day without a year stands at an end of a line no longer than this. */
const LONGEST_DAY_LINE = 160;

/**
 * A day of the year ("Apr 7", "7. April") at the beginning or the end of a line, without a year.
 * @returns a mention whose `iso` is null and whose `day` says month and day
 */
export function findDayOfYear(text: string): DateMention | null {
  if (text.length > LONGEST_DAY_LINE || !hasDigit(text)) return null;
  const tokens = tokenize(text);
  let full: readonly DateMention[] | null = null;
  for (const at of [0, 1, tokens.length - 2, tokens.length - 3, tokens.length - 1]) {
    if (at < 0) continue;
    const month = monthOf(tokens[at]);
    if (month === null) continue;
    const before = tokens[at - 1];
    const behind = tokens[at + 1]?.text === '.' ? tokens[at + 2] : tokens[at + 1];
    const dot = before?.text === '.' ? tokens[at - 2] : before;
    const day = isShort(behind) ? behind : isShort(dot) ? dot : undefined;
    if (day === undefined || valid({ year: 2000, month, day: Number(day.text) }) === null) continue;
    const start = Math.min(day.start, tokens[at]!.start);
    const end = Math.max(day.end, tokens[at]!.end);
    if (text.slice(0, start).trim() !== '' && /[\p{L}\p{Nd}]/u.test(text.slice(end))) continue;
    // The day of a full date has its year behind it; one in front may end a title.
    full ??= findDates(text);
    if (full.some(({ range }) => range[0] <= start && end < range[1])) continue;
    return {
      range: [start, end],
      iso: null,
      form: day.start < tokens[at]!.start ? 'dm' : 'md',
      open: null,
      day: [month, Number(day.text)],
    };
  }
  return null;
}

const isShort = (token: Token | undefined): boolean => token?.kind === 'number' && token.text.length <= 2;

function monthOf(token: Token | undefined): number | null {
  return token?.kind === 'word' ? (MONTHS.get(token.text) ?? contestedMonth(token.text) ?? null) : null;
}

/** Whether a folded word names a month. */
export function isMonthName(word: string): boolean {
  return MONTHS.has(word) || contestedMonth(word) !== undefined || jalaliMonthNames.includes(word);
}

/** The ISO day of a day of the year, or null where the year has no such day. */
export function inYear([month, day]: readonly [month: number, day: number], year: number): string | null {
  const date = valid({ year, month, day });
  return date === null ? null : iso(date);
}
