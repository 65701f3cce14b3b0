// What a run did, in numbers.

import type { PageView, RunEvent, Viewed, Warning } from '../index.ts';

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

  add(event: RunEvent | Viewed<RunEvent>): void {
    if (event.kind === 'file-end') {
      this.files++;
      this.bytes += event.head.bytes;
    } else if (event.kind === 'failure' || event.kind === 'damage') this.failures++;
    else if (event.kind === 'warning') this.#warn(event.warning);
    else if (event.kind === 'page' && 'view' in event) this.#count(event.view, event.records.length);
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

  #count({ kept, blank, dropped }: PageView, records: number): void {
    this.records += records;
    this.kept += kept;
    this.blank += blank;
    for (const [rule, lines] of dropped) this.dropped.set(rule, (this.dropped.get(rule) ?? 0) + lines);
  }
}

const plural = (count: number, noun: string): string => `${count} ${noun}${count === 1 ? '' : 's'}`;
