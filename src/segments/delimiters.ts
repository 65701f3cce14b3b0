// Which lines delimit the records of a site: found on all its pages together.

import { hasProse } from '../text/blocks.ts';
import { grouped } from '../text/grouped.ts';
import { range, within } from '../text/ordered.ts';
import { mentions, shape } from '../text/shape.ts';
import { wordCount } from '../text/words.ts';
import type { Page, Verdict } from '../types.ts';
import {
  COUNTED,
  delimiterText,
  findLandmarks,
  type Landmark,
  type LandmarkKind,
  WITH_TEXT,
} from './landmarks.ts';
import { type Sheet, wordsBetween } from './sheet.ts';

/** Tells the lines that delimit records from other landmarks. */
export interface DelimiterClass {
  readonly kind: LandmarkKind;
  readonly contexts: ReadonlyMap<string, Contexts>;
  readonly signatures: ReadonlySet<string>;
  readonly score: number;
  /** Lines that were found. */
  readonly anchors: number;
}

// Words that stand beside the date in a good part of the lines of one form.
interface Contexts {
  readonly before: ReadonlySet<string>;
  readonly behind: ReadonlySet<string>;
}

interface Found {
  readonly sheet: Sheet;
  readonly landmarks: readonly Landmark[];
  /** Where the landmarks of each signature stand among them. */
  readonly places: ReadonlyMap<string, readonly number[]>;
}

/** A neighbouring word is part of the delimiter if this share of the lines has it. */
const CONSTANT = 0.3;
/** Three titles of ten may end with the same word. */
const CONSTANT_TIMES = 4;
/** The true class of the sites measured has 0.54 to 0.95, side lists and dates in texts under 0.1. */
const LEAST_SCORE = 0.12;
/** Days without a year win over full dates if there are so many more, and they divide nearly as well. */
const DAYS = 1.5;
const DAYS_SCORE = 0.6;
/** Words that make a stretch between two delimiters an article. */
const ARTICLE_WORDS = 12;
/** How much it counts against a group that its lines look like chrome: two archives of a site may list the same. */
const REPEATED = 0.8;
/** A variant that divides further may cost this share of the score. */
const VARIANT = 0.98;
/** Nor may more than this share of its lines stand right beside another one: titles that hold a date do. */
const TITLES = 0.2;
/** Share of the lines of a bare list that follow one another; the more variants of them are known, the shorter is what they divide. */
const PURE = 0.9;
const LIST_SCORE = 0.5;
/** Groups that are tried, the commonest first. */
const GROUPS = 40;

/**
 * Groups the landmarks by form, place and neighbouring words, and takes the group whose lines divide the pages best
 * into articles. Several weak signs together, as in Embley, Jiang and Ng, *Record-Boundary Discovery in Web Documents*
 * (SIGMOD 1999): what the stretches hold, on how many pages, in what order of dates. Full dates first; days without a
 * year where there are none; shapes that come again where there is no date at all.
 * @returns null where no group divides the pages.
 */
export function learnDelimiters(sheets: readonly Sheet[]): DelimiterClass | null {
  const [dated, day] = (['dated', 'day'] as const).map((kind) => {
    const best = bestOf(sheets, kind);
    return best !== null && best.score >= LEAST_SCORE ? best : null;
  });
  // A title may hold a full date where the list itself has days only.
  if (dated != null && day != null)
    return day.score >= DAYS_SCORE * dated.score && day.anchors >= DAYS * dated.anchors ? day : dated;
  const ofDates = dated ?? day;
  if (ofDates != null) return ofDates;
  // "Posted by Ann at 10:30": equal in every record, but for what the label introduces.
  const [shape, label] = (['shape', 'label'] as const).map((kind) => bestOf(sheets, kind));
  const best = (label?.score ?? 0) > (shape?.score ?? 0) ? label : shape;
  return best != null && best.score >= LEAST_SCORE ? best : null;
}

function foundOn(
  sheet: Sheet,
  landmarks: readonly Landmark[],
  contexts: ReadonlyMap<string, Contexts>,
): Found {
  const places = grouped(landmarks.keys(), (place) => signatureOf(landmarks[place]!, contexts));
  return { sheet, landmarks, places };
}

function bestOf(sheets: readonly Sheet[], kind: LandmarkKind): DelimiterClass | null {
  const ofSheets = sheets.map((sheet) => findLandmarks(sheet.page, kind));
  const contexts = learnContexts(ofSheets.flat());
  const found = sheets.map((sheet, i) => foundOn(sheet, ofSheets[i]!, contexts));
  const groups = new Map<string, number>();
  for (const { places } of found)
    for (const [signature, own] of places) groups.set(signature, (groups.get(signature) ?? 0) + own.length);
  // Most frequent first; the signature breaks ties, so that no order of pages matters.
  const ranked = [...groups]
    .filter(([, count]) => count > 1 || sheets.length === 1)
    .sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
    .slice(0, GROUPS);
  let best: (Division & { signatures: ReadonlySet<string> }) | null = null;
  for (const [signature] of ranked) {
    const signatures = new Set([signature]);
    const division = divide(signatures, contexts, found);
    if (best === null || division.score > best.score) best = { signatures, ...division };
  }
  if (best === null) return null;
  // Variants of the same line: "by Ann" and "by Bob" where one of the two writes most.
  for (const [signature] of kind === 'shape'
    ? []
    : [...groups].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).slice(0, 2 * GROUPS)) {
    if (best.signatures.has(signature) || !sameForm(signature, best.signatures)) continue;
    const signatures: ReadonlySet<string> = new Set([...best.signatures, signature]);
    const division = divide(signatures, contexts, found);
    const isTitle = division.empty - best.empty > TITLES * (division.anchors - best.anchors);
    if (division.score >= VARIANT * best.score && !isTitle) best = { signatures, ...division };
  }
  // On a bare list the lines of all variants follow one another: titles often begin alike.
  if (kind !== 'shape') {
    const known = best.signatures;
    const signatures = new Set([...groups.keys()].filter((each) => sameForm(each, known)));
    const division = divide(signatures, contexts, found);
    const isList = division.empty >= PURE * (division.anchors - sheets.length);
    if (isList && division.score >= LIST_SCORE * best.score) best = { signatures, ...division };
  }
  return { kind, contexts, signatures: best.signatures, score: best.score, anchors: best.anchors };
}

/**
 * The delimiters of a page. Lists beside the articles may have lines of the same class: runs of them at an end of the
 * page are left out where they look like chrome, or where hardly any words lie between them.
 */
export function matchDelimiters(
  page: Page,
  known: DelimiterClass,
  verdicts: readonly (Verdict | null)[],
): Landmark[] {
  const ofClass: Landmark[] = [];
  for (const landmark of findLandmarks(page, known.kind))
    if (known.signatures.has(signatureOf(landmark, known.contexts))) ofClass.push(landmark);
  const all = single(page, ofClass, known.contexts);
  return withoutSideLists(withoutTails(page, all), verdicts);
}

/** Delimiters of one line that a line of one shape stands behind, at least, and their share of all of one line. */
const TAILS = 2;
const TAILED = 0.5;

// "17 views" goes with a delimiter that fills its line, as if that had been wrapped: where others have it behind them, it stands
// behind all.
function withoutTails(page: Page, all: readonly Landmark[]): Landmark[] {
  if (all.every(isOneLine)) return [...all];
  const behind = new Map<string, number>();
  const whole = all.filter(({ line, end }) => end - line === 1 && end < page.count);
  for (const { end } of whole) {
    const own = shapeAt(page, end);
    behind.set(own, (behind.get(own) ?? 0) + 1);
  }
  return all.map((landmark) => {
    let { end } = landmark;
    const { line, date, comments } = landmark;
    const isTail = (from: number): boolean => {
      const { length } = delimiterText(page, { line, end: from });
      return [date, comments].every((said) => said === null || said.range[1] <= length);
    };
    const isUsual = (from: number): boolean =>
      (behind.get(shapeAt(page, from)) ?? 0) >= Math.max(TAILS, TAILED * whole.length);
    while (end - line > 1 && isTail(end - 1) && isUsual(end - 1)) end--;
    return { ...landmark, end };
  });
}

const isOneLine = ({ line, end }: Landmark): boolean => end - line === 1;

function shapeAt(page: Page, line: number): string {
  const text = page.text(line);
  return shape(text, mentions(text));
}

function withoutSideLists(all: readonly Landmark[], verdicts: readonly (Verdict | null)[]): Landmark[] {
  let first = 0;
  while (isChrome(all[first], verdicts)) first++;
  let last = all.length;
  while (last > first && isChrome(all[last - 1], verdicts)) last--;
  if (first === last) return [...all];
  // A single one may be a post that the site keeps on top.
  return all.slice(first > 1 ? first : 0, all.length - last > 1 ? last : all.length);
}

// The pieces of a date come again on other pages, in other dates: its neighbours tell.
const isChrome = (landmark: Landmark | undefined, verdicts: readonly (Verdict | null)[]): boolean =>
  landmark !== undefined &&
  verdicts[landmark.line] != null &&
  (isOneLine(landmark) || verdicts[landmark.line - 1] != null || verdicts[landmark.end] != null);

/** Share of the stretches that must hold a unit, and how many more units than delimiters there must be. */
const UNIT_SHARE = 0.9;
const UNIT_MORE = 1.04;
/** Share of the units of a day that have text between them and the one before; the commas of a list of tags have none. */
const UNIT_TEXTS = 0.5;

// Lines of one form below the dates of a site.
interface Units {
  readonly count: number;
  /** Days that have one, and days that have text. */
  readonly stretches: number;
  readonly texts: number;
  /** Days that have one and do not end their page: where a last one does is not certain. */
  readonly inner: number;
  /** Of these, days that have no more than one, and days that have two: a share bar may stand above and below each text. */
  readonly single: number;
  readonly twice: number;
  /** Days whose first one stands right below the date. */
  readonly beside: number;
  /** Places between two of them, and those that hold text. */
  readonly between: number;
  readonly full: number;
}

/** Days between others, from which on one of them must have several units, and not all of them two. */
const INNER = 5;

/** What may delimit the records of a day. */
const UNIT_KINDS = ['shape', 'label', 'heading', 'item', 'line'] as const;
/** Share of the days with a single line that makes lines titles: where all have more, a record has several lines. */
const SINGLE_LINES = 0.2;

/**
 * Where the date is a heading over the records of a day, something else delimits these: a line that every record has, a
 * label, a heading, the items of a list, or on a list of titles each line.
 * @returns null where each date has one record.
 */
export function learnUnits(sheets: readonly Sheet[], known: DelimiterClass): DelimiterClass | null {
  const divided = sheets.map((sheet) => ({
    sheet,
    days: matchDelimiters(sheet.page, known, sheet.verdicts),
  }));
  const days = divided.flatMap((page) => page.days.map((day) => ({ page: page.sheet.page, day })));
  const bare = days.filter(({ page, day }) => isBare(page, day));
  if (known.kind !== 'dated' || bare.length < 0.8 * days.length) return null;
  let once = false;
  for (const kind of UNIT_KINDS) {
    // What stands once a day belongs to its only record, and further headings to the text of that.
    if (once && (kind === 'heading' || kind === 'line')) continue;
    const groups = countUnits(divided, kind);
    once ||=
      kind !== 'line' &&
      groups.some(([, each]) => isUsual(each, days.length) && !comesMore(each, days.length));
    if (once && kind === 'heading') continue;
    const [best] = groups
      .filter(
        ([, each]) =>
          isUsual(each, days.length) && comesMore(each, days.length) && divideDays(each, kind, days.length),
      )
      .sort(
        (a, b) =>
          b[1].stretches - a[1].stretches ||
          (kind === 'item' ? b[1].count - a[1].count : a[1].count - b[1].count) ||
          (a[0] < b[0] ? -1 : 1),
      );
    if (best === undefined) continue;
    const contexts = new Map([[best[0], { before: new Set(['']), behind: new Set(['']) }]]);
    return {
      kind,
      contexts,
      signatures: new Set([`${best[0]}||`]),
      score: known.score,
      anchors: best[1].count,
    };
  }
  return null;
}

const isUsual = ({ stretches }: Units, days: number): boolean => stretches >= UNIT_SHARE * days;
const comesMore = ({ count, single, inner, twice }: Units, days: number): boolean =>
  count >= UNIT_MORE * days && (inner < INNER || (single < inner && twice < inner));

// Text between the units, or no text at all on a list of titles.
// "By Ann" right below every date goes with it, and further ones are signed texts.
function divideDays(
  { stretches, single, texts, between, full, beside }: Units,
  kind: LandmarkKind,
  days: number,
): boolean {
  const isList = texts <= 0.2 * days;
  if (kind === 'label' && beside >= UNIT_SHARE * stretches) return false;
  if (kind === 'line') return isList && single >= SINGLE_LINES * stretches;
  return (
    (kind !== 'item' && full >= UNIT_TEXTS * between) || (kind !== 'shape' && kind !== 'label' && isList)
  );
}

function countUnits(
  divided: readonly { readonly sheet: Sheet; readonly days: readonly Landmark[] }[],
  kind: LandmarkKind,
): [form: string, units: Units][] {
  const groups = new Map<string, Units>();
  for (const { sheet, days } of divided) {
    const landmarks = findLandmarks(sheet.page, kind).filter(
      ({ date, line }) =>
        date === null &&
        (kind === 'item' || sheet.verdicts[line] === null || (kind !== 'line' && days.length > 0)),
    );
    const last = endOfDays(sheet, days);
    days.forEach((day, i) => {
      const end = days[i + 1]?.line ?? last;
      const inside = within(landmarks, [day.end, end]);
      const text = hasProse(sheet.page, day.end, end) ? 1 : 0;
      const inner = i + 1 < days.length ? 1 : 0;
      for (const form of new Set(inside.map((landmark) => landmark.form))) {
        const group = groups.get(form) ?? {
          count: 0,
          stretches: 0,
          texts: 0,
          inner: 0,
          single: 0,
          twice: 0,
          beside: 0,
          between: 0,
          full: 0,
        };
        const own = inside.filter((landmark) => landmark.form === form);
        const full = own.filter(
          (unit, k) => k > 0 && hasProse(sheet.page, own[k - 1]!.end, unit.line),
        ).length;
        groups.set(form, {
          count: group.count + own.length,
          stretches: group.stretches + 1,
          texts: group.texts + text,
          inner: group.inner + inner,
          single: group.single + (own.length === 1 ? inner : 0),
          twice: group.twice + (own.length === 2 ? inner : 0),
          beside: group.beside + (own[0]!.line === day.end ? 1 : 0),
          between: group.between + own.length - 1,
          full: group.full + full,
        });
      }
    });
  }
  return [...groups];
}

/** The units of a page; headings and lines count below its first date only, and lines up to the end of the last day. */
export function matchUnits(
  { page, verdicts }: Pick<Sheet, 'page' | 'verdicts'>,
  known: DelimiterClass,
  units: DelimiterClass,
): Landmark[] {
  const all = matchDelimiters(page, units, verdicts);
  if (units.kind !== 'heading' && units.kind !== 'line') return all;
  const days = matchDelimiters(page, known, verdicts);
  if (days.length === 0) return [];
  const end = units.kind === 'line' ? endOfDays({ page, verdicts }, days) : page.count;
  return all.filter(({ line }) => line >= days[0]!.end && line < end);
}

// The last day of a page ends at the first chrome that does not stand in the days above too.
function endOfDays({ page, verdicts }: Pick<Sheet, 'page' | 'verdicts'>, days: readonly Landmark[]): number {
  const [first, last] = [days[0], days.at(-1)];
  if (first === undefined || last === undefined) return page.count;
  const inside = new Set(
    range(first.end, last.line)
      .filter((line) => verdicts[line] !== null)
      .map((line) => page.key(line)),
  );
  let line = last.end;
  while (line < page.count && (verdicts[line] === null || inside.has(page.key(line)))) line++;
  return line;
}

// A date and hardly anything else.
const isBare = (page: Page, landmark: Landmark): boolean =>
  landmark.date !== null && wordsBeside(page, landmark) <= 1;

function wordsBeside(page: Page, { line, end, date }: Landmark): number {
  const text = delimiterText(page, { line, end });
  const [from, to] = date?.range ?? [0, 0];
  return wordCount(text.slice(0, from) + text.slice(to));
}

// The last date of a line that fits: what stands before it may be a title that holds one, if that is not labelled as dates of
// the site are: "Published May 5, 2010 · Updated May 7, 2010". A date right below another one tells when the record was changed,
// also with a label between them.
function single(
  page: Page,
  landmarks: readonly Landmark[],
  contexts: ReadonlyMap<string, Contexts>,
): Landmark[] {
  const found: Landmark[] = [];
  const labels = labelsBetween(page, landmarks);
  let first: Landmark | null = null;
  // Of the last one that was found, once it is asked for: lines that join it add none.
  let words: number | null = null;
  landmarks.forEach((landmark, i) => {
    first ??= landmark;
    if (landmarks[i + 1]?.line === landmark.line) return;
    const isLabelled = first.before !== '' && isConstant(first, 'before', contexts);
    const own = isLabelled ? first : landmark;
    first = null;
    const above = found.at(-1);
    if (above !== undefined && above.end > own.line) {
      // The same date, without the text above it; or the rest of a wrapped delimiter, which may look like one.
      if (above.date?.iso === own.date?.iso) {
        found[found.length - 1] = own;
        words = null;
      }
      return;
    }
    const isBelow = above?.end === own.line || labels.has(own.line - 1);
    if (above !== undefined && isBelow) {
      words ??= wordsBeside(page, above);
      if (words + wordsBeside(page, own) === 0) {
        found[found.length - 1] = { ...above, end: own.end };
        return;
      }
    }
    found.push(own);
    words = null;
  });
  return found;
}

// Lines between two dates that stand between others of the page too, where no third one follows like that.
function labelsBetween(page: Page, landmarks: readonly Landmark[]): ReadonlySet<number> {
  const lines = landmarks.flatMap(({ line }, i) => (landmarks[i - 1]?.end === line - 1 ? [line - 1] : []));
  const all = new Set(lines);
  const again = [...grouped(lines, (line) => page.key(line)).values()].filter(
    ({ length }) => length >= LABELS,
  );
  return new Set(again.flat().filter((line) => !all.has(line - 2) && !all.has(line + 2)));
}

/** Times that a label stands between two dates of a page, at least. */
const LABELS = 2;

function learnContexts(landmarks: readonly Landmark[]): Map<string, Contexts> {
  return new Map(
    [...grouped(landmarks, ({ form }) => form)].map(([form, group]) => [
      form,
      {
        before: constant(group.map((landmark) => landmark.before)),
        behind: constant(group.map((landmark) => landmark.behind)),
      },
    ]),
  );
}

function constant(words: readonly string[]): Set<string> {
  const counts = new Map<string, number>();
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  const often = (count: number): boolean =>
    count === words.length || (count >= CONSTANT * words.length && count >= CONSTANT_TIMES);
  return new Set([...counts].filter(([, count]) => often(count)).map(([word]) => word));
}

// Whether the word beside the date is part of the delimiter.
function isConstant(
  landmark: Landmark,
  side: 'before' | 'behind',
  contexts: ReadonlyMap<string, Contexts>,
): boolean {
  return contexts.get(landmark.form)?.[side].has(landmark[side]) === true;
}

function signatureOf(landmark: Landmark, contexts: ReadonlyMap<string, Contexts>): string {
  const before = isConstant(landmark, 'before', contexts) ? landmark.before : '*';
  const behind = isConstant(landmark, 'behind', contexts) ? landmark.behind : '*';
  return `${landmark.form}|${before}|${behind}`;
}

const formOf = (signature: string): string => signature.slice(0, signature.indexOf('|')).replace(COUNTED, '');

// Where texts begin behind the dates, some of them are no longer than a few words.
function sameForm(signature: string, others: ReadonlySet<string>): boolean {
  const form = formOf(signature);
  return [...others].some((other) => formOf(other) === form || formOf(other) === `${form}${WITH_TEXT}`);
}

interface Division {
  /** How well lines divide the pages into articles, from 0 to 1. */
  readonly score: number;
  readonly anchors: number;
  /** Stretches with nothing between the lines. */
  readonly empty: number;
}

function divide(
  signatures: ReadonlySet<string>,
  contexts: ReadonlyMap<string, Contexts>,
  found: readonly Found[],
): Division {
  const sum = {
    empty: 0,
    words: 0,
    inside: 0,
    pages: 0,
    anchors: 0,
    stretches: 0,
    articles: 0,
    repeated: 0,
    short: 0,
    rising: 0,
    falling: 0,
  };
  for (const { sheet, landmarks, places } of found) {
    sum.words += wordsBetween(sheet, 0, sheet.page.count);
    const anchors = withoutSideLists(
      single(
        sheet.page,
        [...signatures]
          .flatMap((signature) => places.get(signature) ?? [])
          .sort((a, b) => a - b)
          .map((place) => landmarks[place]!),
        contexts,
      ),
      sheet.verdicts,
    );
    if (anchors.length > 0) sum.pages++;
    sum.anchors += anchors.length;
    for (const [i, anchor] of anchors.entries()) {
      if (sheet.verdicts[anchor.line] !== null) sum.repeated++;
      if (wordsBetween(sheet, anchor.line, anchor.end) <= 40) sum.short++;
      const previous = anchors[i - 1];
      if (previous === undefined) continue;
      // The words of the delimiter count: a list has its titles there.
      const words = wordsBetween(sheet, previous.line, anchor.line);
      sum.stretches++;
      sum.inside += words;
      sum.articles += Math.min(1, words / ARTICLE_WORDS);
      if (wordsBetween(sheet, previous.end, anchor.line) === 0) sum.empty++;
      const order = compareDates(previous, anchor.date?.iso ?? null);
      if (order >= 0) sum.falling++;
      if (order <= 0) sum.rising++;
    }
  }
  if (sum.stretches === 0) return { score: 0, anchors: 0, empty: 0 };
  const share = (part: number, of: number): number => (of === 0 ? 0 : part / of);
  const score =
    Math.sqrt(share(sum.inside, sum.words)) *
    share(Math.max(sum.rising, sum.falling), sum.stretches) ** 2 *
    share(sum.pages, found.length) *
    (0.2 + 0.8 * share(sum.articles, sum.stretches)) *
    (1 - REPEATED * share(sum.repeated, sum.anchors)) *
    share(sum.short, sum.anchors) *
    (sum.anchors < 1.5 * sum.pages ? 0.5 : 1);
  return { score, anchors: sum.anchors, empty: sum.empty };
}

function compareDates(previous: Landmark, next: string | null): number {
  const before = previous.date?.iso ?? null;
  if (before === null || next === null || before === next) return 0;
  return before > next ? 1 : -1;
}
