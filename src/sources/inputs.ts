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

interface Candidate {
  readonly name: string;
  /** What was typed: tells inputs apart that would have the same name. */
  readonly argument: string;
  readonly path: string | null;
}

/** Finds the inputs of all arguments, in the order of the arguments, a directory's files sorted by code unit. */
export function findInputs(args: readonly string[], options: InputOptions = {}): Inputs {
  const candidates: Candidate[] = [];
  const failures: ScrapeCleanError[] = [];
  const seen = new Set<string>();
  for (const argument of args) {
    try {
      for (const candidate of expand(argument, options)) {
        const at = candidate.path === null ? '-' : resolve(candidate.path);
        if (!seen.has(at)) candidates.push(candidate);
        seen.add(at);
      }
    } catch (error) {
      if (!(error instanceof ScrapeCleanError)) throw error;
      failures.push(error);
    }
  }
  return { inputs: distinct(candidates), failures };
}

function expand(argument: string, options: InputOptions): Candidate[] {
  if (argument === '-') return [{ name: options.stdinName ?? '-', argument, path: null }];
  const stats = statOf(argument);
  if (stats?.isDirectory() === true) return walk(argument, options);
  if (stats?.isFile() === true) return [{ name: nameOf(argument), argument, path: argument }];
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
  if (matches.length > 0)
    return matches.map((match) => ({ name: nameOf(match), argument: match, path: match }));
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
    .map((path) => ({ name: path, argument: directory, path: posix.join(toPosix(directory), path) }));
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
  return candidates.map(({ name, argument, path }) => {
    let unique = name;
    const folders = toPosix(resolve(argument)).split('/').filter(Boolean);
    for (let depth = 1; (names.get(name) ?? 0) > 1 && depth <= folders.length; depth++) {
      const front = folders.slice(-depth).join('/');
      unique = front === name || front.endsWith(`/${name}`) ? front : `${front}/${name}`;
      if (depth > 1 || front !== name) if (!taken.has(unique)) break;
    }
    taken.add(unique);
    return { name: unique, path, site: path === null ? '-' : toPosix(resolve(path, '..')) };
  });
}
