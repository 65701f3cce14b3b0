// The width that a text was wrapped at, whatever it is.

import { startsUnspaced } from '../text/words.ts';

/** Columns of a wrapped text. */
const NARROWEST = 40;
const WIDEST = 250;
/** Shorter lines say nothing, nor do those that have no place to break. */
const LEAST_COLUMNS = 30;
/** Lines of a wrapped text that are wider: delimiters, lists of tags. */
const WIDE_LINES = 0.06;
/** Lines that go on in the next one, at least; their share of all; and the share of lines with one below that the width explains. */
const LEAST_FULL = 8;
const FULL_LINES = 0.3;
const FULL_PAIRS = 0.8;

/** The first and the last of these for a page of which it is known that it was wrapped, and the least width of such a one. */
const LEAST_LIKELY = 2;
const LIKELY_PAIRS = 0.5;
const LEAST_WIDTH = 60;

/** Columns of the wrapped lines, and how many go on in the next one. */
export interface Width {
  readonly width: number;
  readonly full: number;
}

/** The lines of a text; of those that were wrapped, the first piece only. */
export function* openingLines(text: string): Generator<string> {
  const widths = new Widths();
  const lines = text.split('\n');
  lines.forEach((line, i) => {
    const own = line.trim();
    if (own !== '') widths.add(own, indentOf(line), i === 0 || lines[i - 1]!.trim() === '');
  });
  const { found } = widths;
  if (found === null) return yield* lines;
  let above = '';
  for (const line of lines) {
    const [word = ''] = line.trimStart().split(' ', 1);
    if (above === '' || above.length + 1 + word.length <= found.width) yield line;
    above = line.trimEnd();
  }
}

const indentOf = (line: string): number => line.length - line.trimStart().length;

/**
 * Gathers the lines of a page and finds their width: few are wider, and those with another one right below, that are no
 * shorter than half of it, end where the next word would not have fitted.
 */
export class Widths {
  readonly #columns: number[] = [];
  /** Columns of lines with another one right below, and of the first words of these. */
  readonly #above: number[] = [];
  readonly #words: number[] = [];
  #last: number | null = null;

  /** @param opens whether the line begins a block */
  add(text: string, indent: number, opens: boolean): void {
    const columns = indent + text.length;
    const space = text.indexOf(' ');
    if (this.#last !== null && !opens) {
      this.#above.push(this.#last);
      this.#words.push(startsUnspaced(text) ? 1 : space < 0 ? text.length : space);
    }
    if (text.length > LEAST_COLUMNS && (space >= 0 || startsUnspaced(text))) this.#columns.push(columns);
    this.#last = columns;
  }

  /** Null where the text was not wrapped. */
  get found(): Width | null {
    const all = Float64Array.from(this.#columns).sort();
    const least = all[Math.ceil((1 - WIDE_LINES) * all.length) - 1] ?? 0;
    const { width, full } = this.#best(Math.max(NARROWEST, least), Math.min(WIDEST, all.at(-1) ?? 0));
    const long = this.#above.filter((columns) => 2 * columns > width && columns <= width).length;
    return full >= LEAST_FULL && full >= FULL_LINES * all.length && full >= FULL_PAIRS * long
      ? { width, full }
      : null;
  }

  /** The width between two bounds that explains where most of the lines end; null where it explains too few of them. */
  likeliest(narrowest: number, widest: number): Width | null {
    const best = this.#best(Math.max(LEAST_WIDTH, narrowest), widest);
    const long = this.#above.filter((columns) => 2 * columns > best.width).length;
    return best.full >= LEAST_LIKELY && best.full >= LIKELY_PAIRS * long ? best : null;
  }

  // The least width of those at which most lines go on in the next one, since its first word would not have fitted.
  #best(narrowest: number, widest: number): Width {
    const changes = new Int32Array(widest + 2);
    for (const [i, columns] of this.#above.entries()) {
      if (columns > widest) continue;
      changes[columns]!++;
      changes[Math.min(widest + 1, columns + 1 + this.#words[i]!)]!--;
    }
    let best = { width: 0, full: 0 };
    let full = 0;
    for (let width = 0; width <= widest; width++) {
      full += changes[width]!;
      if (width >= narrowest && full > best.full) best = { width, full };
    }
    return best;
  }
}
