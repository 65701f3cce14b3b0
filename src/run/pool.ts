// Several threads at once: each takes ranges of the inputs, learns the sites of these itself, and hands over what it tells
// of each file. What they tell is passed on in the order of the inputs, so the output is the same for any number of them.

import { statSync } from 'node:fs';
import { ScrapeCleanError } from '../errors.ts';
import type { Viewed } from '../reports/view.ts';
import { SitesApart } from '../sources/apart.ts';
import { type Input, packed } from '../sources/inputs.ts';
import { loadReaders } from '../sources/parquet.ts';
import type { RunEvent } from './events.ts';
import { Died, type Hand, OwnHand, type Setup, Thread } from './hands.ts';
import { Marking } from './marking.ts';
import { type InputRange, type PoolOptions, rangesFor, type Sent } from './ranges.ts';
import { lookOf } from './reading.ts';

/** What a range holds at most, so that what is told of it can wait for its turn. */
const FILES = 128;
const BYTES: number = 4 << 20;
/** A range of so many files ends where a site does: whoever goes on with it would have to learn it, too. */
const ENOUGH_FILES = 16;
/** Ranges that are worked on or wait, for each thread. */
const AHEAD = 2;
/** Times that a range is tried where its thread dies. */
const TRIES = 2;

const ENTRY: URL = new URL('./worker.js', import.meta.url);

/**
 * Extracts the records of all inputs as `run` does. No input may be standard input.
 * @param entry the module that a further thread runs
 * @throws ConservationError, and any other fault of a thread
 */
export async function* runInParallel(
  inputs: readonly Input[],
  options: PoolOptions,
  entry: URL = ENTRY,
): AsyncGenerator<Viewed<RunEvent>> {
  const ranges = rangesOf(inputs, options);
  const marking = new Marking(inputs, options.dedupe === true);
  const { learnFrom = [], ...plain } = options;
  const known = [...inputs, ...learnFrom];
  await loadReaders(learnFrom);
  const own = await rangesFor((number) => known[number]!, inputs.length, options);
  const setup: Setup = {
    inputs: packed(known),
    count: inputs.length,
    hasParquet: await loadReaders(inputs),
    options: plain,
  };
  const pool = new Pool(new OwnHand(own), () => new Thread(entry, setup), options.jobs - 1);
  const told = new Set<number>();
  try {
    const ahead: Work[] = [];
    for (let range = ranges.next(); ahead.length > 0 || range.done !== true; ) {
      for (; range.done !== true && ahead.length < AHEAD * options.jobs; range = ranges.next()) {
        const work = new Work(range.value);
        ahead.push(work);
        pool.add(work);
      }
      for await (const events of ahead.shift()!.told()) {
        for (const event of events) {
          // A file to learn from besides the inputs fails for each thread, and is told once.
          if (event.kind === 'failure' && event.input >= inputs.length) {
            if (told.has(event.input)) continue;
            told.add(event.input);
          }
          yield marking.mark(received(event, known));
        }
      }
    }
  } finally {
    await pool.close();
  }
}

// A range holds whole sites where it can. Folders are looked at while the threads read those before.
function* rangesOf(inputs: readonly Input[], options: PoolOptions): Generator<InputRange, undefined> {
  const numbers = new Map(inputs.map((input, number) => [input, number]));
  const apart = new SitesApart(inputs, options.siteBy ?? 'auto', lookOf(options));
  const filesOf = (number: number): readonly Input[] =>
    options.profile === undefined && number < inputs.length ? apart.filesOf(inputs[number]!) : NO_FILES;
  let from = 0;
  let bytes = 0;
  let sites = new Set<readonly Input[]>();
  for (const [number, { path }] of inputs.entries()) {
    bytes += path === null ? 0 : (statSync(path, { throwIfNoEntry: false })?.size ?? 0);
    const files = number + 1 - from;
    sites.add(filesOf(number));
    const isBorder = filesOf(number) !== filesOf(number + 1);
    const isFull = files >= FILES || bytes >= BYTES || (isBorder && files >= ENOUGH_FILES);
    if (!isFull && number + 1 < inputs.length) continue;
    yield {
      from,
      to: number + 1,
      sites: [...sites].map((own) => Uint32Array.from(own, (input) => numbers.get(input)!)),
    };
    from = number + 1;
    bytes = 0;
    sites = new Set();
  }
}

const NO_FILES: readonly Input[] = [];

function received(event: Sent, inputs: readonly Input[]): Viewed<RunEvent> {
  if (event.kind === 'warning') return event;
  const input = inputs[event.input]!;
  if (event.kind !== 'failure' && event.kind !== 'damage') return { ...event, input };
  const { code, message, fix, place } = event.error;
  return { ...event, input, error: new ScrapeCleanError(code, message, fix, place) };
}

// A range, and what was told of its files so far.
class Work {
  readonly range: InputRange;
  tries = 0;
  /** Files that were told. */
  #files = 0;
  readonly #waiting: (readonly Sent[])[] = [];
  #end: { readonly error: unknown } | 'done' | null = null;
  #wake: () => void = () => undefined;

  constructor(range: InputRange) {
    this.range = range;
  }

  /** Takes what is told of the files in their order; where it is done once more, what was told before is left out. */
  listener(): (events: readonly Sent[]) => void {
    let file = 0;
    return (events) => {
      if (file++ < this.#files) return;
      this.#files++;
      this.#waiting.push(events);
      this.#wake();
    };
  }

  end(end: { readonly error: unknown } | 'done'): void {
    this.#end = end;
    this.#wake();
  }

  /** What is told of each file as it comes. A fault is thrown in its turn. */
  async *told(): AsyncGenerator<readonly Sent[]> {
    for (;;) {
      const events = this.#waiting.shift();
      if (events !== undefined) yield events;
      else if (this.#end === 'done') return;
      else if (this.#end !== null) throw this.#end.error;
      else
        await new Promise<void>((wake) => {
          this.#wake = wake;
        });
    }
  }
}

// The hands, and the ranges that wait for one: first come, first served.
class Pool {
  readonly #waiting: Work[] = [];
  readonly #own: Hand;
  /** Ranges that each hand has. */
  readonly #hands: Map<Hand, number>;
  readonly #start: () => Hand;
  #unstarted: number;
  #closed = false;

  /** @param start starts a further hand, of which there may be so many */
  constructor(own: Hand, start: () => Hand, further: number) {
    this.#own = own;
    this.#hands = new Map([[own, 0]]);
    this.#start = start;
    this.#unstarted = further;
  }

  add(work: Work): void {
    this.#waiting.push(work);
    this.#next();
  }

  async close(): Promise<void> {
    this.#closed = true;
    await Promise.all([...this.#hands.keys()].map((hand) => hand.close()));
  }

  #next(): void {
    const [first] = this.#waiting;
    if (first === undefined || this.#closed) return;
    const hand = this.#freest(first);
    if (hand === null) return;
    this.#waiting.shift();
    void this.#give(hand, first);
  }

  // Whoever has the least to do and room for more; a new one before anybody has two ranges. What a thread died of does not
  // come into this one.
  #freest({ tries }: Work): Hand | null {
    const [free] = [...this.#hands]
      .filter(([hand, ranges]) => ranges < hand.room && (tries === 0 || hand !== this.#own))
      .sort((a, b) => a[1] - b[1]);
    if (this.#unstarted === 0 || free?.[1] === 0) return free?.[0] ?? null;
    this.#unstarted--;
    const hand = this.#start();
    this.#hands.set(hand, 0);
    return hand;
  }

  async #give(hand: Hand, work: Work): Promise<void> {
    work.tries++;
    this.#hands.set(hand, this.#hands.get(hand)! + 1);
    try {
      await hand.work(work.range, work.listener());
      work.end('done');
    } catch (error) {
      // One that died is replaced, and its ranges are done once more.
      const isDead = error instanceof Died && !this.#closed;
      if (isDead && this.#hands.delete(hand)) this.#unstarted++;
      if (isDead && work.tries < TRIES) this.#waiting.unshift(work);
      else work.end({ error });
    }
    if (this.#hands.has(hand)) this.#hands.set(hand, this.#hands.get(hand)! - 1);
    this.#next();
  }
}
