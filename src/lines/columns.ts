// Cells side by side: where a flattener set the cells of a table beside each other, each cell is read on its own.

/** Lines of a text as offsets in pairs; `at` tells which line of the source each of them is, or part of. */
export interface Strips {
  readonly bounds: readonly number[];
  readonly at: readonly number[] | null;
}

/** A line of a page that is cut, at most. */
const COLUMNS = 3;
/** Lines that must have something on the right side, and on the left. */
const LEAST = 6;
/** Columns that are tried, the commonest first. */
const CANDIDATES = 6;
/** Share of the lines of a page that stand in such a table: a layout holds most of it, an example of code does not. */
const SHARE = 0.5;
/** Share of the lines with both sides above which the rows of a table belong together. */
const ROWS = 0.8;

/** Takes the columns of a layout apart: all of the left one, then all of the right one. */
export function columnsOf(text: string, bounds: readonly number[]): Strips {
  if (!hasGaps(text)) return { bounds, at: null };
  const at = Array.from({ length: bounds.length / 2 }, (_, i) => i);
  let strips: { bounds: readonly number[]; at: readonly number[] } = { bounds, at };
  for (let column = 1; column < COLUMNS; column++) {
    const gutter = findGutter(text, strips.bounds);
    if (gutter === null) break;
    strips = split(text, strips, gutter);
  }
  return strips.bounds === bounds ? { bounds, at: null } : strips;
}

/** Columns of space before a line of the right side that has nothing on its left. */
const DEEP = 24;

// Whether space stands inside of several lines, not only before them.
function hasGaps(text: string): boolean {
  let lines = 0;
  for (let at = text.indexOf('   '); at >= 0; at = text.indexOf('   ', at + 1)) {
    const start = at;
    while (text.charCodeAt(at) === 32) at++;
    const isInside = (start > 0 && text.charCodeAt(start - 1) !== 10) || at - start >= DEEP;
    if (isInside && at < text.length && text.charCodeAt(at) !== 10 && ++lines >= LEAST) return true;
  }
  return false;
}

interface Gutter {
  /** Column at which the right side begins. */
  readonly column: number;
  /** Lines `[from, to)` of the tables that have it, none of which crosses it. */
  readonly tables: readonly (readonly [from: number, to: number])[];
}

// The column behind space at which most lines go on, and that hardly any line between them crosses.
function findGutter(text: string, bounds: readonly number[]): Gutter | null {
  const lines = Array.from({ length: bounds.length / 2 }, (_, i) =>
    text.slice(bounds[2 * i], bounds[2 * i + 1]).trimEnd(),
  );
  const starts = new Map<number, number>();
  for (const line of lines) {
    for (let at = line.indexOf('  '); at >= 0; at = line.indexOf('  ', at)) {
      while (line.charCodeAt(at) === 32) at++;
      starts.set(at, (starts.get(at) ?? 0) + 1);
    }
  }
  const filled = lines.filter((line) => line !== '').length;
  const likely = [...starts].filter(([, count]) => count >= LEAST).sort((a, b) => b[1] - a[1] || a[0] - b[0]);
  for (const [column] of likely.slice(0, CANDIDATES)) {
    const tables = tablesAt(column, lines);
    const found = { lines: 0, left: 0, right: 0, both: 0 };
    for (const [from, to] of tables)
      for (const line of lines.slice(from, to)) {
        const middle = rightOf(line, column)!;
        const left = line.slice(0, middle).trim() !== '';
        const right = line.length > middle;
        if (left || right) found.lines++;
        if (left) found.left++;
        if (right) found.right++;
        if (left && right) found.both++;
      }
    if (
      Math.min(found.left, found.right) >= LEAST &&
      found.both < ROWS * Math.min(found.left, found.right) &&
      found.lines >= SHARE * filled
    )
      return { column, tables };
  }
  return null;
}

// The runs of lines that nothing crosses the column in, from the first one with something on its right: the left side may
// go on below.
function tablesAt(column: number, lines: readonly string[]): [from: number, to: number][] {
  const tables: [from: number, to: number][] = [];
  let open = false;
  lines.forEach((line, i) => {
    const right = rightOf(line, column);
    if (right === null) open = false;
    else if (open) tables.at(-1)![1] = i + 1;
    else if (right < line.length) {
      tables.push([i, i + 1]);
      open = true;
    }
  });
  return tables;
}

// Where the right side of a line begins, at its end if it has none; null for a line that crosses the column. Signs that
// take two columns on a screen shift it.
function rightOf(line: string, column: number): number | null {
  if (line.length < column) return line.length;
  for (let at = column; at > column - SHIFT; at--)
    if (line.charCodeAt(at - 1) === 32 && (at === column || line.charCodeAt(at - 2) === 32)) return at;
  return null;
}

/** Signs of a line that take two columns, at most. */
const SHIFT = 4;

function split(
  text: string,
  { bounds, at }: { bounds: readonly number[]; at: readonly number[] },
  { column, tables }: Gutter,
): { bounds: number[]; at: number[] } {
  const split: { bounds: number[]; at: number[] } = { bounds: [], at: [] };
  const push = (i: number, start: number, end: number): void => {
    split.bounds.push(start, end);
    split.at.push(at[i]!);
  };
  let done = 0;
  const keep = (to: number): void => {
    for (; done < to; done++) push(done, bounds[2 * done]!, bounds[2 * done + 1]!);
  };
  for (const [from, to] of tables) {
    keep(from);
    const middle = (i: number): number =>
      bounds[2 * i]! + rightOf(text.slice(bounds[2 * i], bounds[2 * i + 1]).trimEnd(), column)!;
    for (let i = from; i < to; i++) push(i, bounds[2 * i]!, middle(i));
    // A blank line parts the two sides.
    push(to - 1, bounds[2 * to - 1]!, bounds[2 * to - 1]!);
    for (let i = from; i < to; i++) push(i, middle(i), bounds[2 * i + 1]!);
    done = to;
  }
  keep(at.length);
  return split;
}
