// Values become a record.

import { createHash } from 'node:crypto';
import { direction } from '../text/words.ts';
import type { ArticleRecord, Range } from '../types.ts';

/** Everything a record holds but what is derived here. */
export type RecordValues = Omit<ArticleRecord, 'file' | 'index' | 'lines' | 'dir' | 'id' | 'duplicateOf'>;

export function assemble(values: RecordValues, file: string, index: number, lines: Range): ArticleRecord {
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
    dir: direction([title ?? '', ...body].join('\n')),
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
  const text = [title ?? '', date ?? '', ...body].map((part) =>
    part.normalize('NFKC').toLowerCase().replace(/\s+/gu, ' ').trim(),
  );
  return createHash('sha256').update(text.join('\u001f')).digest('hex').slice(0, 16);
}
