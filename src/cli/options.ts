// What was typed becomes what is meant.

import { readFileSync, realpathSync, statSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { setFlagsFromString } from 'node:v8';
import {
  checkEncoding,
  type Format,
  findInputs,
  type Input,
  loadReaders,
  type PoolOptions,
  type Profile,
  parseDelimiter,
  type RunOptions,
  readProfile,
  ScrapeCleanError,
  type SiteBy,
  type Spool,
  spool,
  standardInput,
} from '../index.ts';

/** Options as commander reads them. */
export interface Typed {
  readonly format?: Format;
  readonly output?: string;
  readonly outDir?: string;
  readonly profile?: string;
  readonly delimiter?: string;
  readonly include?: readonly string[];
  readonly exclude?: readonly string[];
  readonly stdinName?: string;
  readonly encoding?: string;
  readonly textField?: string;
  readonly idField?: string;
  readonly siteBy?: SiteBy;
  readonly dedupe?: boolean;
  readonly ledger?: string;
  readonly rejects?: string;
  readonly excel?: boolean;
  readonly strict?: boolean;
  readonly force?: boolean;
  readonly with?: readonly string[];
  readonly against?: string;
  readonly maxDrift?: string;
  readonly color?: boolean;
  readonly quiet?: boolean;
  readonly verbose?: boolean;
  readonly debug?: boolean;
  readonly jobs?: string;
}

export interface Job {
  readonly inputs: readonly Input[];
  readonly failures: readonly ScrapeCleanError[];
  readonly run: RunOptions;
  /** The same without what cannot be handed to a worker. */
  readonly settings: Omit<PoolOptions, 'jobs' | 'delimiter' | 'wanted'>;
  /** Pattern of the delimiters, or null. */
  readonly delimiter: string | null;
  /** Workers; 1 is none. */
  readonly jobs: number;
  readonly stdin: Spool | null;
  /** Whether standard input is read as it comes. */
  readonly live: boolean;
  /** Whether a real path is that of an input. */
  readonly isInput: (path: string) => boolean;
}

/**
 * Finds the inputs, and reads the profile and standard input.
 * @param twice whether the inputs are read twice, whatever is known before
 */
export async function prepare(
  args: readonly string[],
  typed: Typed,
  { twice = typed.profile === undefined || typed.ledger !== undefined }: { readonly twice?: boolean } = {},
): Promise<Job> {
  checkTogether(typed);
  // What has grown does not shrink again: a list of many files is made with little room.
  holdMemory(true);
  const options = {
    include: typed.include ?? [],
    exclude: typed.exclude ?? [],
    ...(typed.stdinName === undefined ? {} : { stdinName: typed.stdinName }),
  };
  const profile = typed.profile === undefined ? null : openProfile(typed.profile);
  const pattern = typed.delimiter ?? profile?.overrides.delimiter ?? null;
  const find = pattern === null ? null : await parseDelimiter(pattern);
  const { inputs, failures } = findInputs(args, options);
  const others = findInputs(typed.with ?? [], options);
  if (others.failures[0] !== undefined) throw others.failures[0];
  for (const list of [inputs, others.inputs]) await loadReaders(list);
  const isPiped = inputs.some(({ path }) => path === null);
  const spooled = isPiped && twice ? await spool(process.stdin) : null;
  const bytes = sizeOf(inputs, MOST_JOBS * WORKER_BYTES);
  const jobs = jobsFor(inputs, bytes, typed);
  const isLarge = isPiped || bytes >= LARGE;
  holdMemory(isLarge);
  if (isLarge) optimiseLate();
  const settings: Job['settings'] = {
    ...(typed.siteBy === undefined ? {} : { siteBy: typed.siteBy }),
    ...(profile === null ? {} : { profile }),
    ...(typed.encoding === undefined ? {} : { encoding: typed.encoding }),
    fields: {
      ...(typed.textField === undefined ? {} : { text: typed.textField }),
      ...(typed.idField === undefined ? {} : { id: typed.idField }),
    },
    dedupe: typed.dedupe === true,
    digest: typed.ledger !== undefined,
    learnFrom: others.inputs,
  };
  return {
    inputs,
    failures,
    settings,
    delimiter: pattern,
    jobs,
    stdin: spooled,
    live: isPiped && spooled === null,
    isInput: pathsOf(inputs),
    run: {
      ...settings,
      ...(find === null ? {} : { find }),
      ...(isPiped ? { stdin: spooled ?? standardInput(), live: spooled === null } : {}),
    },
  };
}

// Looked up only where an output exists: finding the real paths of many files takes long.
function pathsOf(inputs: readonly Input[]): (path: string) => boolean {
  let paths: Set<string> | null = null;
  return (path) => {
    paths ??= new Set(inputs.map((input) => realPathOf(input.path ?? '')));
    return paths.has(path);
  };
}

// A file that is gone by now cannot be written over.
const realPathOf = (path: string): string =>
  statSync(path, { throwIfNoEntry: false }) === undefined ? path : realpathSync(path);

/** Bytes for each worker: below, it takes longer to start it than to do its work. */
const WORKER_BYTES: number = 8 << 20;
/** Bytes from which the memory that is held counts more than a fifth of the time. */
const LARGE: number = 16 << 20;
/** Files for each worker, at least: it takes whole ranges of them. */
const WORKER_FILES = 32;
const MOST_JOBS = 8;

// As many as were asked for, or as there are processors; fewer where they do not pay. Standard input is one stream.
function jobsFor(inputs: readonly Input[], bytes: number, { jobs }: Typed): number {
  const asked = jobs === undefined ? Math.min(MOST_JOBS, availableParallelism()) : numberOfJobs(jobs);
  if (inputs.some(({ path }) => path === null)) return 1;
  const most = Math.min(asked, Math.floor(inputs.length / WORKER_FILES));
  return Math.max(1, Math.min(most, Math.floor(bytes / WORKER_BYTES)));
}

// Bytes of the inputs, counted no further than to a number.
function sizeOf(inputs: readonly Input[], most: number): number {
  let bytes = 0;
  for (const { path } of inputs) {
    if (bytes >= most) break;
    bytes += path === null ? 0 : (statSync(path, { throwIfNoEntry: false })?.size ?? 0);
  }
  return bytes;
}

/** V8 lets garbage pile up while there is memory; on a large input it is told to collect it as it comes. */
function holdMemory(isLarge: boolean): void {
  setFlagsFromString(`--heap-growing-percent=${isLarge ? 25 : 0}`);
  setFlagsFromString(`--semi-space-growth-factor=${isLarge ? 1 : 2}`);
}

/** V8 optimises what ran for some milliseconds, which took a quarter of all processor time: it is told to wait four times as long. */
function optimiseLate(): void {
  setFlagsFromString('--interrupt-budget=540672');
}

function numberOfJobs(text: string): number {
  const jobs = Number(text);
  if (!Number.isInteger(jobs) || jobs < 1)
    throw new ScrapeCleanError('usage', `--jobs takes a number from 1, not '${text}'`, 'leave it out');
  return jobs;
}

/** @throws ScrapeCleanError `bad-profile` */
export function openProfile(path: string): Profile {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? 'unknown error';
    throw new ScrapeCleanError(
      'bad-profile',
      `cannot be read (${code})`,
      'make it with scrape-clean learn INPUT -o FILE',
      { file: path },
    );
  }
  return readProfile(text, path);
}

// Options that exclude each other.
function checkTogether(typed: Typed): void {
  const usage = (message: string, fix: string): never => {
    throw new ScrapeCleanError('usage', message, fix);
  };
  if (typed.output !== undefined && typed.outDir !== undefined)
    usage('--output and --out-dir exclude each other', 'give one of them');
  if (typed.profile !== undefined && typed.with !== undefined)
    usage('--profile and --with exclude each other', 'add the pages to the profile with scrape-clean learn');
  if (typed.encoding !== undefined) checkEncoding(typed.encoding);
  if (typed.excel === true && typed.format !== 'csv') usage('--excel is for CSV', 'add --format csv');
  const files = [typed.output, typed.ledger, typed.rejects].filter((name) => name !== undefined);
  if (new Set(files).size < files.length)
    usage('--output, --ledger and --rejects name the same file', 'give different names');
}
