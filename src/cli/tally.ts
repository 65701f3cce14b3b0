// What a run did, in numbers.

import type { ArticleRecord, Extraction, Fate, RunEvent, Warning } from '../index.ts';

const DROPPED: ReadonlySet<Fate> = new Set(['page-chrome', 'record-chrome']);

/** Adds up the events of a run. */
export class Tally {
  files = 0;
  failures = 0;
  records = 0;
  bytes = 0;
  kept = 0;
  blank = 0;
  readonly dropped: Map<string, number> = new Map();
  readonly warnings: Map<string, number> = new Map();

  add(event: RunEvent): void {
    if (event.kind === 'file-end') {
      this.files++;
      this.bytes += event.head.bytes;
    } else if (event.kind === 'failure' || event.kind === 'damage') this.failures++;
    else if (event.kind === 'warning') this.#warn(event.warning);
    else if (event.kind === 'page') this.#count(event.extraction, event.records);
  }

  get warningCount(): number {
    return [...this.warnings.values()].reduce((sum, count) => sum + count, 0);
  }

  /** One line; the speed is of the whole run. */
  summary(seconds: number): string {
    const dropped = [...this.dropped].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
    const drops = dropped.reduce((sum, [, count]) => sum + count, 0);
    const rules =
      dropped.length === 0 ? '' : ` (${dropped.map(([rule, count]) => `${rule} ${count}`).join(', ')})`;
    const speed = (this.bytes / 1e6 / Math.max(seconds, 0.001)).toFixed(1);
    return `${plural(this.files, 'file')}, ${plural(this.records, 'record')}; ${plural(this.kept, 'line')} kept, ${drops} dropped${rules}, ${this.blank} blank; ${plural(this.warningCount, 'warning')}, ${plural(this.failures, 'failure')}; ${speed} MB/s`;
  }

  #warn({ code }: Warning): void {
    this.warnings.set(code, (this.warnings.get(code) ?? 0) + 1);
  }

  #count({ page, entries }: Extraction, records: readonly ArticleRecord[]): void {
    this.records += records.length;
    // Several lines of an HTML page may stand on one of its source.
    const sources = new Set(Array.from({ length: page.count }, (_, line) => page.at(line)));
    this.blank += page.endLine - page.firstLine - sources.size;
    let line = -1;
    for (const { part } of entries) {
      if (part.line === line) continue;
      line = part.line;
      if (DROPPED.has(part.fate))
        this.dropped.set(part.reason.rule, (this.dropped.get(part.reason.rule) ?? 0) + 1);
      else this.kept++;
    }
  }
}

const plural = (count: number, noun: string): string => `${count} ${noun}${count === 1 ? '' : 's'}`;
