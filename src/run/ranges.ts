// What one hand of the pool does: reads the ranges of inputs that it is given, one after another, and tells of their files.

import type { ScrapeCleanError } from '../errors.ts';
import type { Profile } from '../profiles/profile.ts';
import type { Viewed, Wanted } from '../reports/view.ts';
import { parseDelimiter } from '../segments/pattern.ts';
import type { Input } from '../sources/inputs.ts';
import { type RunEvent, type RunOptions, viewed } from './events.ts';
import { fileOfKnown, knownSite, LearnedSites } from './run.ts';

/** What can be handed to a thread: no functions, no streams. */
export type PoolOptions = Pick<
  RunOptions,
  'encoding' | 'fields' | 'siteBy' | 'dedupe' | 'digest' | 'profile' | 'learnFrom'
> & {
  /** Threads, from 2; this one is one of them. */
  readonly jobs: number;
  /** Pattern of the delimiters, instead of what the pages show. */
  readonly delimiter: string | null;
  readonly wanted: Wanted;
};

/** Inputs `[from, to)`. */
export interface InputRange {
  readonly from: number;
  readonly to: number;
  /** The files of their sites, by number, in order; empty with a profile. */
  readonly sites: readonly Uint32Array[];
}

type Numbered<E> = E extends { readonly input: Input } ? Omit<E, 'input'> & { readonly input: number } : E;
type Plain<E> = E extends { readonly error: ScrapeCleanError }
  ? Omit<E, 'error'> & { readonly error: Pick<ScrapeCleanError, 'code' | 'message' | 'fix' | 'place'> }
  : E;
/** An event that can leave its thread: its input is a number, its error what it holds. */
export type Sent = Plain<Numbered<Viewed<RunEvent>>>;

/** The inputs of a run, by number; the files to learn from besides have those behind. */
export type InputAt = (number: number) => Input;

/** Makes a reader of ranges by what can be handed to a thread. */
export async function rangesFor(
  inputAt: InputAt,
  count: number,
  { delimiter, wanted, ...options }: PoolOptions,
): Promise<Ranges> {
  const find = delimiter === null ? {} : { find: await parseDelimiter(delimiter) };
  return new Ranges(inputAt, count, wanted, { ...options, ...find });
}

/** Reads ranges, and remembers the sites that go on in the next one. */
export class Ranges {
  readonly #inputAt: InputAt;
  readonly #wanted: Wanted;
  readonly #known: ((input: Input) => Iterable<RunEvent>) | null;
  readonly #sites: LearnedSites;
  /** Of each site that may go on, its files and the number of the last one; by the number of the first one. */
  readonly #files = new Map<number, { readonly own: readonly Input[]; readonly last: number }>();
  /** Files to learn from besides the inputs. */
  readonly #others: ReadonlyMap<Input, number>;

  /** @param count number of the inputs */
  constructor(inputAt: InputAt, count: number, wanted: Wanted, options: RunOptions) {
    this.#inputAt = inputAt;
    this.#wanted = wanted;
    this.#sites = new LearnedSites(options);
    this.#known = options.profile === undefined ? null : byProfile(options.profile, options);
    this.#others = new Map((options.learnFrom ?? []).map((input, i) => [input, count + i]));
  }

  /** What is told of each file of a range, file by file. */
  *read({ from, to, sites }: InputRange): Generator<readonly Sent[]> {
    const ownOf = this.#sitesOf({ from, to, sites });
    for (let number = from; number < to; number++) {
      const { input, own } = ownOf.get(number) ?? { input: this.#inputAt(number), own: [] };
      const events = this.#known?.(input) ?? this.#sites.file(input, own);
      yield Array.from(events, (event) => sent(viewed(event, this.#wanted), this.#others, number));
    }
  }

  // A site is known by its first file, whichever range names it.
  #sitesOf({ from, to, sites }: InputRange): Map<number, { input: Input; own: readonly Input[] }> {
    // Another hand may have had the last file of a site.
    for (const [first, { own, last }] of this.#files) {
      if (last >= from) continue;
      this.#files.delete(first);
      this.#sites.forget(own);
    }
    const ownOf = new Map<number, { input: Input; own: readonly Input[] }>();
    for (const numbers of sites) {
      const { own } = this.#files.get(numbers[0]!) ?? { own: Array.from(numbers, this.#inputAt) };
      this.#files.set(numbers[0]!, { own, last: numbers.at(-1)! });
      for (const [i, number] of numbers.entries())
        if (number >= from && number < to) ownOf.set(number, { input: own[i]!, own });
    }
    return ownOf;
  }
}

function byProfile(profile: Profile, options: RunOptions): (input: Input) => Iterable<RunEvent> {
  const site = knownSite(profile, options);
  return (input) => fileOfKnown(input, site, options);
}

function sent(event: Viewed<RunEvent>, others: ReadonlyMap<Input, number>, number: number): Sent {
  if (event.kind === 'warning') return event;
  const input = others.get(event.input) ?? number;
  return event.kind === 'failure' || event.kind === 'damage'
    ? { ...event, input, error: plain(event.error) }
    : { ...event, input };
}

function plain({ code, message, fix, place }: ScrapeCleanError): (Sent & { kind: 'failure' })['error'] {
  return { code, message, fix, place };
}
