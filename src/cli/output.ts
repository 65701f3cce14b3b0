// Where the strings go: standard output, or files that appear complete or not at all.

import {
  closeSync,
  mkdirSync,
  openSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { ScrapeCleanError } from '../index.ts';

export interface Sink {
  write(text: string): Promise<void>;
  /** Hands on what waits for a block to be full. */
  flush(): Promise<void>;
  /** Completes the output. */
  close(): Promise<void>;
  /** Leaves nothing behind. */
  abort(): void;
  /** Whether nobody reads any more. */
  readonly ended: boolean;
}

const BLOCK = 1 << 16;

// How a stream fares: listened to once, however many sinks write to it.
interface Health {
  ended: boolean;
  failure: Error | null;
}

const healths = new WeakMap<NodeJS.WritableStream, Health>();

function healthOf(stream: NodeJS.WritableStream): Health {
  const known = healths.get(stream);
  if (known !== undefined) return known;
  const health: Health = { ended: false, failure: null };
  healths.set(stream, health);
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') health.ended = true;
    else
      health.failure = new ScrapeCleanError(
        'output-failed',
        `the output cannot be written (${error.code ?? 'unknown error'})`,
        'check what reads it, and that there is room',
      );
  });
  return health;
}

/** A stream, written in blocks and as fast as its reader takes them. */
export function streamSink(stream: NodeJS.WritableStream): Sink {
  let waiting = '';
  const health = healthOf(stream);
  const flush = async (): Promise<void> => {
    if (health.failure !== null) throw health.failure;
    if (health.ended || waiting === '') return;
    const text = waiting;
    waiting = '';
    await new Promise<void>((done) => stream.write(text, () => done()));
    if (health.failure !== null) throw health.failure;
  };
  return {
    async write(text) {
      waiting += text;
      if (waiting.length >= BLOCK) await flush();
    },
    flush,
    close: flush,
    abort: () => undefined,
    get ended() {
      return health.ended;
    },
  };
}

export interface FileOptions {
  readonly force: boolean;
  /** Whether a real path is that of an input: these are never written over. */
  readonly isInput: (path: string) => boolean;
}

/**
 * A file that gets its name when it is complete.
 * @throws ScrapeCleanError if it exists and `force` is not set, or is an input
 */
export function fileSink(path: string, { force, isInput }: FileOptions): Sink {
  const found = statSync(path, { throwIfNoEntry: false });
  if (found?.isDirectory() === true)
    throw new ScrapeCleanError('output-exists', 'is a directory', 'name a file, or use --out-dir', {
      file: path,
    });
  if (found !== undefined && isInput(realpathSync(path)))
    throw new ScrapeCleanError(
      'output-exists',
      'is an input and would be written over',
      'choose another output file',
      { file: path },
    );
  // A device or a pipe is written into, not over.
  const isSpecial = found !== undefined && !found.isFile();
  if (found !== undefined && !isSpecial && !force)
    throw new ScrapeCleanError(
      'output-exists',
      'exists',
      'choose another name, or overwrite it with --force',
      { file: path },
    );
  const temporary = isSpecial ? path : join(dirname(path), `.${basename(path)}.${process.pid}.tmp`);
  const guard = <T>(work: () => T): T => {
    try {
      return work();
    } catch (error) {
      const code = (error as NodeJS.ErrnoException).code ?? 'unknown error';
      throw new ScrapeCleanError(
        'output-failed',
        `cannot be written (${code})`,
        'check that the folder exists and has room',
        { file: path },
      );
    }
  };
  let file: number | null = guard(() => openSync(temporary, 'w'));
  let waiting = '';
  const flush = (): void =>
    guard(() => {
      const bytes = Buffer.from(waiting, 'utf8');
      waiting = '';
      for (let at = 0; at < bytes.length; ) at += writeSync(file!, bytes, at);
    });
  return {
    async write(text) {
      waiting += text;
      if (waiting.length >= BLOCK) flush();
    },
    flush: async () => flush(),
    async close() {
      flush();
      guard(() => {
        closeSync(file!);
        file = null;
        if (!isSpecial) renameSync(temporary, path);
      });
    },
    abort() {
      if (file !== null) closeSync(file);
      file = null;
      if (!isSpecial) rmSync(temporary, { force: true });
    },
    ended: false,
  };
}

/** Makes the folder of a file. */
export function makeFolder(path: string): void {
  try {
    mkdirSync(path, { recursive: true });
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? 'unknown error';
    throw new ScrapeCleanError(
      'output-failed',
      `cannot be made a folder (${code})`,
      'choose another --out-dir',
      { file: path },
    );
  }
}
