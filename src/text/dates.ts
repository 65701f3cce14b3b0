// Dates as they are written in a line of text, in the usual orders and in every language of the calendar table.

import { contestedMonthNames, jalaliMonthNames, monthNames, tellingMonthNames } from '../lexicon/calendar.ts';
import { eras, yearWords } from '../lexicon/years.ts';
import type { DateMention } from '../types.ts';
import { fromJalali, fullYear, inShortOrder, iso, SHORT_ORDERS, valid, type Ymd } from './days.ts';
import { remembering } from './memo.ts';
import { type Token, tokenize } from './tokens.ts';
import { hasDigit } from './units.ts';

const MONTHS = new Map(Object.entries(monthNames));
/** First words of names of months that are two. */
const FIRST_OF_TWO = new Set(
  [...MONTHS.keys()].filter((name) => name.includes(' ')).map((name) => name.split(' ', 1)[0]),
);
const CONTESTED = new Map(Object.entries(contestedMonthNames));
const TELLING = new Map(Object.entries(tellingMonthNames));

// What may stand between the parts of a date.
const AFTER_DAY = new Set([
  'st',
  'nd',
  'rd',
  'th',
  'er',
  'e',
  'ste',
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
const NUMBERED_MONTH = /^[月월]$/u;
const DAY_WORDS = /^[日일]/u;

/**
 * All dates of a text, left to right, not overlapping.
 *
 * A date needs day, month and year. Where two numbers could each be the day (`05/11/2013`), `iso` is null and
 * `open` holds them: the site's other dates may tell the order (see `settle`).
 */
export function findDates(text: string): readonly DateMention[] {
  return DATED.test(text) || (FOREIGN.test(text) && hasDigit(text)) ? searchDates(text) : NO_DATES;
}

const NO_DATES: readonly DateMention[] = [];

// What every date has: four digits in a row, or two numbers with a sign of a date between or a year of two digits behind one.
const DATED = /[0-9]{4}|[0-9]\s*[./‑–-]\s*[0-9]|[-/'’][0-9]{2}/;
/** Units that may be digits of other scripts, or the words behind the numbers of a date: 年. */
const FOREIGN = /[\u0660-\u1fff\u2100-\uffff]/;

const searchDates = remembering((text): readonly DateMention[] => {
  const tokens = tokenize(text);
  const found: DateMention[] = [];
  let from = 0;
  const isShortLine = text.length <= SHORT_LINE;
  for (let i = 0; i < tokens.length; i++) {
    if (!isNearNumber(tokens, i)) continue;
    const match =
      numericDate(tokens, i) ??
      (isShortLine ? (shortDate(tokens, i) ?? compactDate(tokens, i)) : null) ??
      wordedDate(tokens, i, from, text);
    if (match === null) continue;
    const [end, next] = behindYear(tokens, match);
    found.push({ ...match.mention, range: [match.mention.range[0], end] });
    from = next;
    i = next - 1;
  }
  return found;
});

/** In a longer line three numbers are a version or a section, and one of eight digits is no day. */
const SHORT_LINE = 80;

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
    const era = eraAt(tokens[i - 1]);
    const year = String(Number(a.text) + (era?.before ?? 0));
    return dated(ymd(year, b.text, c.text), 'y年m月d日', era?.start ?? a.start, day.start + 1, i + 6);
  }
  if (first.text !== second.text || !['-', '/', '.', '‑', '–'].includes(first.text)) return null;
  // "1. 2. 2013" has spaces behind its full stops; other separators stand tight.
  const loose =
    first.end !== b.start || second.end !== c.start || a.end !== first.start || b.end !== second.start;
  if (loose && first.text !== '.' && first.text !== '/') return null;
  const separator = first.text;
  if (a.text.length === 4 && b.text.length <= 2) {
    const day = c.text.length > 2 ? c.text.slice(0, 2) : c.text;
    const isJalali = Number(a.text) >= JALALI[0] && Number(a.text) <= JALALI[1];
    return dated(
      isJalali ? fromJalali(Number(a.text), Number(b.text), Number(day)) : ymd(a.text, b.text, day),
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

/** Years of the Persian calendar; later ones may be of the Islamic one, which is not read. */
const JALALI = [1300, 1410] as const;

// "平成24年": years of an era, counted from the one before it.
function eraAt(token: Token | undefined): { before: number; start: number } | null {
  const name = token?.text.slice(-2);
  const before = name === undefined ? undefined : eras.get(name);
  return before === undefined ? null : { before, start: token!.end - 2 };
}

// "28.11.12", "11/28/12", "12.11.28": which number is the year, only the other dates of the site can tell.
function shortDate(tokens: readonly Token[], i: number): Match | null {
  const a = tokens[i]!;
  if (a.kind !== 'number' || a.text.length > 2 || !JOINTS.test(tokens[i + 1]?.text ?? '')) return null;
  const [first, b, second, c] = tokens.slice(i + 1, i + 5);
  if (first === undefined || b === undefined || second === undefined || c === undefined) return null;
  const numbers = [a, b, c];
  const isTight =
    first.start === a.end && b.start === first.end && second.start === b.end && c.start === second.end;
  if (
    !isTight ||
    first.text !== second.text ||
    numbers.some(({ kind, text }) => kind !== 'number' || text.length > 2) ||
    (a.text.length < 2 && c.text.length < 2) ||
    (JOINTS.test(tokens[i - 1]?.text ?? '') && tokens[i - 1]!.end === a.start) ||
    (JOINTS.test(tokens[i + 5]?.text ?? '') && tokens[i + 6]?.start === tokens[i + 5]!.end)
  )
    return null;
  const short = [Number(a.text), Number(b.text), Number(c.text)] as const;
  const orders = SHORT_ORDERS.filter(
    (order) => (first.text !== '.' || order !== 'mdy') && inShortOrder(short, order) !== null,
  );
  if (orders.length === 0) return null;
  const form = `##${first.text}##${first.text}##`;
  return {
    mention: { range: [a.start, c.end], iso: null, form, open: null, short: { numbers: short, orders } },
    next: i + 5,
  };
}

const JOINTS = /^[./-]$/;

// "20121128", with nothing but a word or two beside it.
function compactDate(tokens: readonly Token[], i: number): Match | null {
  const { kind, text, start, end } = tokens[i]!;
  if (kind !== 'number' || text.length !== 8 || tokens.length > COMPACT_TOKENS) return null;
  return dated(ymd(text.slice(0, 4), text.slice(4, 6), text.slice(6)), 'yyyymmdd', start, end, i + 1);
}

const COMPACT_TOKENS = 4;

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

function wordedDate(tokens: readonly Token[], i: number, from: number, text: string): Match | null {
  const named = monthAt(tokens, i, text);
  if (named === null) return null;
  const behind = named.next;
  // The year first: "2013. január 5.", "2013. jan. 5."
  const yearBefore = back(tokens, i, from, isLoneYear);
  const first =
    tokens[behind]?.text === '.' && tokens[behind]!.start === tokens[behind - 1]!.end ? behind + 1 : behind;
  const dayBehind = tokens[first];
  // "… fell in 2003. December 22, 2012": the year in front is that of a sentence.
  const hasOwnYear = tokens[first + 1]?.text === ',' && yearBehind(tokens, first + 1) !== null;
  if (yearBefore !== null && !hasOwnYear && dayBehind?.kind === 'number' && dayBehind.text.length <= 2) {
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
    const year = yearBehind(tokens, behind);
    if (year !== null) {
      const day = tokens[dayBefore]!;
      const glued = day.text.length > 2 ? 4 : 0;
      const match = named.date(
        year.year,
        Number(day.text.slice(glued)),
        'dmy',
        day.start + glued,
        year.end,
        year.at + 1,
      );
      if (match !== null) return match;
    }
  }
  // The month first: "January 5th, 2013"
  const day = forward(tokens, behind, BEFORE_DAY, isShortNumber);
  if (day === null) return null;
  const year = yearBehind(tokens, day + 1);
  return year === null
    ? null
    : named.date(
        year.year,
        Number(tokens[day]!.text),
        'mdy',
        named.start ?? tokens[i]!.start,
        year.end,
        year.at + 1,
      );
}

const BEFORE_DAY = new Set(['.', ',', 'the']);

const isShortNumber = ({ kind, text }: Token): boolean => kind === 'number' && text.length <= 2;

// A year, or two digits of it behind an apostrophe, or behind the sign that joins day and month: "'12", "28-Nov-12".
function yearBehind(
  tokens: readonly Token[],
  from: number,
): { readonly year: number; readonly at: number; readonly end: number } | null {
  const at = forward(tokens, from, BEFORE_YEAR, isYear);
  if (at !== null) return { year: yearOf(tokens[at]!)!, at, end: endOfYear(tokens[at]!) };
  const isComma = tokens[from]?.text === ',' && APOSTROPHES.has(tokens[from + 1]?.text ?? '');
  const signAt = isComma ? from + 1 : from;
  const [above, month, sign, short] = tokens.slice(Math.max(0, signAt - 2), signAt + 2);
  const isJoined =
    (sign?.text === '-' || sign?.text === '/') && above?.text === sign.text && sign.start === month!.end;
  const isShort = short?.kind === 'number' && short.text.length === 2 && short.start === sign!.end;
  if (!isShort || !(isJoined || APOSTROPHES.has(sign!.text)) || tokens[signAt + 2]?.text === ':') return null;
  return { year: fullYear(Number(short.text)), at: signAt + 1, end: short.end };
}

const APOSTROPHES = new Set(["'", '’']);

interface Named {
  readonly next: number;
  /** Where the name begins, if not at its token's start. */
  readonly start?: number;
  date(year: number, day: number, form: string, start: number, end: number, next: number): Match | null;
}

// The month that begins at token i: one word, two ("تشرين الأول"), or "tháng 5".
function monthAt(tokens: readonly Token[], i: number, text: string): Named | null {
  const word = tokens[i];
  const following = tokens[i + 1];
  // "11月 7, 2020": a western order with the month as Chinese, Japanese and Korean write it.
  if (word?.kind === 'number' && following?.start === word.end && NUMBERED_MONTH.test(following.text))
    return gregorian(Number(word.text), i + 2);
  if (word?.kind !== 'word') return null;
  if (word.text === 'tháng' && following?.kind === 'number') return gregorian(Number(following.text), i + 2);
  if (following?.kind === 'word' && FIRST_OF_TWO.has(word.text)) {
    const month = MONTHS.get(`${word.text} ${following.text}`);
    if (month !== undefined) return gregorian(month, i + 2);
  }
  const dotted = dottedMonth(tokens, i);
  if (dotted !== undefined) return gregorian(dotted, i + 3);
  const roman =
    word.end - word.start <= LONGEST_ROMAN ? ROMAN.get(text.slice(word.start, word.end)) : undefined;
  if (roman !== undefined) return gregorian(roman, i + 1);
  const month = MONTHS.get(word.text) ?? contestedMonth(word.text) ?? prefixedMonth(word.text);
  if (month !== undefined) return gregorian(month, i + 1, word.text);
  const name = word.text.endsWith('月') ? CHINESE_MONTH.exec(word.text)?.[0] : undefined;
  if (name !== undefined && MONTHS.has(name))
    return { ...gregorian(MONTHS.get(name)!, i + 1), start: word.end - name.length };
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
      const match = dated(monthly(year, month, day), form, start, end, after);
      if (match === null) return null;
      return { ...match, mention: { ...match.mention, ...languagesOf(name, year, day) } };
    },
  };
}

const monthly = (year: number, month: number, day: number): Ymd | null =>
  valid({ year: buddhist(year), month, day });

// What a name of a month says about the language, and what it means in each.
function languagesOf(name: string, year: number, day: number): Pick<DateMention, 'readings' | 'language'> {
  const language = TELLING.get(name);
  if (language !== undefined) return { language };
  const contested = CONTESTED.get(name);
  if (contested === undefined) return {};
  const readings = Object.entries(contested).flatMap(([each, month]) => {
    const date = monthly(year, month, day);
    return date === null ? [] : [[each, iso(date)] as const];
  });
  return { readings: Object.fromEntries(readings) };
}

// "พ.ย.": an abbreviation of two words.
function dottedMonth(tokens: readonly Token[], i: number): number | undefined {
  const dot = tokens[i + 1];
  if (dot?.text !== '.' || tokens[i]!.text.length > 2) return undefined;
  const second = tokens[i + 2];
  return second?.kind === 'word' && second.start === dot.end
    ? MONTHS.get(tokens[i]!.text + second.text)
    : undefined;
}

const ROMAN = new Map(
  ['I', 'II', 'III', 'IV', 'V', 'VI', 'VII', 'VIII', 'IX', 'X', 'XI', 'XII'].map((name, i) => [name, i + 1]),
);
const LONGEST_ROMAN = 4;

// No space stands between the words of Chinese: "发表于三月 14, 2020".
const CHINESE_MONTH = /(?:十[一二]?|[一二三四五六七八九])月$/u;

// Hebrew writes "in December" as one word.
const prefixedMonth = (word: string): number | undefined =>
  word.startsWith('ב') ? MONTHS.get(word.slice(1)) : undefined;

// Croatian and its neighbours use the same names for different months; where the site does not tell (see `dateHabits`), the
// more widely spoken reading is taken.
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

const isYear = (token: Token): boolean => yearOf(token) !== null;

const isLoneYear = (token: Token): boolean => token.text.length === 4 && isYear(token);

const endOfYear = (token: Token): number => token.start + 4;

function ymd(year: string, month: string, day: string): Ymd | null {
  return valid({ year: Number(year), month: Number(month), day: Number(day) });
}

function dated(date: Ymd | null, form: string, start: number, end: number, next: number): Match | null {
  if (date === null) return null;
  return { mention: { range: [start, end], iso: iso(date), form, open: null }, next };
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
