// From the pages of a site to its layouts: what delimits its records, and on which side of it a record lies.

import { isProseAt } from '../text/blocks.ts';
import { dateHabits } from '../text/date-habits.ts';
import type { DateMention, Delimiter, Layout, Naming, Page, Verdict } from '../types.ts';
import { learnTextElement, usualPlaces } from './containers.ts';
import { learnDelimiters, learnUnits, matchDelimiters, matchUnits } from './delimiters.ts';
import { learnFurniture, withDateHeadings, withNames } from './furniture.ts';
import { findLandmarks } from './landmarks.ts';
import { behindFurniture, learnOpeningLabels, openingAt } from './openings.ts';
import { forgetBlocks, orient } from './orient.ts';
import type { Sheet } from './sheet.ts';
import { type Divided, stretchesOf } from './stretches.ts';
import { learnValues } from './values.ts';

export interface LayoutOptions {
  /** Finds the delimiters instead of what the pages show. */
  readonly find?: (page: Page) => Delimiter[];
  /** What the user said of lines. */
  readonly named: Naming;
}

/** How much better the titles must look. */
const BETTER = 0.2;

/** Kinds of pages that a site has at most: an index with excerpts, an archive that lists titles. */
const KINDS = 3;

/** The layouts of a site's pages: the first explains most, each further one the pages that those before it do not divide. */
export function learnLayouts(sheets: readonly Sheet[], { find, named }: LayoutOptions): Layout[] {
  if (find !== undefined) return [withValues(sheets, layoutOf(sheets, find, named, {}, false))];
  const layouts: Layout[] = [];
  let rest = sheets;
  while (layouts.length < KINDS && rest.length > 0) {
    const known = learnDelimiters(rest);
    if (known === null) break;
    const units = learnUnits(rest, known);
    const found = layoutOf(
      rest,
      (page, verdicts) =>
        units === null
          ? matchDelimiters(page, known, verdicts)
          : matchUnits({ page, verdicts }, known, units),
      named,
      { score: Math.round(known.score * 1000) / 1000 },
      units !== null,
    );
    const layout = withValues(rest, found);
    layouts.push(layout);
    const left = rest.filter((sheet) => !divides(layout, sheet));
    if (left.length === rest.length) break;
    rest = left;
  }
  forgetBlocks(sheets);
  return layouts;
}

const withValues = (sheets: readonly Sheet[], layout: Layout): Layout => ({
  ...layout,
  ...learnValues(sheets, layout),
});

/** A page that has so many more delimiters of its own, dividing it so well, is of another kind. */
const OWN = 2;
const OWN_SCORE = 0.3;

// Whether the delimiters of a layout are those of a page, and not a few lines that happen to look like them.
function divides(layout: Layout, sheet: Sheet): boolean {
  const found = layout.find(sheet.page, sheet.verdicts).length;
  if (found === 0) return false;
  const own = learnDelimiters([sheet]);
  return own === null || own.score < OWN_SCORE || own.anchors <= OWN * found;
}

/** The layout that finds most delimiters on a page: the commonest, unless a rarer one finds more than twice as many. */
export function layoutFor(
  page: Page,
  verdicts: readonly (Verdict | null)[],
  layouts: readonly Layout[],
): Layout | null {
  let best: { layout: Layout; count: number } | null = null;
  for (const layout of layouts) {
    const count = layout.find(page, verdicts).length;
    if (count > 0 && (best === null || count > 2 * best.count)) best = { layout, count };
  }
  return best?.layout ?? null;
}

function layoutOf(
  sheets: readonly Sheet[],
  candidates: Layout['find'],
  named: Naming,
  evidence: Readonly<Record<string, number>>,
  headed: boolean,
): Layout {
  const unnamed = only(candidates, without(named));
  const found = sheets.map((sheet) => ({ sheet, delimiters: unnamed(sheet.page, sheet.verdicts) }));
  const isUsual = usualPlaces(found);
  const find = only(unnamed, isUsual);
  const divided = found.map(({ sheet, delimiters }) => ({
    sheet,
    delimiters: delimiters.filter((delimiter) => isUsual(sheet.page, delimiter)),
  }));
  const learned = learnFurniture(divided).map((own) => {
    const furniture = withNames(headed ? withDateHeadings(own) : own, named);
    return { furniture, orientation: orient(divided, furniture) };
  });
  const [loose, strict = loose] = [learned[0]!, learned[1]];
  // "Newsletter no. 7" and "no. 8" begin alike, and so do the titles of every series: where a record has no title left,
  // only lines that are really equal belong to the borders.
  const { furniture, orientation } =
    strict.orientation.titles > loose.orientation.titles + BETTER ? strict : loose;
  const { side, title, leads, apart, evidence: signs } = orientation;
  const openingLabels = learnOpeningLabels(divided, furniture, side);
  return {
    find,
    side,
    title,
    leads,
    apart,
    furniture,
    valuesAbove: [],
    valuesBelow: { usual: 0, words: new Set() },
    valuesBehind: new Set(),
    valuesLead: new Set(),
    titleBelowFurniture: false,
    textElement: learnTextElement(stretchesOf(divided)),
    dates: dateHabits(datesOf(divided)),
    openingLabels,
    ...(side === 'behind'
      ? learnOpenings(divided, { furniture, openingLabels })
      : { openings: new Map(), longestOpening: 0 }),
    evidence: { ...evidence, ...signs },
  };
}

// These make functions out here: one that is made beside the pages keeps them as long as the layout lives.
function only(find: Layout['find'], isOne: (page: Page, delimiter: Delimiter) => boolean): Layout['find'] {
  return (page, verdicts) => find(page, verdicts).filter((delimiter) => isOne(page, delimiter));
}

const without =
  (named: Naming) =>
  (page: Page, { line }: Delimiter): boolean =>
    named(page, line) === null;

// The dates of the delimiters; where they have none, those that stand over them.
function datesOf(divided: readonly Divided[]): DateMention[] {
  const own = divided.flatMap(({ delimiters }) => delimiters.flatMap(({ date }) => date ?? []));
  return own.length > 0
    ? own
    : divided.flatMap(({ sheet }) => findLandmarks(sheet.page, 'dated').flatMap(({ date }) => date ?? []));
}

// Counted on records that have a delimiter on both sides, so that their first line is known.
function learnOpenings(
  divided: readonly Divided[],
  layout: Pick<Layout, 'furniture' | 'openingLabels'>,
): Pick<Layout, 'openings' | 'longestOpening'> {
  const openings = new Map<string, number>();
  let longestOpening = 0;
  for (const { sheet, from, to } of stretchesOf(divided)) {
    const start = behindFurniture(sheet.page, from, to, layout);
    const opening = openingAt(sheet.page, start, to);
    openings.set(opening, (openings.get(opening) ?? 0) + 1);
    let text = start;
    while (text < to && !isProseAt(sheet.page, text)) text++;
    if (text < to) longestOpening = Math.max(longestOpening, text - start);
  }
  return { openings, longestOpening };
}
