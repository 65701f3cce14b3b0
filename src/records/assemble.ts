// Values become a record.

import { createHash } from 'node:crypto';
import { languageOf } from '../text/script.ts';
import { fold } from '../text/tokens.ts';
import { collapse, direction } from '../text/words.ts';
import type { ArticleRecord, Range } from '../types.ts';

/** What a record says of where it comes from. */
export type Origin = Pick<ArticleRecord, 'file' | 'url' | 'site' | 'fetched' | 'recordId'> & {
  /** As the page states it. */
  readonly language: string | null;
};

/** Everything a record holds but its origin and what is derived here. */
export type RecordValues = Omit<
  ArticleRecord,
  keyof Origin | 'index' | 'lines' | 'dir' | 'id' | 'duplicateOf'
>;

export function assemble(values: RecordValues, origin: Origin, index: number, lines: Range): ArticleRecord {
  const {
    title,
    date,
    dateText,
    author,
    translator,
    source,
    categories,
    tags,
    comments,
    images,
    captions,
    credits,
    body,
    warnings,
  } = values;
  const text = [title ?? '', ...body].join('\n');
  const { file, url, site, fetched, recordId } = origin;
  return {
    file,
    index,
    lines,
    title,
    date,
    dateText,
    author,
    translator,
    source,
    categories,
    tags,
    comments,
    images,
    captions,
    credits,
    body,
    dir: direction(text),
    language: origin.language ?? languageOf(text),
    url,
    site,
    fetched,
    recordId,
    id: identify(title, date, body),
    duplicateOf: null,
    warnings,
  };
}

/**
 * The same article found in two dumps has the same id: the first 16 hexadecimal digits of SHA-256 over title, date and
 * paragraphs, each NFKC, lower case, white space collapsed, joined by U+001F.
 */
export function identify(title: string | null, date: string | null, body: readonly string[]): string {
  const text = [title ?? '', date ?? '', ...body].map(normalized);
  return createHash('sha256').update(text.join('\u001f')).digest('hex').slice(0, 16);
}

const normalized = (text: string): string => collapse(fold(text));
