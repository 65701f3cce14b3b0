// Which records were told before: known only in the order of the inputs, whoever read them.

import { FirstCopies } from '../records/dedupe.ts';
import type { Input } from '../sources/inputs.ts';
import type { ArticleRecord } from '../types.ts';

/** What the marks are put on. */
type Marked =
  | { readonly kind: 'page'; readonly input: Input; readonly records: readonly ArticleRecord[] }
  | { readonly kind: 'file-end'; readonly records: number }
  | { readonly kind: 'file' | 'warning' | 'damage' | 'failure' };

/** Names the first copy in each further one, or leaves those out. */
export class Marking {
  readonly #inputs: readonly Input[];
  /** Number of the file at hand. */
  #number = 0;
  readonly #dedupe: boolean;
  readonly #copies = new FirstCopies();
  /** Records of the file at hand that were left out. */
  #out = 0;

  /** @param dedupe whether further copies are left out */
  constructor(inputs: readonly Input[], dedupe: boolean) {
    this.#inputs = inputs;
    this.#dedupe = dedupe;
  }

  /** @param event the next one in the order of the inputs */
  mark<E extends Marked>(event: E): E {
    if (event.kind === 'file') this.#out = 0;
    if (event.kind === 'file-end') return { ...event, records: event.records - this.#out };
    if (event.kind !== 'page') return event;
    while (this.#inputs[this.#number] !== event.input) this.#number++;
    const file = this.#number;
    const records = event.records.map((record) => this.#marked(record, file));
    const left = this.#dedupe ? records.filter(({ duplicateOf }) => duplicateOf === null) : records;
    this.#out += records.length - left.length;
    return { ...event, records: left };
  }

  #marked(record: ArticleRecord, file: number): ArticleRecord {
    const first = this.#copies.add(record.id, { file, index: record.index });
    return first === null
      ? record
      : { ...record, duplicateOf: `${this.#inputs[first.file]!.name}#${first.index}` };
  }
}
