// The ledger: what became of every line of a file, as runs of lines with the same fate.

import type { Extraction, Fate, Page, Part, Range } from '../types.ts';

export interface LedgerEntry {
  readonly file: string;
  /** First and last line of the run, from 1. */
  readonly lines: Range;
  /** Range of UTF-16 units where a part of one line is meant, else null. */
  readonly range: Range | null;
  readonly verdict: Fate;
  /** Index of the record in its file, or null. */
  readonly record: number | null;
  readonly rule: string | null;
  readonly evidence: Readonly<Record<string, number>>;
}

/** The entries of a page, blank runs included, in the order of its lines. */
export function* ledgerOf({ page, records, entries }: Extraction): Generator<LedgerEntry> {
  let run = null as LedgerEntry | null;
  let line = page.firstLine;
  for (const { part, record } of entries) {
    const at = page.at(part.line);
    if (at > line) {
      if (run !== null) yield run;
      run = null;
      yield blank(page.file, [line, at - 1]);
    }
    const entry: LedgerEntry = {
      file: page.file,
      lines: [at, at],
      range: inLine(page, part),
      verdict: part.fate,
      record: record === null ? null : (records[record]?.index ?? null),
      rule: part.reason.rule,
      evidence: part.reason.evidence,
    };
    if (run !== null && continues(run, entry)) run = { ...run, lines: [run.lines[0], at] };
    else {
      if (run !== null) yield run;
      run = entry;
    }
    line = at + 1;
  }
  if (run !== null) yield run;
  if (line < page.endLine) yield blank(page.file, [line, page.endLine - 1]);
}

// Of a line that was taken apart each piece is a part.
function inLine(page: Page, { line, range }: Part): Range | null {
  const piece = page.piece(line);
  if (piece === null) return range;
  const [start, end] = range ?? [0, piece[1] - piece[0]];
  return [piece[0] + start, piece[0] + end];
}

function blank(file: string, lines: Range): LedgerEntry {
  return { file, lines, range: null, verdict: 'blank', record: null, rule: null, evidence: {} };
}

function continues(run: LedgerEntry, next: LedgerEntry): boolean {
  return (
    run.lines[1] + 1 === next.lines[0] &&
    run.range === null &&
    next.range === null &&
    run.verdict === next.verdict &&
    run.record === next.record &&
    run.rule === next.rule &&
    JSON.stringify(run.evidence) === JSON.stringify(next.evidence)
  );
}
