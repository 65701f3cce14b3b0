// The fields of the one article of an HTML page: what the page claims, held against what it shows.

import { blocksOf } from '../text/blocks.ts';
import { findDates, settle } from '../text/dates.ts';
import { leadingLabel, readLabels } from '../text/labels.ts';
import { collapse, wordCount } from '../text/words.ts';
import type { Markup, NumericOrder, Page, PageClaim, Part, Range, Segment } from '../types.ts';
import { readBody } from './body.ts';
import { isoDay, readClaims, readPictures } from './claimed.ts';
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
  order: NumericOrder,
): Values {
  const markup = page.markup!;
  const head = headOf(page, segment, article);
  const shown = shownIn(page, head, order);
  const claimed = readClaims(page, head);
  const title = titleOf(page, markup, article.title);
  const blocks = segment.slots
    .filter(({ role }) => role === 'body')
    .flatMap(({ lines }) => blocksOf(page, lines));
  const body = readBody(page, blocks, { title, featured: [] });
  const parts: Part[] = [...body.parts];
  for (const { lines, role, reason: why } of segment.slots) {
    if (role === 'body') continue;
    for (let line = lines[0]; line < lines[1]; line++)
      parts.push(wholeLine(line, role === 'title' ? 'title' : 'record-chrome', why));
  }
  return {
    title,
    date: first(markup, 'date', DATE_ORDER, isoDay) ?? claimed.date ?? shown.date,
    dateText: shown.dateText,
    author: authorOf(markup, claimed.author, shown.author) ?? body.author,
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
  'date',
  'pubdate',
  'dc.date',
  'dc.date.issued',
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

/** Longer lines are text. */
const LONGEST_LINE = 120;

function shownIn(page: Page, [from, to]: Range, order: NumericOrder): Shown {
  let date: { iso: string | null; text: string } | null = null;
  let author: string | null = null;
  for (let line = from; line < to; line++) {
    const text = page.text(line);
    if (text.length > LONGEST_LINE) continue;
    const dates = findDates(text);
    if (date === null && dates[0] !== undefined)
      date = { iso: settle(dates[0], order), text: text.slice(...dates[0].range) };
    const isByline = leadingLabel(text) === 'author' || dates.length > 0;
    if (author === null && isByline && wordCount(text) <= 14)
      author = readLabels(
        text,
        dates.map(({ range }) => range),
      ).author;
  }
  return { date: date?.iso ?? null, dateText: date?.text ?? null, author };
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

const AUTHOR_ORDER = ['json-ld', 'author', 'parsely-author', 'dc.creator', 'article:author', 'json-ld-page'];
/** Words of a name, at most. */
const NAME_WORDS = 6;

function authorOf(markup: Markup, claimed: string | null, shown: string | null): string | null {
  const site = markup.claims.find(({ field }) => field === 'site')?.value.toLowerCase();
  const name = (value: string): string | null => {
    const text = collapse(value).replace(/^by\s+/iu, '');
    const isName =
      text !== '' &&
      !/^https?:|[@<>]|^\d+$/u.test(text) &&
      wordCount(text) <= NAME_WORDS &&
      text.toLowerCase() !== site;
    return isName ? text : null;
  };
  return first(markup, 'author', AUTHOR_ORDER, name) ?? (claimed === null ? null : name(claimed)) ?? shown;
}

const TITLE_ORDER = ['json-ld', 'og:title', 'twitter:title', 'title', 'json-ld-page'];
/** What parts a title from the name of the site. */
const PARTING = /\s+[|·•–—»«:-]+\s+/gu;

function titleOf(page: Page, markup: Markup, heading: number | null): string | null {
  if (heading !== null) return collapse(page.text(heading));
  return first(markup, 'title', TITLE_ORDER, (value) => withoutSite(collapse(value), markup) || null);
}

// "A title | The Site" without the site: its name, or the last part where it is the shorter one.
function withoutSite(title: string, { claims }: Markup): string {
  const site = claims.find(({ field }) => field === 'site')?.value.toLowerCase();
  const marks = [...title.matchAll(PARTING)];
  const last = marks.at(-1);
  if (last === undefined) return title;
  const tail = title.slice(last.index + last[0].length);
  const head = title.slice(0, last.index);
  if (site !== undefined) return tail.toLowerCase() === site ? head : title;
  return wordCount(tail) <= 4 && wordCount(tail) < wordCount(head) ? head : title;
}
