// Files and standard input as chunks of bytes that can be read twice.

import { closeSync, mkdtempSync, openSync, readSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ScrapeCleanError } from '../errors.ts';

const CHUNK = 1 << 20;

/** The chunks of a file. Each is valid until the next is asked for. */
export function* readChunks(path: string, name: string): Generator<Uint8Array> {
  let file: number;
  try {
    file = openSync(path, 'r');
  } catch (error) {
    throw unreadable(error, name);
  }
  try {
    const buffer = new Uint8Array(CHUNK);
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
  }
}

function unreadable(error: unknown, name: string): ScrapeCleanError {
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

/** Standard input, kept so that it can be read twice. */
export interface Spool {
  chunks(): Iterable<Uint8Array>;
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

function writeAll(file: number, bytes: Uint8Array): void {
  for (let at = 0; at < bytes.length; ) at += writeSync(file, bytes, at);
}
