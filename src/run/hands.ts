// Who does the work of a pool: this thread, between its other work, and further threads.

import { Worker } from 'node:worker_threads';
import { ConservationError } from '../errors.ts';
import type { PackedInputs } from '../sources/inputs.ts';
import type { InputRange, PoolOptions, Ranges, Sent } from './ranges.ts';

/** Does ranges, one after another. */
export interface Hand {
  /** Ranges that it may have at once: a thread goes on with the next one while this one reads its answer. */
  readonly room: number;
  /**
   * @param tell is given what is told of each file, in the order of the inputs
   * @throws Died; ConservationError, and any other fault
   */
  work(range: InputRange, tell: (events: readonly Sent[]) => void): Promise<void>;
  close(): Promise<void>;
}

/** A thread ended before it had done its work, out of memory for instance. */
export class Died extends Error {}

/** This thread. It listens to the others between two files. */
export class OwnHand implements Hand {
  readonly room = 1;
  readonly #ranges: Ranges;
  #closed = false;

  constructor(ranges: Ranges) {
    this.#ranges = ranges;
  }

  async work(range: InputRange, tell: (events: readonly Sent[]) => void): Promise<void> {
    await breath();
    for (const events of this.#ranges.read(range)) {
      tell(events);
      await breath();
      if (this.#closed) break;
    }
  }

  async close(): Promise<void> {
    this.#closed = true;
  }
}

const breath = (): Promise<void> => new Promise((next) => setImmediate(next));

/** What a thread is given when it starts. */
export interface Setup {
  /** The files to learn from besides stand behind the inputs. */
  readonly inputs: PackedInputs;
  /** Number of the inputs. */
  readonly count: number;
  /** Whether the reader of Parquet is needed. */
  readonly hasParquet: boolean;
  readonly options: Omit<PoolOptions, 'learnFrom'>;
}

/** What a thread says of a range: what is told of each file, and that it is done. */
export type Answer =
  | { readonly kind: 'told'; readonly events: readonly Sent[] }
  | { readonly kind: 'done' }
  | { readonly kind: 'fault'; readonly error: SentError };

interface SentError {
  readonly name: string;
  readonly message: string;
  readonly stack: string | undefined;
}

/** Memory for what a thread has just made: with V8's own limit three times as much is held, and nothing is faster. */
const YOUNG_MB = 12;

interface Waiting {
  readonly tell: (events: readonly Sent[]) => void;
  readonly done: () => void;
  readonly failed: (error: unknown) => void;
}

/** A further thread. */
export class Thread implements Hand {
  readonly room = 2;
  readonly #worker: Worker;
  readonly #waiting: Waiting[] = [];

  /** @param entry the module that it runs */
  constructor(entry: URL, setup: Setup) {
    this.#worker = new Worker(entry, {
      workerData: setup,
      resourceLimits: { maxYoungGenerationSizeMb: YOUNG_MB },
    });
    let reason: string | null = null;
    this.#worker
      .on('message', (answer: Answer) => {
        if (answer.kind === 'told') return this.#waiting[0]!.tell(answer.events);
        const { done, failed } = this.#waiting.shift()!;
        if (answer.kind === 'done') done();
        else failed(faultOf(answer.error));
      })
      .on('error', (error) => {
        reason = error.message;
      })
      .on('exit', (code) => {
        for (const { failed } of this.#waiting.splice(0))
          failed(new Died(reason ?? `a worker ended with ${code}`));
      });
  }

  work(range: InputRange, tell: (events: readonly Sent[]) => void): Promise<void> {
    return new Promise((done, failed) => {
      this.#waiting.push({ tell, done, failed });
      this.#worker.postMessage(range);
    });
  }

  async close(): Promise<void> {
    await this.#worker.terminate();
  }
}

function faultOf({ name, message, stack }: SentError): Error {
  const error = name === 'ConservationError' ? new ConservationError(message) : new Error(message);
  if (stack !== undefined) error.stack = stack;
  return error;
}
