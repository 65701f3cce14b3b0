// The lines above a record's title, and the furniture at its ends: categories, pictures' texts, tags, counters.

import { findCounter } from '../text/counters.ts';
import { findDates } from '../text/dates.ts';
import { collapse } from '../text/words.ts';
import type { Fate, FieldPlan, Image, Page, Part, Segment, Slot } from '../types.ts';
import { readLabels } from './labels.ts';
import { reason, wholeLine } from './values.ts';

export interface Around {
  readonly title: string | null;
  readonly categories: readonly string[];
  readonly images: readonly Image[];
  readonly parts: readonly Part[];
}

export function readHead(page: Page, segment: Segment, plan: FieldPlan): Around {
  const parts: Part[] = [];
  const images: Image[] = [];
  const categories: string[] = [];
  const titleSlot = segment.slots.find(({ role }) => role === 'title');
  const title = titleSlot === undefined ? null : textOf(page, titleSlot);
  const leads = segment.slots.filter(({ role }) => role === 'lead');
  leads.forEach((slot, i) => {
    const meaning = plan.leads[leads.length - 1 - i] ?? 'category';
    const [from, to] = slot.lines;
    for (let line = from; line < to; line++) {
      const text = collapse(page.text(line));
      if (text === title) parts.push(wholeLine(line, 'title', reason('title-repeated')));
      else if (meaning === 'image' || line < to - 1) {
        images.push({ alt: text, place: 'featured' });
        parts.push(wholeLine(line, 'image', reason('above-title')));
      } else {
        categories.push(text);
        parts.push(wholeLine(line, 'category', reason('above-title')));
      }
    }
  });
  if (titleSlot !== undefined) for (let line = titleSlot.lines[0]; line < titleSlot.lines[1]; line++) parts.push(wholeLine(line, 'title', titleSlot.reason));
  return { title, categories, images, parts };
}

function textOf(page: Page, { lines: [from, to] }: Slot): string {
  return collapse(Array.from({ length: to - from }, (_, i) => page.text(from + i)).join(' '));
}

export interface FurnitureValues {
  readonly author: string | null;
  readonly categories: readonly string[];
  readonly tags: readonly string[];
  readonly comments: number | null;
  readonly parts: readonly Part[];
}

/** Lines that recur around the records of the site; what they say under a label is a field, the rest is record chrome. */
export function readFurniture(page: Page, segment: Segment): FurnitureValues {
  const found: { author: string | null; categories: string[]; tags: string[]; comments: number | null; parts: Part[] } = { author: null, categories: [], tags: [], comments: null, parts: [] };
  for (const slot of segment.slots) {
    if (slot.role !== 'furniture') continue;
    for (let line = slot.lines[0]; line < slot.lines[1]; line++) {
      const text = page.text(line);
      const dates = findDates(text);
      const counter = findCounter(text, dates);
      const labels = readLabels(text, [...dates.map(({ range }) => range), ...(counter === null ? [] : [counter.range])]);
      found.author ??= labels.author;
      found.categories.push(...labels.categories);
      found.tags.push(...labels.tags);
      found.comments ??= counter?.count ?? null;
      const fate: Fate = labels.categories.length > 0 ? 'category' : labels.tags.length > 0 ? 'tag' : labels.author !== null ? 'byline' : counter !== null ? 'comments' : 'record-chrome';
      found.parts.push(wholeLine(line, fate, slot.reason));
    }
  }
  return found;
}
