// The fields of the one article of an HTML page: what the page claims, held against what it shows.

import { ofAuthors } from '../lexicon/markup.ts';
import { settle } from '../text/date-habits.ts';
import { findDates } from '../text/dates.ts';
import { leadingLabel, readLabels } from '../text/labels.ts';
import { areAkin, levelTitle, titleParts } from '../text/titles.ts';
import { hasDigit } from '../text/units.ts';
import { collapse, wordCount } from '../text/words.ts';
import type { DateHabits, Markup, Page, PageClaim, Part, Range, Segment } from '../types.ts';
import { readBody } from './body.ts';
import { isoDay, readClaims, readPictures } from './claimed.ts';
import { textBlocks } from './openers.ts';
import { type Values, wholeLine } from './values.ts';

/** Which lines of a page are text of its article, and which one is its title. */
export interface ArticleLines {
  readonly kept: readonly boolean[];
  readonly title: number | null;
}

export function readArticle(
  page: Page,
  segment: Segment,
  article: ArticleLines,
  habits: DateHabits | null,
): Values {
  const markup = page.markup!;
  const head = headOf(page, segment, article);
  const shown = shownIn(page, head, habits);
  const claimed = readClaims(page, head);
  const title = titleOf(page, markup, article.title);
  const body = readBody(page, textBlocks(page, segment), { title, featured: [], isPictured: false });
  const parts: Part[] = [...body.parts];
  for (const { lines, role, reason: why } of segment.slots) {
    if (role === 'body') continue;
    for (let line = lines[0]; line < lines[1]; line++)
      parts.push(wholeLine(line, role === 'title' ? 'title' : 'record-chrome', why));
  }
  return {
    title,
    date: dateOf(
      page,
      markup,
      segment,
      first(markup, 'date', DATE_ORDER, isoDay) ?? claimed.date,
      shown.date,
    ),
    dateText: shown.dateText,
    author:
      authorOf(markup, [claimed.author, namedAuthor(page, markup, head), shown.author]) ??
      body.author ??
      first(markup, 'author', AUTHOR_ORDER, (value) => (isName(value) ? collapse(value) : null)) ??
      recurringName(page, [article.title ?? segment.lines[0], head[1]], segment.lines[1]),
    translator: body.translator,
    source: body.source,
    categories: claimed.categories,
    tags: claimed.tags,
    comments: null,
    images: readPictures(markup, segment),
    captions: body.captions,
    credits: body.credits,
    body: body.paragraphs,
    warnings: title === null ? ['title-missing'] : [],
    parts,
  };
}

const DATE_ORDER = [
  'json-ld',
  'article:published_time',
  'og:article:published_time',
  'parsely-pub-date',
  'sailthru.date',
  'datepublished',
  'date',
  'pubdate',
  'publishdate',
  'publish-date',
  'publish_date',
  'publisheddate',
  'published-date',
  'publication-date',
  'publication_date',
  'citation_publication_date',
  'citation_online_date',
  'citation_date',
  'dc.date',
  'dc.date.issued',
  'dcterms.issued',
  'dcterms.date',
  'dcterms.created',
  'json-ld-page',
];

/** Lines above the text, and of its beginning, in which its date and its author are looked for. */
const ABOVE = 12;
const INTO = 4;

function headOf(page: Page, { lines: [from] }: Segment, { kept, title }: ArticleLines): Range {
  const text = kept.indexOf(true);
  return [
    Math.max(0, Math.min(title ?? text, from, text - ABOVE) - 3),
    Math.min(page.count, Math.max(text, from) + INTO),
  ];
}

interface Shown {
  readonly date: string | null;
  readonly dateText: string | null;
  readonly author: string | null;
}

/** Words of a line that names the author, at most. */
const BYLINE_WORDS = 20;
/** Longer lines are text. */
const LONGEST_LINE = 120;

function shownIn(page: Page, [from, to]: Range, habits: DateHabits | null): Shown {
  let date: { iso: string | null; text: string } | null = null;
  let author: string | null = null;
  for (let line = from; line < to; line++) {
    const text = page.text(line);
    if (text.length > LONGEST_LINE) continue;
    const dates = findDates(text);
    if (date === null && dates[0] !== undefined)
      date = { iso: settle(dates[0], habits), text: text.slice(...dates[0].range) };
    const isByline = leadingLabel(text) === 'author' || dates.length > 0;
    if (author === null && isByline && wordCount(text) <= BYLINE_WORDS)
      author = readLabels(
        text,
        dates.map(({ range }) => range),
      ).author;
  }
  return { date: date?.iso ?? null, dateText: date?.text ?? null, author };
}

// A machine may write the day of another time zone than the page does.
function dateOf(
  page: Page,
  markup: Markup,
  { lines: [, to] }: Segment,
  claimed: string | null,
  shown: string | null,
): string | null {
  if (claimed !== null && shown !== null && Math.abs(Date.parse(claimed) - Date.parse(shown)) <= DAY)
    return shown;
  return (
    claimed ??
    shown ??
    dayOfAddress(markup) ??
    first(markup, 'date', ['script'], isoDay) ??
    readClaims(page, [0, page.count]).date ??
    shownIn(page, [to, Math.min(page.count, to + BELOW)], null).date ??
    first(markup, 'date', ['json-ld-modified'], isoDay)
  );
}

const DAY = 86_400_000;
/** Lines below the text in which a date is looked for where none stands above it. */
const BELOW = 8;

// ".../2019/11/15/a-title"
function dayOfAddress({ claims }: Markup): string | null {
  for (const { field, value } of claims) {
    const [, year, month, day] =
      field === 'url' ? (/\/((?:19|20)\d{2})[/-](\d{2})[/-](\d{2})(?!\d)/.exec(value) ?? []) : [];
    if (year !== undefined) return isoDay(`${year}-${month}-${day}`);
  }
  return null;
}

/** The first value that the page claims of a field, in the order of who says it. */
function first(
  { claims }: Markup,
  field: PageClaim['field'],
  order: readonly string[],
  read: (value: string) => string | null,
): string | null {
  for (const by of order)
    for (const claim of claims) {
      if (claim.field !== field || claim.by !== by) continue;
      const value = read(claim.value);
      if (value !== null) return value;
    }
  return null;
}

const AUTHOR_ORDER = [
  'json-ld',
  'author',
  'parsely-author',
  'sailthru.author',
  'citation_author',
  'dc.creator',
  'dcterms.creator',
  'article:author',
  'json-ld-page',
];
/** Words of a name, at most. */
const NAME_WORDS = 6;

// Where the site claims to be its own author, the page may name a person.
function authorOf(markup: Markup, others: readonly (string | null)[]): string | null {
  const site = levelTitle(markup.claims.find(({ field }) => field === 'site')?.value ?? '');
  const name = (value: string): string | null => {
    const text = withoutLabel(collapse(value));
    return isName(text) && levelTitle(text) !== site ? text : null;
  };
  const found = others.flatMap((value) => (value === null ? [] : (name(value) ?? [])));
  return first(markup, 'author', AUTHOR_ORDER, name) ?? found[0] ?? null;
}

const withoutLabel = (text: string): string =>
  (leadingLabel(text) === 'author' ? readLabels(text, []).author : null) ?? text;

// Several names may stand together.
const isName = (text: string): boolean =>
  /^\p{L}/u.test(text) &&
  !/^https?:|[@<>]|[.!?:]$/u.test(text) &&
  text.split(',').every((each) => wordCount(each) <= NAME_WORDS);

/** Elements around a line that are looked at. */
const AROUND = 3;

// A line by itself in an element that is named after authors.
function namedAuthor(page: Page, markup: Markup, [from, to]: Range): string | null {
  for (let line = from; line < to; line++) {
    const text = page.text(line).replace(/[,|•·\s]+$/u, '');
    if (wordCount(text) > NAME_WORDS || hasDigit(text)) continue;
    let at = markup.element(line);
    for (let i = 0; i < AROUND && at >= 0; i++) {
      const { names, parent } = markup.elements[at]!;
      if (ofAuthors.test(names)) {
        const labelled = leadingLabel(text) === 'author' ? readLabels(text, []).author : null;
        if (labelled !== null || isCapitalized(text)) return labelled ?? text;
      }
      at = parent;
    }
  }
  return null;
}

// Two words and more that all begin with capitals, where the script has some.
function isCapitalized(text: string): boolean {
  const parts = text.split(/\s+/u);
  return (
    isName(text) &&
    parts.length >= 2 &&
    parts.length <= 4 &&
    parts.every((part) => /^(?:\p{Lu}|\p{Lo}|d[aei]l?$|v[ao]n$)/u.test(part))
  );
}

// A name above the text that stands again below it: the author's, in a box about him or her.
function recurringName(page: Page, [from, to]: Range, below: number): string | null {
  for (let line = from; line < to; line++) {
    const text = page.text(line);
    if (!isCapitalized(text) || page.heading(line)) continue;
    for (let other = below; other < page.count; other++) if (page.text(other).startsWith(text)) return text;
  }
  return null;
}

const TITLE_ORDER = ['json-ld', 'og:title', 'twitter:title', 'title', 'json-ld-page'];

// The heading, unless all that the page claims speaks of something else.
function titleOf(page: Page, markup: Markup, heading: number | null): string | null {
  const shown = heading === null ? null : collapse(page.text(heading));
  const claimed = TITLE_ORDER.flatMap((by) =>
    markup.claims.filter((claim) => claim.field === 'title' && claim.by === by).slice(0, 1),
  ).map(({ value }) => withoutSite(collapse(value), markup, shown));
  const titles = claimed.filter((title) => title !== '');
  if (shown === null) return titles[0] ?? null;
  return titles.length > 0 && !titles.some((title) => areAkin(title, shown)) ? titles[0]! : shown;
}

// "A title | The Site" without the site: its name where it is known, else what the page shows as a heading, else the parts
// with fewer words.
function withoutSite(title: string, { claims }: Markup, shown: string | null): string {
  const site = levelTitle(claims.find(({ field }) => field === 'site')?.value ?? '');
  const parts = titleParts(title);
  if (parts.length < 2) return title;
  const isSite = (part: string): boolean => levelTitle(part) === site || HOST.test(part);
  const isFirst = isSite(parts[0]!);
  const isLast = isSite(parts.at(-1)!);
  const ends = [isFirst ? parts[1]! : parts[0]!, isLast ? parts.at(-2)! : parts.at(-1)!];
  if (isFirst || isLast) return between(title, ends[0]!, ends[1]!);
  const [first, last] = [wordCount(parts[0]!), wordCount(parts.at(-1)!)];
  // A heading may show the name of the site too, which mostly stands last.
  const heading = shown === null ? -1 : parts.findIndex((part) => levelTitle(part) === levelTitle(shown));
  if (heading === 0 || (heading > 0 && wordCount(parts[heading]!) > first)) return parts[heading]!;
  if (last <= SITE_WORDS && last < first) return between(title, parts[0]!, parts.at(-2)!);
  return first <= SITE_WORDS && first < last ? between(title, parts[1]!, parts.at(-1)!) : title;
}

/** Words of a site's name, at most. */
const SITE_WORDS = 4;
/** A name of a host: a site that is called as its address. */
const HOST = /^[a-z\d-]+(?:\.[a-z\d-]+)*\.[a-z]{2,}$/i;

const between = (text: string, from: string, to: string): string =>
  text.slice(text.indexOf(from), text.lastIndexOf(to) + to.length);
