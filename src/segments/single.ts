// Whether an HTML page shows one article, or a list of them.
//
// Dates divide both: those of the readers' comments, of related articles, in the text itself. On a list nearly every record
// is headed or stands in an element of its own, and the running text lies in the records.

import { ofReaders } from '../lexicon/markup.ts';
import { isProseAt } from '../text/blocks.ts';
import { range } from '../text/ordered.ts';
import { collapse, wordCount } from '../text/words.ts';
import type { Chrome, Cut, Page, Segment, Template } from '../types.ts';
import { type Article, findArticle } from './article.ts';
import { commonestKind, haveOwnElements } from './containers.ts';

/** Characters of running text that make an article of a page on which nothing delimits records. */
const LEAST = 250;
/** And of a page with several delimiters: a list of titles has less. */
const LONG = 600;
/** Share of the records of a list that are headed. */
const HEADED = 0.8;
/** So many dates come together by chance. */
const FEW = 3;

/**
 * The one article that a page is about, or null where it shows a list or nothing.
 * @param lists whether most pages of the site show several
 */
export function articleOf(
  page: Page,
  segments: readonly Segment[],
  { chrome, lists }: Pick<Template, 'chrome' | 'lists'>,
): Article | null {
  const found = findArticle(page);
  if (found === null) return null;
  return isSingle(page, segments, ownOf(page, found, chrome), lists) ? found : null;
}

// What the site says of itself on most of its pages is no text of one.
function ownOf(page: Page, found: Article, chrome: Chrome): Article {
  const kept = found.kept.map((isKept, line) => isKept && !chrome.stands(page, line));
  const standing = found.kept.reduce(
    (sum, isKept, line) => sum + (isKept && !kept[line] ? page.text(line).length : 0),
    0,
  );
  return standing === 0 ? found : { ...found, kept, text: Math.max(0, found.text - standing) };
}

function isSingle(page: Page, segments: readonly Segment[], article: Article, lists: boolean): boolean {
  if (segments.length === 0) return article.text >= LEAST;
  // A page without any heading says no more than its text does.
  if (!hasHeadings(page)) return false;
  if (segments.length > 1) return !lists && !isList(page, segments, article);
  const holds = withText(page, segments, article.kept).length > 0;
  // One record: on a site of lists, the page of an article is named after it, and a list with one record is not.
  return article.text >= LEAST && !(holds && lists && !isNamedAfter(page, segments[0]!));
}

/** Whether most pages of a site show lists; a single page tells nothing of others. */
export function showLists(cuts: readonly Cut[], chrome: Chrome): boolean {
  if (cuts.length < 2) return false;
  const lists = cuts.filter(({ page, segments }) => {
    const article = findArticle(page);
    return article !== null && isList(page, segments, ownOf(page, article, chrome));
  });
  return 2 * lists.length > cuts.length || areRegular(cuts.map(({ segments }) => segments));
}

/** Pages of a site that show the same number of records, at least. */
const REGULAR = 3;

// Pages that show as many records each, most of which have text, from the newest to the oldest: readers write now more, now
// less, and the last of them stands last.
function areRegular(pages: readonly (readonly Segment[])[]): boolean {
  const counts = new Map<number, number>();
  for (const { length } of pages) counts.set(length, (counts.get(length) ?? 0) + 1);
  const [usual, times] = [...counts].reduce((a, b) => (b[1] > a[1] ? b : a), [0, 0]);
  if (usual < REGULAR || times < REGULAR || 2 * times <= pages.length) return false;
  const all = pages.flat();
  return (
    all.filter(({ slots }) => slots.some(({ role }) => role === 'body')).length >= HEADED * all.length &&
    pages.every(goBack)
  );
}

// Whether the segments of a page are articles of a list.
function isList(page: Page, all: readonly Segment[], article: Article): boolean {
  const segments = all.filter((found) => !isOfReader(page, found));
  if (segments.length < 2) return false;
  if (!hasHeadings(page)) return true;
  const claimed = claimsArticle(page);
  if (claimed && segments.length <= FEW) return false;
  const delimiters = segments.flatMap(({ delimiter }) => delimiter ?? []);
  const own = haveOwnElements(page, delimiters);
  const headed =
    segments.filter((segment) => page.heading(titleOf(segment))).length >= HEADED * segments.length;
  if (article.text < LONG && (own || headed || areTitles(page, segments, article))) return true;
  // A list of related articles stands beside the text of the one that the page is about.
  if (textIn(page, segments) < textBeside(page, segments, article.kept)) return false;
  if (headed) return own || (!claimed && withText(page, segments, null).length > 1);
  if (claimed || withText(page, segments, article.kept).length < 2) return false;
  return (own && segments.length > FEW) || areAlike(page, segments);
}

/** Words of a title in the mean: what readers write is headed by a name. */
const TITLE_WORDS = 3;

// Whether records that have neither headings nor elements of their own are one like the other: nearly all have text, their
// titles stand in one kind of element and are long or links, on few records both, and the dates go back.
function areAlike(page: Page, segments: readonly Segment[]): boolean {
  const most = HEADED * segments.length;
  const titles = segments.map(titleOf);
  const words = titles.reduce((sum, line) => sum + wordCount(page.text(line)), 0);
  const areLong = words > TITLE_WORDS * titles.length;
  const areLinked = titles.filter((line) => isLink(page, line)).length >= most;
  return (
    (segments.length > FEW ? areLong || areLinked : areLong && areLinked) &&
    withText(page, segments, null).length >= most &&
    commonestKind(page, titles) >= most &&
    goBack(segments)
  );
}

const goBack = (segments: readonly Segment[]): boolean =>
  segments.every(({ delimiter }, i) => {
    const [above, own] = [segments[i - 1]?.delimiter?.date?.iso, delimiter?.date?.iso];
    return above == null || own == null || own <= above;
  });

// A list of titles: links in one kind of element, and no text; where there is no article either, titles may be long.
function areTitles(page: Page, segments: readonly Segment[], article: Article): boolean {
  const titles = segments.map(titleOf);
  const ownTitles = new Set(titles);
  const isTitle = (line: number): boolean =>
    article.text < LEAST && ownTitles.has(line) && isLink(page, line);
  return (
    segments.length > FEW &&
    segments.every(({ lines }) => range(...lines).every((line) => !isProseAt(page, line) || isTitle(line))) &&
    titles.filter((line) => isLink(page, line)).length >= HEADED * titles.length &&
    commonestKind(page, titles) >= HEADED * titles.length
  );
}

function isLink(page: Page, line: number): boolean {
  const [range] = page.markup?.links(line) ?? [];
  return range !== undefined && range[1] - range[0] >= 0.9 * page.text(line).length;
}

// Whether a segment lies in what the markup calls a comment.
function isOfReader({ markup }: Page, { delimiter, lines: [from] }: Segment): boolean {
  if (markup === null) return false;
  const own = markup.elements[markup.element(delimiter?.line ?? from)];
  for (let at = own?.parent ?? -1; at >= 0; at = markup.elements[at]!.parent)
    if (ofReaders.test(markup.elements[at]!.names)) return true;
  return false;
}

function hasHeadings(page: Page): boolean {
  for (let line = 0; line < page.count; line++) if (page.heading(line)) return true;
  return false;
}

function titleOf({ slots, delimiter, lines: [from] }: Segment): number {
  return slots.find(({ role }) => role === 'title')?.lines[0] ?? delimiter?.line ?? from;
}

// The segments with running text; of what was kept of the article, if it is given.
function withText(page: Page, segments: readonly Segment[], kept: readonly boolean[] | null): Segment[] {
  return segments.filter(({ lines: [from, to] }) => {
    for (let line = from; line < to; line++)
      if ((kept === null || kept[line] === true) && isProseAt(page, line)) return true;
    return false;
  });
}

const textIn = (page: Page, segments: readonly Segment[]): number =>
  segments.reduce((sum, { lines: [from, to] }) => sum + textOf(page, from, to, () => true), 0);

function textBeside(page: Page, segments: readonly Segment[], kept: readonly boolean[]): number {
  let at = 0;
  let sum = 0;
  for (const { lines } of [...segments, { lines: [page.count, page.count] as const }]) {
    sum += textOf(page, at, lines[0], (line) => kept[line] === true);
    at = lines[1];
  }
  return sum;
}

// Characters of the running text.
function textOf(page: Page, from: number, to: number, fits: (line: number) => boolean): number {
  let sum = 0;
  for (let line = from; line < to; line++)
    if (fits(line) && isProseAt(page, line)) sum += page.text(line).length;
  return sum;
}

// Lists may carry linked data of each of their articles.
function claimsArticle({ markup }: Page): boolean {
  const kinds = (markup?.claims ?? []).filter(({ field }) => field === 'kind');
  return (
    kinds.some(({ by, value }) => by === 'og:type' && value === 'article') ||
    kinds.filter(({ by }) => by === 'json-ld').length === 1
  );
}

function isNamedAfter(page: Page, segment: Segment): boolean {
  const own = collapse(page.text(titleOf(segment))).toLowerCase();
  return (page.markup?.claims ?? []).some(
    ({ field, value }) => field === 'title' && collapse(value).toLowerCase().startsWith(own),
  );
}
