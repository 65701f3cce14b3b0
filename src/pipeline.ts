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
import { read } from './lines/read.ts';
import { namingOf } from './profiles/naming.ts';
import { observe, type Profile, studiedText } from './profiles/profile.ts';
import { accountFor, close } from './records/account.ts';
import { assemble } from './records/assemble.ts';
import { originOf } from './records/origin.ts';
import { segmentOf } from './segments/article.ts';
import { type LayoutOptions, layoutFor, learnLayouts } from './segments/learn.ts';
import { segment } from './segments/segment.ts';
import { measure } from './segments/sheet.ts';
import { articleOf, showLists } from './segments/single.ts';
import type { Extraction, Page, RawPage, Segment, Template } from './types.ts';

export { linesOf, openingLines, read } from './lines/read.ts';

/** First pass: adds a page to what is remembered of its site. */
export function learn(raw: RawPage, profile: Profile): void {
  observe(profile, raw.text, raw.media);
}

/** Pages that layouts and fields are learned from: some 200 records. Page chrome is counted on all of the sample. */
const STUDIED = 24;

/** Between the passes: what the pages of a site have in common. */
export function understand(profile: Profile, options: Pick<LayoutOptions, 'find'> = {}): Template {
  const pages = profile.sample.map((page) =>
    read({ file: '', site: '', text: studiedText(page), firstLine: 1, media: page.media }),
  );
  const chrome = learnChrome(pages);
  const named = namingOf(profile.overrides);
  const studied = pages.slice(0, STUDIED);
  const sheets = studied.map((page) => measure(page, judge(page, chrome, named)));
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
  const ofPage = (page: Page): Segment[] =>
    samples.flatMap((each) => (each.page === page ? each.segment : []));
  const lists = showLists(studied, ofPage, chrome);
  return { chrome, named, layouts, plans, lists };
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
  const article = articleOf(page, cut, template);
  const segments = article === null ? cut : [segmentOf(article)];
  const values = segments.map((each) =>
    article === null
      ? readFields(page, each, layout!, template.plans.get(layout!)!)
      : readArticle(page, each, article, layout?.dates ?? null),
  );
  const parts = values.map((value) => value.parts);
  const entries = accountFor(page, verdicts, segments, parts, article === null ? layout : null);
  close(page, entries);
  const records = values.map((value, i) => {
    const [first, last] = segments[i]!.lines;
    return assemble(value, originOf(raw, page), firstIndex + i, [page.at(first), page.at(last - 1)]);
  });
  return { page, records, entries };
}
