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
import { placed, read, readText } from './lines/read.ts';
import { namingOf } from './profiles/naming.ts';
import { observe, type Profile, studiedText } from './profiles/profile.ts';
import { accountFor, close } from './records/account.ts';
import { assemble } from './records/assemble.ts';
import { originOf } from './records/origin.ts';
import { segmentOf } from './segments/article.ts';
import { cutUp, rememberedOf, type StudyOptions, taken } from './segments/cut.ts';
import { learnLayouts } from './segments/learn.ts';
import { measure } from './segments/sheet.ts';
import { articleOf, showLists } from './segments/single.ts';
import type { Cut, Extraction, RawPage, Template } from './types.ts';

export { linesOf, openingLines, read } from './lines/read.ts';

/** First pass: adds a page to what is remembered of its site. */
export function learn(raw: RawPage, profile: Profile): void {
  observe(profile, raw.text, raw.media);
}

/** Pages that layouts and fields are learned from: some 200 records. Page chrome is counted on all of the sample. */
const STUDIED = 24;

/** Between the passes: what the pages of a site have in common. */
export function understand(profile: Profile, options: StudyOptions = {}): Template {
  const texts = profile.sample.map(studiedText);
  const pages = profile.sample.map(({ media }, i) => readText(texts[i]!, media));
  const chrome = learnChrome(pages);
  const named = namingOf(profile.overrides);
  const sheets = pages.slice(0, STUDIED).map((page) => measure(page, judge(page, chrome, named)));
  const layouts = learnLayouts(sheets, { ...options, named });
  const cuts = sheets.map((sheet) => cutUp(sheet, layouts));
  const plans = new Map(layouts.map((layout) => [layout, learnFields(cuts, layout)]));
  const lists = showLists(cuts, chrome);
  const remembered = options.remember === true ? rememberedOf(texts, pages, cuts) : new Map();
  return { chrome, named, layouts, plans, lists, remembered };
}

// A page that was read before is the same but for its place.
function cutOf(raw: RawPage, { remembered, chrome, named, layouts }: Template): Cut {
  const known = taken(raw, remembered);
  const page = known === null ? read(raw) : placed(known.page, raw);
  return known?.cut ?? cutUp(measure(page, judge(page, chrome, named)), layouts);
}

/**
 * Second pass: the records of a page.
 * @param firstIndex index of the page's first record in its file
 * @throws ConservationError if a line is lost or doubled: a fault of this program
 */
export function extract(raw: RawPage, template: Template, firstIndex = 0): Extraction {
  const { page, verdicts, layout, segments: cut } = cutOf(raw, template);
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
