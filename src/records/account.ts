// The account of a page: every line ends in one part of one record, as chrome with a reason, or blank.

import { ConservationError } from '../errors.ts';
import type { Entry, Layout, Page, Part, Segment, Verdict } from '../types.ts';

/** The parts of all records and, between them, every line that belongs to none, with the reason. */
export function accountFor(
  page: Page,
  verdicts: readonly (Verdict | null)[],
  segments: readonly Segment[],
  parts: readonly (readonly Part[])[],
  layout: Layout | null,
): Entry[] {
  const entries: Entry[] = [];
  for (const [record, list] of parts.entries()) for (const part of list) entries.push({ part, record });
  let line = 0;
  for (const segment of [...segments, null]) {
    const [from, to] = segment?.lines ?? [page.count, page.count];
    for (; line < from; line++)
      entries.push({ part: outside(page, line, verdicts[line] ?? null, layout), record: null });
    line = to;
  }
  entries.sort(byPlace);
  for (let i = 0; i < entries.length; i++) entries[i] = withMarks(page, entries[i]!, entries[i + 1]);
  return entries;
}

const byPlace = (a: Entry, b: Entry): number =>
  a.part.line - b.part.line || (a.part.range?.[0] ?? 0) - (b.part.range?.[0] ?? 0);

// What a flattener wrote between two parts of a line goes with the first of them.
function withMarks(page: Page, entry: Entry, next: Entry | undefined): Entry {
  const { range, line } = entry.part;
  if (range === null) return entry;
  const end = next?.part.line === line ? next.part.range![0] : page.raw(line).length;
  const isMarked = page.raw(line).slice(range[1], end).trim() !== '' && page.isBare(line, [range[1], end]);
  return isMarked ? { ...entry, part: { ...entry.part, range: [range[0], end] } } : entry;
}

function outside(page: Page, line: number, verdict: Verdict | null, layout: Layout | null): Part {
  const furniture = layout?.furniture.match(page, line) ?? null;
  if (verdict?.reason.rule !== 'named-in-profile' && furniture !== null && furniture.place !== 'before') {
    const { records, of } = furniture;
    return {
      line,
      range: null,
      fate: 'record-chrome',
      reason: { rule: 'beside-delimiter', evidence: { records, of } },
    };
  }
  if (verdict !== null) return { line, range: null, fate: verdict.kind, reason: verdict.reason };
  return { line, range: null, fate: 'page-chrome', reason: { rule: 'outside-records', evidence: {} } };
}

/**
 * Proves that entries hold every unit of every line once.
 * @throws ConservationError naming the first line that is lost or held twice.
 */
export function close(page: Page, entries: readonly Entry[]): void {
  let at = 0;
  for (let line = 0; line < page.count; line++) {
    const raw = page.raw(line);
    let from = 0;
    for (; at < entries.length && entries[at]!.part.line === line; at++) {
      const [start, end] = entries[at]!.part.range ?? [0, raw.length];
      if (start < from) fail(page, line, 'is held twice');
      if (from < start && !page.isBare(line, [from, start])) fail(page, line, 'lost a part');
      from = end;
    }
    if (from < raw.length && (from === 0 || !page.isBare(line, [from, raw.length])))
      fail(page, line, from === 0 ? 'is lost' : 'lost a part');
  }
  if (at !== entries.length)
    throw new ConservationError(`${page.file}: the account holds lines that the page has not`);
}

function fail(page: Page, line: number, what: string): never {
  throw new ConservationError(`${page.file}:${page.at(line)}: the line ${what}`);
}
