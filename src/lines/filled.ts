// Whether Markdown was wrapped.

/** Columns of a line of Markdown that was wrapped, with its addresses, at spaces; list items and tables stay whole. */
export const MARKDOWN_WIDTH = 78;

// Behind such a sign the line of the source may have ended.
const UNSPACED_END = /[\u2e80-\u9fff\uff00-\uffef]$/;

/** Lines that follow another in their block, at least; the share of them that the width explains; lines that are too wide. */
const LEAST_PAIRS = 5;
const FULL_PAIRS = 0.9;
const WIDE_LINES = 0.02;

/** Whether the lines of a page were filled with words up to the width: what html2text does unless it is told not to. */
export class Filled {
  #pairs = 0;
  #full = 0;
  #lines = 0;
  #wide = 0;
  #above: string | null = null;

  /** @param opens whether the line begins a block */
  add(raw: string, opens: boolean): void {
    const line = raw.trimEnd();
    const isWhole = opens && /^\s*(?:[*+-]|\d+\.)\s|\|/.test(line);
    if (this.#above !== null && !opens && !/^ {4}|\|/.test(line) && !UNSPACED_END.test(this.#above)) {
      this.#pairs++;
      const [word = ''] = line.trimStart().split(' ', 1);
      if (this.#above.length + 1 + word.length > MARKDOWN_WIDTH) this.#full++;
    }
    if (!isWhole) {
      this.#lines++;
      const space = line.lastIndexOf(' ', MARKDOWN_WIDTH);
      if (line.length > MARKDOWN_WIDTH + 1 && space > line.length - line.trimStart().length) this.#wide++;
    }
    this.#above = isWhole || /^ {4}/.test(line) ? null : line;
  }

  get areWrapped(): boolean {
    return (
      this.#pairs >= LEAST_PAIRS &&
      this.#full >= FULL_PAIRS * this.#pairs &&
      this.#wide <= WIDE_LINES * this.#lines
    );
  }
}
