// Several workers at once: each takes ranges of the inputs, learns the sites of these itself, and hands over what it tells
// of each file. What they tell is passed on in the order of the inputs, so the output is the same for any number of them.

import { statSync } from 'node:fs';
import { Worker } from 'node:worker_threads';
import { ConservationError, ScrapeCleanError } from '../errors.ts';
import type { Viewed, Wanted } from '../reports/view.ts';
import { SitesApart } from '../sources/apart.ts';
import type { Input } from '../sources/inputs.ts';
import { loadReaders } from '../sources/parquet.ts';
import type { RunEvent, RunOptions } from './events.ts';
import { Marking } from './marking.ts';
import { lookOf } from './reading.ts';

/** What can be handed to a worker: no functions, no streams. */
export type PoolOptions = Pick<
  RunOptions,
  'encoding' | 'fields' | 'siteBy' | 'dedupe' | 'digest' | 'profile' | 'learnFrom'
> & {
  /** Workers, from 2. */
  readonly jobs: number;
  /** Pattern of the delimiters, instead of what the pages show. */
  readonly delimiter: string | null;
  readonly wanted: Wanted;
};

/** What a worker is given when it starts. */
export interface Setup {
  readonly inputs: readonly Input[];
  /** Whether the reader of Parquet is needed. */
  readonly hasParquet: boolean;
  readonly options: PoolOptions;
}

/** Inputs `[from, to)`. */
export interface Task {
  readonly from: number;
  readonly to: number;
  /** The files of their sites, by number, in order; empty with a profile. */
  readonly sites: readonly Uint32Array[];
}

export type Answer =
  /** In the order of the inputs; they stand as numbers, errors as what they hold. */
  | { readonly kind: 'told'; readonly events: readonly Sent[] }
  | { readonly kind: 'fault'; readonly error: SentError };

interface SentError {
  readonly name: string;
  readonly message: string;
  readonly stack: string | undefined;
}

type Numbered<E> = E extends { readonly input: Input } ? Omit<E, 'input'> & { readonly input: number } : E;
type Plain<E> = E extends { readonly error: ScrapeCleanError }
  ? Omit<E, 'error'> & { readonly error: Pick<ScrapeCleanError, 'code' | 'message' | 'fix' | 'place'> }
  : E;
export type Sent = Plain<Numbered<Viewed<RunEvent>>>;

/** What a range holds at most, so that what is told of it can wait for its turn. */
const FILES = 128;
const BYTES: number = 4 << 20;
/** A range of so many files ends where a site does: whoever goes on with it would have to learn it, too. */
const ENOUGH_FILES = 16;
/** Ranges that are worked on or wait, for each worker. */
const AHEAD = 2;
/** Memory for what a worker has just made: with V8's own limit three times as much is held, and nothing is faster. */
const YOUNG_MB = 12;
/** Times that a range is tried where its worker dies. */
const TRIES = 2;

const ENTRY: URL = new URL('./worker.js', import.meta.url);

/**
 * Extracts the records of all inputs as `run` does. No input may be standard input.
 * @param entry the module that a worker runs
 * @throws ConservationError, and any other fault of a worker
 */
export async function* runInParallel(
  inputs: readonly Input[],
  options: PoolOptions,
  entry: URL = ENTRY,
): AsyncGenerator<Viewed<RunEvent>> {
  const tasks = rangesOf(inputs, options);
  const marking = new Marking(inputs, options.dedupe === true);
  const known = [...inputs, ...(options.learnFrom ?? [])];
  const pool = new Pool({ inputs, hasParquet: await loadReaders(known), options }, entry);
  const told = new Set<number>();
  try {
    const ahead: Promise<readonly Sent[]>[] = [];
    for (let task = tasks.next(); ahead.length > 0 || task.done !== true; ) {
      for (; task.done !== true && ahead.length < AHEAD * options.jobs; task = tasks.next()) {
        const events = pool.work(task.value);
        // A fault is thrown in its turn.
        events.catch(() => undefined);
        ahead.push(events);
      }
      for (const event of await ahead.shift()!) {
        // A file to learn from besides the inputs fails for each worker, and is told once.
        if (event.kind === 'failure' && event.input >= inputs.length) {
          if (told.has(event.input)) continue;
          told.add(event.input);
        }
        yield marking.mark(received(event, known));
      }
    }
  } finally {
    await pool.close();
  }
}

// A range holds whole sites where it can. Folders are looked at while the workers read those before.
function* rangesOf(inputs: readonly Input[], options: PoolOptions): Generator<Task, undefined> {
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

interface Waiting {
  readonly task: Task;
  readonly done: (events: readonly Sent[]) => void;
  readonly failed: (error: unknown) => void;
  tries: number;
}

// The workers, and the ranges that wait for one: first come, first served.
class Pool {
  readonly #setup: Setup;
  readonly #entry: URL;
  readonly #waiting: Waiting[] = [];
  readonly #free: Worker[] = [];
  readonly #all = new Set<Worker>();
  #closed = false;

  constructor(setup: Setup, entry: URL) {
    this.#setup = setup;
    this.#entry = entry;
  }

  work(task: Task): Promise<readonly Sent[]> {
    return new Promise((done, failed) => {
      this.#waiting.push({ task, done, failed, tries: 0 });
      this.#next();
    });
  }

  async close(): Promise<void> {
    this.#closed = true;
    await Promise.all([...this.#all].map((worker) => worker.terminate()));
  }

  #next(): void {
    const [first] = this.#waiting;
    if (first === undefined || this.#closed) return;
    const worker = this.#free.pop() ?? this.#start();
    if (worker === null) return;
    this.#waiting.shift();
    this.#give(worker, first);
  }

  #start(): Worker | null {
    if (this.#all.size >= this.#setup.options.jobs) return null;
    const worker = new Worker(this.#entry, {
      workerData: this.#setup,
      resourceLimits: { maxYoungGenerationSizeMb: YOUNG_MB },
    });
    this.#all.add(worker);
    return worker;
  }

  #give(worker: Worker, waiting: Waiting): void {
    waiting.tries++;
    // Only the own listeners: `terminate` waits for the exit, too.
    const settled = (): void => {
      worker.off('message', onMessage).off('error', onError).off('exit', onExit);
    };
    const onMessage = (answer: Answer): void => {
      settled();
      this.#free.push(worker);
      if (answer.kind === 'told') waiting.done(answer.events);
      else waiting.failed(faultOf(answer.error));
      this.#next();
    };
    // A worker that dies, out of memory for instance, is replaced, and its range is done once more.
    let reason: unknown = null;
    const onError = (error: unknown): void => {
      reason = error;
    };
    const onExit = (code: number): void => {
      settled();
      this.#all.delete(worker);
      if (this.#closed) return;
      if (waiting.tries >= TRIES) waiting.failed(reason ?? new Error(`a worker ended with ${code}`));
      else this.#waiting.unshift(waiting);
      this.#next();
    };
    worker.on('message', onMessage).on('error', onError).on('exit', onExit);
    worker.postMessage(waiting.task);
  }
}

function faultOf({ name, message, stack }: SentError): Error {
  const error = name === 'ConservationError' ? new ConservationError(message) : new Error(message);
  if (stack !== undefined) error.stack = stack;
  return error;
}
