// Where a page stands: in which file, and from which line on.

import type { RawPage } from '../types.ts';

/** The part of a page that its text says nothing of: a page that its site was learned from is put where it comes. */
export abstract class Placed {
  file: string;
  site: string;
  firstLine: number;

  constructor({ file, site, firstLine }: RawPage) {
    this.file = file;
    this.site = site;
    this.firstLine = firstLine;
  }

  /** Lines of its source. */
  protected abstract readonly sourceLines: number;

  get endLine(): number {
    return this.firstLine + this.sourceLines;
  }

  /** Puts it where another page of the same text stands. */
  put({ file, site, firstLine }: RawPage): void {
    this.file = file;
    this.site = site;
    this.firstLine = firstLine;
  }
}
