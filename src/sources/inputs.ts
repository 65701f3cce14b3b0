// From what was typed to the files that are read, each with the name that its records carry.

import { type Dirent, lstatSync, type Stats, statSync } from 'node:fs';
import { basename, isAbsolute, posix, resolve, sep } from 'node:path';
import fastGlob, { type Entry } from 'fast-glob';
import { ScrapeCleanError } from '../errors.ts';
import { unreadable } from './bytes.ts';

/** A file to read, or standard input where `path` is null. */
export interface Input {
  /** Name in the records: POSIX slashes. */
  readonly name: string;
  readonly path: string | null;
  /** Pages of one site are learned together: those of one folder. */
  readonly site: string;
}

export interface InputOptions {
  /** Globs, matched against the path below a directory argument. */
  readonly include?: readonly string[];
  readonly exclude?: readonly string[];
  /** Name of standard input in the records. */
  readonly stdinName?: string;
}

export interface Inputs {
  readonly inputs: readonly Input[];
  readonly failures: readonly ScrapeCleanError[];
}

// What a path or an argument names. Of a folder a run may have a million files, so a file of one holds its name only.
class Candidate implements Input {
  readonly name: string;
  /** What was typed: tells inputs apart that would have the same name. */
  readonly argument: string;
  /** Whether what was typed is a directory that the file lies below. */
  readonly isBelow: boolean;

  constructor(name: string, argument: string, isBelow = false) {
    this.name = name;
    this.argument = argument;
    this.isBelow = isBelow;
  }

  get path(): string | null {
    if (this.isBelow) return posix.join(toPosix(this.argument), this.name);
    return this.argument === '-' ? null : this.argument;
  }

  get site(): string {
    return siteOf(this.path);
  }
}

const siteOf = (path: string | null): string => (path === null ? '-' : toPosix(resolve(path, '..')));

/** Finds the inputs of all arguments, in the order of the arguments, a directory's files sorted by code unit. */
export function findInputs(args: readonly string[], options: InputOptions = {}): Inputs {
  const found: Candidate[][] = [];
  const failures: ScrapeCleanError[] = [];
  for (const argument of args) {
    try {
      found.push(expand(argument, options));
    } catch (error) {
      if (!(error instanceof ScrapeCleanError)) throw error;
      failures.push(error);
    }
  }
  const [first, ...others] = found;
  // A directory holds each file once, and under a name of its own.
  const isOneFolder = first?.[0]?.isBelow === true && others.length === 0;
  return { inputs: isOneFolder ? first! : distinct(once(found.flat())), failures };
}

function once(candidates: readonly Candidate[]): Candidate[] {
  const seen = new Set<string>();
  return candidates.filter(({ path }) => {
    const at = path === null ? '-' : resolve(path);
    return !seen.has(at) && seen.add(at);
  });
}

function expand(argument: string, options: InputOptions): Candidate[] {
  if (argument === '-') return [new Candidate(options.stdinName ?? '-', argument)];
  const stats = statOf(argument);
  if (stats?.isDirectory() === true) return walk(argument, options);
  if (stats?.isFile() === true) return [new Candidate(nameOf(argument), argument)];
  if (stats !== undefined)
    throw new ScrapeCleanError(
      'not-a-file',
      'is neither a file nor a directory',
      'copy what it yields into a file, or pipe it in and give - as the input',
      { file: argument },
    );
  if (lstatSync(argument, { throwIfNoEntry: false }) !== undefined) {
    throw new ScrapeCleanError('not-found', 'is a link to nothing', 'mend or remove the link', {
      file: argument,
    });
  }
  const matches = fastGlob.isDynamicPattern(argument)
    ? fastGlob
        .sync(argument, { onlyFiles: true, unique: true, ignore: [...(options.exclude ?? [])] })
        .sort(byCodeUnit)
    : [];
  if (matches.length > 0) return matches.map((match) => new Candidate(nameOf(match), match));
  throw new ScrapeCleanError(
    'not-found',
    'no such file or directory',
    'check the spelling; a pattern must be quoted to reach scrape-clean',
    { file: argument },
  );
}

function walk(directory: string, { include, exclude }: InputOptions): Candidate[] {
  const entries = found(
    directory,
    include === undefined || include.length === 0 ? ['**/*'] : include,
    exclude,
  );
  const files = entries.filter(({ dirent, path }) => isFile(dirent as Dirent, posix.join(directory, path)));
  if (files.length === 0)
    throw new ScrapeCleanError(
      'no-files',
      'holds no file to read',
      'name another folder, or check --include and --exclude',
      { file: directory },
    );
  return files
    .map(({ path }) => path)
    .sort(byCodeUnit)
    .map((path) => new Candidate(path, directory, true));
}

function found(directory: string, include: readonly string[], exclude: readonly string[] = []): Entry[] {
  try {
    return fastGlob.sync([...include], {
      cwd: directory,
      ignore: [...exclude],
      dot: false,
      followSymbolicLinks: false,
      onlyFiles: false,
      objectMode: true,
    });
  } catch (error) {
    throw unreadable(error, directory);
  }
}

// A link to a file is read; a link to a directory is not followed.
function isFile(entry: Dirent, path: string): boolean {
  if (entry.isFile()) return true;
  return entry.isSymbolicLink() && statOf(path)?.isFile() === true;
}

// Of links that go in a circle, as of those to nothing, there is nothing to tell.
function statOf(path: string): Stats | undefined {
  try {
    return statSync(path, { throwIfNoEntry: false });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ELOOP') return undefined;
    throw unreadable(error, path);
  }
}

function nameOf(path: string): string {
  if (isAbsolute(path)) return basename(path);
  return toPosix(path).replace(/^(?:\.\/)+/, '');
}

const toPosix = (path: string): string => (sep === '/' ? path : path.split(sep).join('/'));

const byCodeUnit = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

// Inputs that would get the same name get what was typed for them in front: as much of it as tells them apart.
function distinct(candidates: readonly Candidate[]): Input[] {
  const names = new Map<string, number>();
  for (const { name } of candidates) names.set(name, (names.get(name) ?? 0) + 1);
  const taken = new Set<string>();
  return candidates.map((candidate) => {
    const { name, argument } = candidate;
    let unique = name;
    const folders = toPosix(resolve(argument)).split('/').filter(Boolean);
    for (let depth = 1; (names.get(name) ?? 0) > 1 && depth <= folders.length; depth++) {
      const front = folders.slice(-depth).join('/');
      unique = front === name || front.endsWith(`/${name}`) ? front : `${front}/${name}`;
      if (depth > 1 || front !== name) if (!taken.has(unique)) break;
    }
    taken.add(unique);
    return unique === name ? candidate : { name: unique, path: candidate.path, site: candidate.site };
  });
}

/** Inputs as one piece of memory that threads can share. */
export interface PackedInputs {
  /** UTF-8: of each input its name, path and site, with NULs between, which no path holds. */
  readonly bytes: Uint8Array<SharedArrayBuffer>;
  /** Where each input ends. */
  readonly ends: Uint32Array<SharedArrayBuffer>;
}

/** @param inputs files; standard input cannot leave its thread */
export function packed(inputs: readonly Input[]): PackedInputs {
  const rows = (input: Input): string => [input.name, input.path ?? '', input.site].join('\0');
  const ends = new Uint32Array(new SharedArrayBuffer(inputs.length * Uint32Array.BYTES_PER_ELEMENT));
  let end = 0;
  for (const [i, input] of inputs.entries()) {
    end += Buffer.byteLength(rows(input));
    ends[i] = end;
  }
  const bytes = new Uint8Array(new SharedArrayBuffer(end));
  const text = Buffer.from(bytes.buffer);
  for (const [i, input] of inputs.entries()) text.write(rows(input), ends[i - 1] ?? 0);
  return { bytes, ends };
}

/** The inputs by number. */
export function unpacked({ bytes, ends }: PackedInputs): (number: number) => Input {
  const text = Buffer.from(bytes.buffer);
  return (number) => {
    const [name, path, site] = text.toString('utf8', ends[number - 1] ?? 0, ends[number]).split('\0');
    return { name: name!, path: path!, site: site! };
  };
}
