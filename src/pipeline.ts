// The sketch of the whole: what happens to a page.
//
//   raw page → lines → chrome verdicts → segments → fields → records, with an account of every line
//
// Learning and applying are two functions: what repeats is known only when it has repeated. `understand` runs the same
// stages on a sample of a site's pages; `extract` runs them on each page.

import { judge } from './chrome/judge.ts';
import { learnChrome } from './chrome/learn.ts';
import { readArticle } from './fields/article.ts';
import { learnFields } from './fields/learn.ts';
import { readFields } from './fields/read.ts';
import { fromHtml } from './lines/html.ts';
import { fromText } from './lines/text.ts';
import { type Overrides, observe, type Profile, type SampledPage } from './profiles/profile.ts';
import { accountFor, close } from './records/account.ts';
import { assemble, type Origin } from './records/assemble.ts';
import { findArticle, segmentOf } from './segments/article.ts';
import { type LayoutOptions, layoutFor, learnLayouts } from './segments/learn.ts';
import { segment } from './segments/segment.ts';
import { measure } from './segments/sheet.ts';
import { isList, isSingle } from './segments/single.ts';
import { collapse } from './text/words.ts';
import type { Extraction, Naming, Page, RawPage, Template } from './types.ts';

/** The lines of a sampled page as they are counted for the reader of a profile. */
export function linesOf({ text, media }: SampledPage): string[] {
  if (media === 'text') return text.split('\n');
  const page = read({ file: '', site: '', text, firstLine: 1, media });
  return Array.from({ length: page.count }, (_, line) => page.text(line));
}

/** First pass: adds a page to what is remembered of its site. */
export function learn(raw: RawPage, profile: Profile): void {
  observe(profile, raw.text, raw.media);
}

/** The lines of a raw page. */
export function read(raw: RawPage): Page {
  return raw.media === 'html' ? fromHtml(raw) : fromText(raw);
}

/** Between the passes: what the pages of a site have in common. */
export function understand(profile: Profile, options: Pick<LayoutOptions, 'find'> = {}): Template {
  const pages = profile.sample.map(({ text, media }) =>
    read({ file: '', site: '', text, firstLine: 1, media }),
  );
  const chrome = learnChrome(pages);
  const named = namingOf(profile.overrides);
  const sheets = pages.map((page) => measure(page, judge(page, chrome, named)));
  const layouts = learnLayouts(sheets, { ...options, named });
  const samples = sheets.flatMap((sheet) => {
    const layout = layoutFor(sheet.page, sheet.verdicts, layouts);
    return layout === null
      ? []
      : segment(sheet, layout).map((found) => ({ page: sheet.page, segment: found, layout }));
  });
  const plans = new Map(
    layouts.map((layout) => [layout, learnFields(samples.filter((sample) => sample.layout === layout))]),
  );
  const lists = sheets.filter((sheet) => {
    const article = findArticle(sheet.page);
    const own = samples.filter(({ page }) => page === sheet.page).map((sample) => sample.segment);
    return article !== null && isList(sheet.page, own, article);
  }).length;
  return { chrome, named, layouts, plans, lists: sheets.length > 1 && 2 * lists > sheets.length };
}

function namingOf({ chrome, keep }: Overrides): Naming {
  const names = new Map<string, 'chrome' | 'keep'>();
  for (const line of chrome) names.set(collapse(line), 'chrome');
  for (const line of keep) names.set(collapse(line), 'keep');
  return names.size === 0 ? () => null : (page, line) => names.get(collapse(page.text(line))) ?? null;
}

/**
 * Second pass: the records of a page.
 * @param firstIndex index of the page's first record in its file
 * @throws ConservationError if a line is lost or doubled: a fault of this program
 */
export function extract(raw: RawPage, template: Template, firstIndex = 0): Extraction {
  const page = read(raw);
  const verdicts = judge(page, template.chrome, template.named);
  const layout = layoutFor(page, verdicts, template.layouts);
  const cut = layout === null ? [] : segment(measure(page, verdicts), layout);
  const article = findArticle(page);
  const single = article !== null && isSingle(page, cut, article, template.lists) ? article : null;
  const segments = single === null ? cut : [segmentOf(single)];
  const values =
    single === null
      ? cut.map((found) => readFields(page, found, layout!, template.plans.get(layout!)!))
      : [readArticle(page, segments[0]!, single, layout?.numericOrder ?? null)];
  const parts = values.map((value) => value.parts);
  const entries = accountFor(page, verdicts, segments, parts, single === null ? layout : null);
  close(page, entries);
  const records = values.map((value, i) => {
    const [first, last] = segments[i]!.lines;
    return assemble(value, originOf(raw, page), firstIndex + i, [page.at(first), page.at(last - 1)]);
  });
  return { page, records, entries };
}

// What the container says of a page counts more than what the page says of itself.
function originOf(raw: RawPage, { file, markup }: Page): Origin {
  const claim = (field: 'url' | 'lang'): string | undefined =>
    markup?.claims.find((each) => each.field === field)?.value;
  const address = raw.url ?? claim('url');
  const parsed = address === undefined || !URL.canParse(address) ? null : new URL(address);
  const url = parsed === null || parsed.host === '' ? null : parsed;
  return {
    file,
    url: url === null ? null : (raw.url ?? url.href),
    site: url?.host ?? null,
    fetched: raw.fetched ?? null,
    recordId: raw.recordId ?? null,
    language: claim('lang') ?? null,
  };
}
