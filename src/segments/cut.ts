// A page with the layout that divides it, and its segments.

import type { Cut, Layout, Page, RawPage, Remembered, Template } from '../types.ts';
import { type LayoutOptions, layoutFor } from './learn.ts';
import { segment } from './segment.ts';
import type { Sheet } from './sheet.ts';

/** Cuts a page by the one of the layouts that finds most on it. */
export function cutUp(sheet: Sheet, layouts: readonly Layout[]): Cut {
  const { page, verdicts } = sheet;
  const layout = layoutFor(page, verdicts, layouts);
  return { page, verdicts, layout, segments: layout === null ? [] : segment(sheet, layout) };
}

export interface StudyOptions extends Pick<LayoutOptions, 'find'> {
  /** Whether the pages that are learned from are extracted next: then nothing that was done is done again. */
  readonly remember?: boolean;
}

/** The pages that wait in a template, by their texts, of which the first ones were cut. */
export const rememberedOf = (
  texts: readonly string[],
  pages: readonly Page[],
  cuts: readonly Cut[],
): Template['remembered'] => new Map(pages.map((page, i) => [texts[i]!, { page, cut: cuts[i] ?? null }]));

/** Takes away the page that has the text of a raw page; null where none waits. */
export function taken({ text, media }: RawPage, remembered: Template['remembered']): Remembered | null {
  const found = remembered.get(text) ?? null;
  if (found === null || (found.page.markup !== null) !== (media === 'html')) return null;
  remembered.delete(text);
  return found;
}
