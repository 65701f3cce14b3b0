// Files and standard input as chunks of bytes.

import { closeSync, fstatSync, mkdtempSync, openSync, readSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ScrapeCleanError } from '../errors.ts';

const CHUNK = 1 << 18;

// Buffers that no file is read into: a new one for each would be filled with zeros first.
const spare: Uint8Array[] = [];

/** The chunks of a file. Each is valid until the next is asked for. */
export function* readChunks(path: string, name: string): Generator<Uint8Array> {
  let file: number;
  try {
    file = openSync(path, 'r');
  } catch (error) {
    throw unreadable(error, name);
  }
  let buffer: Uint8Array | null = null;
  try {
    buffer = spare.pop() ?? new Uint8Array(CHUNK);
    for (;;) {
      let read: number;
      try {
        read = readSync(file, buffer);
      } catch (error) {
        throw unreadable(error, name);
      }
      if (read === 0) return;
      yield buffer.subarray(0, read);
    }
  } finally {
    closeSync(file);
    if (buffer !== null) spare.push(buffer);
  }
}

/** What is told of a file or directory that the system does not let be read. */
export function unreadable(error: unknown, name: string): ScrapeCleanError {
  const code = (error as NodeJS.ErrnoException).code ?? 'unknown error';
  return new ScrapeCleanError(
    'unreadable',
    `cannot be read (${code})`,
    'check its permissions and the disk',
    { file: name },
  );
}

/** Above this, standard input is kept in a temporary file. */
const SPOOL_LIMIT: number = 16 << 20;

export interface ByteSource {
  chunks(): Iterable<Uint8Array>;
}

/** Milliseconds until a pipe that has nothing to say is asked again. */
const PAUSE_MS = 4;

/** Standard input as it comes; it can be read once. */
export function standardInput(): ByteSource {
  return { chunks: readStandardInput };
}

function* readStandardInput(): Generator<Uint8Array> {
  const buffer = new Uint8Array(1 << 16);
  const clock = new Int32Array(new SharedArrayBuffer(4));
  for (;;) {
    let read: number;
    try {
      read = readSync(0, buffer);
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      if (code === 'EOF') return;
      if (code !== 'EAGAIN') throw unreadable(error, '-');
      Atomics.wait(clock, 0, 0, PAUSE_MS);
      continue;
    }
    if (read === 0) return;
    yield buffer.subarray(0, read);
  }
}

/** Standard input, kept so that it can be read twice. */
export interface Spool extends ByteSource {
  /** Removes the temporary file, if there is one. */
  close(): void;
}

/** Keeps a stream in memory up to `limit` bytes, in a temporary file above. */
export async function spool(stream: AsyncIterable<Uint8Array>, limit: number = SPOOL_LIMIT): Promise<Spool> {
  const kept: Uint8Array[] = [];
  let bytes = 0;
  let folder: string | null = null;
  let file: number | null = null;
  const path = (): string => join(folder ?? '', 'stdin');
  const close = (): void => {
    if (file !== null) closeSync(file);
    file = null;
    if (folder !== null) rmSync(folder, { recursive: true, force: true });
    folder = null;
  };
  try {
    for await (const chunk of stream) {
      bytes += chunk.length;
      if (file === null && bytes > limit) {
        folder = mkdtempSync(join(tmpdir(), 'scrape-clean-'));
        file = openSync(path(), 'wx', 0o600);
        for (const part of kept.splice(0)) writeAll(file, part);
      }
      if (file === null) kept.push(chunk);
      else writeAll(file, chunk);
    }
  } catch (error) {
    close();
    throw error;
  }
  return { chunks: () => (folder === null ? kept : readChunks(path(), '-')), close };
}

/** Bytes that are read in any order. */
export interface KeptBytes {
  readonly length: number;
  /** @throws ScrapeCleanError `unreadable` */
  read(from: number, to: number): Uint8Array;
  /** Gives back what keeps them. */
  close(): void;
}

/** Keeps bytes that come one behind the other: above `limit` in a temporary file. */
export function keepBytes(chunks: Iterable<Uint8Array>, limit: number = SPOOL_LIMIT): KeptBytes {
  const kept: Uint8Array[] = [];
  let length = 0;
  let file: number | null = null;
  try {
    for (const chunk of chunks) {
      length += chunk.length;
      if (file === null && length > limit) {
        file = temporaryFile();
        for (const part of kept.splice(0)) writeAll(file, part);
      }
      if (file === null) kept.push(chunk.slice());
      else writeAll(file, chunk);
    }
  } catch (error) {
    if (file !== null) closeSync(file);
    throw error;
  }
  if (file !== null) return openBytes(file, length, '-');
  const bytes = Buffer.concat(kept);
  return { length, read: (from, to) => Uint8Array.from(bytes.subarray(from, to)), close: () => undefined };
}

/**
 * The bytes of a file.
 * @throws ScrapeCleanError `unreadable`
 */
export function fileBytes(path: string, name: string): KeptBytes {
  let file: number;
  try {
    file = openSync(path, 'r');
  } catch (error) {
    throw unreadable(error, name);
  }
  return openBytes(file, fstatSync(file).size, name);
}

const openBytes = (file: number, length: number, name: string): KeptBytes => ({
  length,
  read: (from, to) => readAt(file, from, to, name),
  close: () => closeSync(file),
});

// It has no name any more: whatever ends the program, nothing is left.
function temporaryFile(): number {
  const folder = mkdtempSync(join(tmpdir(), 'scrape-clean-'));
  const file = openSync(join(folder, 'bytes'), 'wx+', 0o600);
  rmSync(folder, { recursive: true, force: true });
  return file;
}

function readAt(file: number, from: number, to: number, name: string): Uint8Array {
  const bytes = new Uint8Array(Math.max(0, to - from));
  let read = 0;
  try {
    while (read < bytes.length) {
      const count = readSync(file, bytes, read, bytes.length - read, from + read);
      if (count === 0) break;
      read += count;
    }
  } catch (error) {
    throw unreadable(error, name);
  }
  return bytes.subarray(0, read);
}

function writeAll(file: number, bytes: Uint8Array): void {
  for (let at = 0; at < bytes.length; ) at += writeSync(file, bytes, at);
}
