// Where records come from: file, address, time.

import { urlOf } from '../text/url.ts';
import type { Page, RawPage } from '../types.ts';
import type { Origin } from './assemble.ts';

/** Where the records of a page come from. What its container says counts more than what it says of itself. */
export function originOf(raw: RawPage, { file, markup }: Page): Origin {
  const claim = (field: 'url' | 'lang'): string | undefined =>
    markup?.claims.find((each) => each.field === field)?.value;
  const url = urlOf(raw.url ?? claim('url'));
  return {
    file,
    url: url === null ? null : (raw.url ?? url.href),
    site: url?.host ?? null,
    fetched: raw.fetched ?? null,
    recordId: raw.recordId ?? null,
    language: claim('lang') ?? null,
  };
}
