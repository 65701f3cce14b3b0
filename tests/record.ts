import type { ArticleRecord } from '../src/index.ts';

/** A record with some values of its own. */
export function recordWith(values: Partial<ArticleRecord> = {}): ArticleRecord {
  return {
    file: 'a.txt',
    index: 0,
    lines: [1, 9],
    title: 'A title',
    date: '2011-05-25',
    dateText: 'May 25, 2011',
    author: null,
    translator: null,
    source: null,
    categories: [],
    tags: [],
    comments: 0,
    images: [],
    captions: [],
    credits: [],
    body: ['One.', 'Two.'],
    dir: 'ltr',
    language: null,
    url: null,
    site: null,
    fetched: null,
    recordId: null,
    id: '0123456789abcdef',
    duplicateOf: null,
    warnings: [],
    ...values,
  };
}
