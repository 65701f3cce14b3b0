// A page with the layout that divides it, and its segments.

import type { Cut, Layout, RawPage, Template } from '../types.ts';
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
  /** Whether the pages that were cut to learn of their site are extracted next: then nothing of that is done again. */
  readonly remember?: boolean;
}

/** The pages that wait in a template, by their texts. */
export const remembered = (
  texts: readonly string[],
  cuts: readonly Cut[],
  { remember = false }: StudyOptions,
): Template['cuts'] => new Map(remember ? cuts.map((cut, i) => [texts[i]!, cut]) : []);

/** Takes away the cut page that has the text of a raw page; null where none waits. */
export function taken({ text, media }: RawPage, cuts: Template['cuts']): Cut | null {
  const cut = cuts.get(text) ?? null;
  if (cut === null || (cut.page.markup !== null) !== (media === 'html')) return null;
  cuts.delete(text);
  return cut;
}
