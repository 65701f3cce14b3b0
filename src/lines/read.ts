// A raw page becomes a page, by what it is written in.

import type { Media, Page, RawPage } from '../types.ts';
import { fromHtml } from './html.ts';
import { Placed } from './placed.ts';
import { fromText } from './text.ts';

export { openingLines } from './widths.ts';

/** The lines of a raw page. */
export function read(raw: RawPage): Page {
  return raw.media === 'html' ? fromHtml(raw) : fromText(raw);
}

/** The lines of a text that stands in no file. */
export const readText = (text: string, media: Media): Page =>
  read({ file: '', site: '', text, firstLine: 1, media });

/** A page that was read before, put where a raw page of the same text stands. */
export function placed(page: Page, raw: RawPage): Page {
  if (page instanceof Placed) page.put(raw);
  return page;
}

/** The lines of a page as they are counted for the reader of a profile. */
export function linesOf({ text, media }: { readonly text: string; readonly media: Media }): string[] {
  if (media === 'text') return text.split('\n');
  const page = readText(text, media);
  return Array.from({ length: page.count }, (_, line) => page.text(line));
}
