import { stringify } from 'csv-stringify/sync';
import type { ArticleRecord } from '../types.ts';
import type { Emitter, EmitterOptions } from './emitter.ts';

// A list is one cell with a line feed between its values; paragraphs of the body have a blank line between them.
const list = (values: readonly string[]): string => values.join('\n');

const COLUMNS: Readonly<Record<string, (record: ArticleRecord) => string | number | null>> = {
  file: (r) => r.file,
  index: (r) => r.index,
  firstLine: (r) => r.lines[0],
  lastLine: (r) => r.lines[1],
  title: (r) => r.title,
  date: (r) => r.date,
  dateText: (r) => r.dateText,
  author: (r) => r.author,
  translator: (r) => r.translator,
  source: (r) => r.source,
  categories: (r) => list(r.categories),
  tags: (r) => list(r.tags),
  comments: (r) => r.comments,
  images: (r) => list(r.images.map(({ alt }) => alt)),
  imagePlaces: (r) => list(r.images.map(({ place }) => place)),
  captions: (r) => list(r.captions),
  credits: (r) => list(r.credits),
  body: (r) => r.body.join('\n\n'),
  dir: (r) => r.dir,
  language: (r) => r.language,
  url: (r) => r.url,
  site: (r) => r.site,
  fetched: (r) => r.fetched,
  recordId: (r) => r.recordId,
  id: (r) => r.id,
  duplicateOf: (r) => r.duplicateOf,
  warnings: (r) => list(r.warnings),
};

/** RFC 4180 with a header row. */
export function csv({ excel = false }: EmitterOptions): Emitter {
  const options = { record_delimiter: excel ? '\r\n' : '\n', escape_formulas: excel };
  const row = (values: readonly (string | number | null)[]): string => stringify([[...values]], options);
  return {
    name: 'csv',
    extension: '.csv',
    begin: () => (excel ? '\ufeff' : '') + row(Object.keys(COLUMNS)),
    record: (record) => row(Object.values(COLUMNS).map((read) => read(record))),
    end: () => '',
  };
}
