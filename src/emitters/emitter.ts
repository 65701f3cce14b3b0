import type { ArticleRecord } from '../types.ts';

/** Makes strings, and never writes: the output is `begin`, each `record`, `end`. */
export interface Emitter {
  readonly name: Format;
  /** Ending of the files it makes, with the full stop. */
  readonly extension: string;
  begin(): string;
  /** @param position of the record in the output, from 0 */
  record(record: ArticleRecord, position: number): string;
  end(): string;
}

export type Format = 'json' | 'ndjson' | 'csv' | 'md';

export interface EmitterOptions {
  /** CSV for Excel: byte order mark, CRLF, and no cell that would run as a formula. */
  readonly excel?: boolean;
  /** Markdown: one document a record, with front matter. */
  readonly frontMatter?: boolean;
}
