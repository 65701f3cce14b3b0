// What is told of a page besides its records: made where the page is, since a page cannot leave its thread.

import type { Extraction, Fate } from '../types.ts';
import { ledgerOf } from './ledger.ts';

const DROPPED: ReadonlySet<Fate> = new Set(['page-chrome', 'record-chrome']);

/** Which texts are asked for. */
export interface Wanted {
  readonly ledger: boolean;
  readonly rejects: boolean;
}

export interface PageView {
  readonly kept: number;
  readonly blank: number;
  /** Lines that were dropped, by rule. */
  readonly dropped: readonly (readonly [rule: string, lines: number])[];
  /** Lines of the ledger; empty if not asked for. */
  readonly ledger: string;
  /** "FILE:LINE", the rule and the line as it stands, with tabs between; empty if not asked for. */
  readonly rejects: string;
}

export function viewOf(extraction: Extraction, { ledger, rejects }: Wanted): PageView {
  const { page, entries } = extraction;
  // Several lines of an HTML page may stand on one of its source.
  const sources = new Set<number>();
  for (let at = 0; at < page.count; at++) sources.add(page.at(at));
  const dropped = new Map<string, number>();
  let kept = 0;
  let line = -1;
  for (const { part } of entries) {
    if (part.line === line) continue;
    line = part.line;
    if (DROPPED.has(part.fate)) dropped.set(part.reason.rule, (dropped.get(part.reason.rule) ?? 0) + 1);
    else kept++;
  }
  return {
    kept,
    blank: page.endLine - page.firstLine - sources.size,
    dropped: [...dropped],
    ledger: ledger ? Array.from(ledgerOf(extraction), (entry) => `${JSON.stringify(entry)}\n`).join('') : '',
    rejects: rejects ? rejectsOf(extraction) : '',
  };
}

function rejectsOf({ page, entries }: Extraction): string {
  let text = '';
  for (const { part } of entries)
    if (DROPPED.has(part.fate))
      text += `${page.file}:${page.at(part.line)}\t${part.reason.rule}\t${page.raw(part.line)}\n`;
  return text;
}

/** An event with the view of its page instead of the page. */
export type Viewed<E> = E extends { readonly kind: 'page' }
  ? Omit<E, 'extraction'> & { readonly view: PageView }
  : E;
