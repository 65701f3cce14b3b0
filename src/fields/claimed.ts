// What the markup of a record says of it, for the fields that its lines leave open.

import { within } from '../text/ordered.ts';
import { collapse } from '../text/words.ts';
import type { ClaimField, Image, Markup, Page, Range, Segment } from '../types.ts';

export interface Claimed {
  readonly title: string | null;
  /** ISO day. */
  readonly date: string | null;
  readonly author: string | null;
  readonly categories: readonly string[];
  readonly tags: readonly string[];
}

/** Longer texts are no value. */
const LONGEST = 100;

export function readClaims(page: Page, [from, to]: Range): Claimed {
  const values = (field: ClaimField): string[] => {
    const found: string[] = [];
    for (let line = from; line < to; line++)
      for (const claim of page.markup?.claimed(line) ?? []) {
        if (claim.field !== field) continue;
        const value = claim.value ?? collapse(page.text(line).slice(...claim.range));
        if (/[\p{L}\p{N}]/u.test(value) && value.length <= LONGEST && !found.includes(value))
          found.push(value);
      }
    return found;
  };
  return {
    title: values('title')[0] ?? null,
    date:
      values('date')
        .map(isoDay)
        .find((day) => day !== null) ?? null,
    author: values('author')[0] ?? null,
    categories: values('category'),
    tags: values('tag'),
  };
}

/** The day of a date that a machine wrote: "2013-01-05T10:00:00+01:00", "2013/01/05". */
export function isoDay(value: string): string | null {
  const [, year, , month, day] = /^\s*(\d{4})([-/])(\d{2})\2(\d{2})(?!\d)/.exec(value) ?? [];
  const iso = `${year}-${month}-${day}`;
  return year !== undefined && !Number.isNaN(Date.parse(iso)) ? iso : null;
}

/** The pictures of a record that have a text: above its title, in a paragraph, or by themselves. */
export function readPictures({ pictures }: Markup, segment: Segment): Image[] {
  const [from, to] = segment.lines;
  const body = segment.slots.find(({ role }) => role === 'body')?.lines[0] ?? to;
  const title = segment.slots.find(({ role }) => role === 'title')?.lines[0] ?? body;
  return within(pictures, [from, to]).map(({ alt, line, offset }) => ({
    alt,
    place: line <= title && line < body ? 'featured' : offset === null ? 'alone' : 'inline',
  }));
}
