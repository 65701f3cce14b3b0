// Whether a site still looks as it did when it was learned.

import type { ArticleRecord, Extraction } from '../types.ts';

/** Means over pages, and shares of records. */
export interface Measures {
  readonly pages: number;
  /** Share of the site's usual lines that a page has. */
  readonly usualLines: number;
  readonly recordsPerPage: number;
  /** Of each field, the share of the records that have a value. */
  readonly filled: ReadonlyMap<string, number>;
}

const FIELDS = [
  'title',
  'date',
  'author',
  'categories',
  'tags',
  'comments',
  'images',
  'body',
] as const satisfies readonly (keyof ArticleRecord)[];

/** Adds up the pages of a site. */
export class Measurement {
  readonly #usual: ReadonlySet<string>;
  readonly #filled = new Map<string, number>();
  #pages = 0;
  #lines = 0;
  #records = 0;

  /** @param usual lines that most pages of the site have, without the space around them */
  constructor(usual: Iterable<string>) {
    this.#usual = new Set(usual);
  }

  add({ page, records }: Extraction): void {
    this.#pages++;
    this.#records += records.length;
    const seen = new Set<string>();
    for (let line = 0; line < page.count; line++) {
      const text = page.raw(line).trim();
      if (this.#usual.has(text)) seen.add(text);
    }
    this.#lines += this.#usual.size === 0 ? 1 : seen.size / this.#usual.size;
    for (const record of records)
      for (const field of FIELDS)
        if (isFilled(record[field])) this.#filled.set(field, (this.#filled.get(field) ?? 0) + 1);
  }

  result(): Measures {
    const mean = (sum: number, of: number): number => (of === 0 ? 0 : sum / of);
    return {
      pages: this.#pages,
      usualLines: mean(this.#lines, this.#pages),
      recordsPerPage: mean(this.#records, this.#pages),
      filled: new Map(FIELDS.map((field) => [field, mean(this.#filled.get(field) ?? 0, this.#records)])),
    };
  }
}

function isFilled(value: unknown): boolean {
  return Array.isArray(value) ? value.length > 0 : value !== null;
}

export interface Drift {
  readonly measure: string;
  readonly before: number;
  readonly now: number;
  readonly drifted: boolean;
}

/**
 * Compares what is measured now with what was when the site was learned.
 * @param most difference of a share, and relative difference of the records per page, that is no drift
 */
export function driftOf(before: Measures, now: Measures, most: number): Drift[] {
  const share = (measure: string, then: number, later: number): Drift => ({
    measure,
    before: then,
    now: later,
    drifted: Math.abs(later - then) > most,
  });
  return [
    share('usual lines', before.usualLines, now.usualLines),
    {
      measure: 'records per page',
      before: before.recordsPerPage,
      now: now.recordsPerPage,
      drifted: Math.abs(now.recordsPerPage - before.recordsPerPage) > most * before.recordsPerPage,
    },
    ...FIELDS.map((field) => share(field, before.filled.get(field) ?? 0, now.filled.get(field) ?? 0)),
  ];
}
