// A raw page becomes a page, by what it is written in.

import type { Media, Page, RawPage } from '../types.ts';
import { fromHtml } from './html.ts';
import { fromText } from './text.ts';

export { openingLines } from './widths.ts';

/** The lines of a raw page. */
export function read(raw: RawPage): Page {
  return raw.media === 'html' ? fromHtml(raw) : fromText(raw);
}

/** The lines of a page as they are counted for the reader of a profile. */
export function linesOf({ text, media }: { readonly text: string; readonly media: Media }): string[] {
  if (media === 'text') return text.split('\n');
  const page = read({ file: '', site: '', text, firstLine: 1, media });
  return Array.from({ length: page.count }, (_, line) => page.text(line));
}
