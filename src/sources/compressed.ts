// Compressed bytes become plain ones: gzip (member by member), Zstandard, Brotli; by content, Brotli by name.

import { createRequire } from 'node:module';
import { brotliDecompressSync, constants, crc32, inflateRawSync } from 'node:zlib';
import type { Gunzip } from 'fflate';
import type { Decompress } from 'fzstd';
import { ScrapeCleanError } from '../errors.ts';
import { type Damage, isDamage, type Piece } from './damage.ts';
import { Window } from './window.ts';
import { framesWithDictionary, needsDictionary } from './zstandard.ts';

/** Plain bytes may be this many times as long as the compressed ones (text: 3 to 30 times), and this many more. */
const MOST_TIMES = 400;
const FREE_BYTES: number = 256 << 20;
/** Layers of compression that are undone: "corpus.gz.gz" happens. */
const MOST_LAYERS = 3;

/**
 * The bytes of a file without their compression.
 * @throws ScrapeCleanError `unsupported` for a compression that is not read, `expands` for a bomb
 */
export function decompressed(chunks: Iterable<Uint8Array>, file: string): Iterable<Piece> {
  return undo(new Window(chunks), file, /\.br$/i.test(file), MOST_LAYERS);
}

function* undo(window: Window, file: string, isBrotli: boolean, layers: number): Generator<Piece> {
  const head = window.fill(6);
  const found = layers === 0 ? null : compressionOf(head);
  if (found === null && !isBrotli) {
    yield* window.rest();
    return;
  }
  if (typeof found === 'string') throw unsupported(found, file);
  const pieces = limited(window, found === null ? brotli(window, file) : found(window, file), file);
  const damages: Damage[] = [];
  const plain = function* (): Generator<Uint8Array> {
    for (const piece of pieces)
      if (isDamage(piece)) damages.push(piece);
      else yield piece;
  };
  // Another layer is looked for in the first bytes only; damage is told in its place where there is none.
  const first = pieces.next();
  if (first.done === true) return;
  const isLayer = !isDamage(first.value) && compressionOf(first.value) !== null;
  if (!isLayer) {
    yield first.value;
    yield* pieces;
    return;
  }
  const whole = function* (): Generator<Uint8Array> {
    yield first.value as Uint8Array;
    yield* plain();
  };
  yield* undo(new Window(whole()), file, false, layers - 1);
  yield* damages;
}

type Method = (window: Window, file: string) => Generator<Piece>;

function compressionOf(head: Uint8Array): Method | 'xz' | 'bzip2' | null {
  const is = (...bytes: number[]): boolean => bytes.every((byte, i) => head[i] === byte);
  if (is(0x1f, 0x8b, 8)) return gunzip;
  if (
    is(0x28, 0xb5, 0x2f, 0xfd) ||
    (head[0]! >> 4 === 5 && head[1] === 0x2a && head[2] === 0x4d && head[3] === 0x18)
  )
    return unzstd;
  if (is(0xfd, 0x37, 0x7a, 0x58, 0x5a)) return 'xz';
  if (is(0x42, 0x5a, 0x68)) return 'bzip2';
  return null;
}

function unsupported(name: string, file: string): ScrapeCleanError {
  return new ScrapeCleanError(
    'unsupported',
    `is compressed with ${name}, which is not read`,
    `pipe it in: ${name === 'xz' ? 'xzcat' : 'bzcat'} FILE | scrape-clean -`,
    { file },
  );
}

function* limited(window: Window, pieces: Generator<Piece>, file: string): Generator<Piece> {
  let out = 0;
  for (const piece of pieces) {
    if (!isDamage(piece)) out += piece.length;
    if (out > FREE_BYTES + MOST_TIMES * window.offset)
      throw new ScrapeCleanError(
        'expands',
        `expands to more than ${MOST_TIMES} times its size: it looks like a decompression bomb`,
        'decompress it yourself if it is none, or leave it out with --exclude',
        { file },
      );
    yield piece;
  }
}

/** Compressed bytes of a member that are held at once; a longer one is inflated as it comes. */
const HELD_IN: number = 4 << 20;
const HELD_OUT: number = 32 << 20;

// Each member is inflated for itself, so damage costs one: behind it the next member's head is looked for.
function* gunzip(window: Window): Generator<Piece> {
  let members = 0;
  for (let head = window.fill(18); head.length > 0; head = window.fill(18)) {
    const length = gzipHeader(window);
    if (length === null) {
      // What follows a whole member and is none is padding.
      const offset = window.offset;
      if (!resync(window, members === 0 ? 1 : 0)) {
        if (members === 0) yield { message: 'has a damaged gzip header', offset, truncated: false };
        return;
      }
      if (window.offset > offset) yield { message: 'is no gzip member', offset, truncated: false };
      continue;
    }
    const offset = window.offset;
    const member = inflateMember(window, length);
    if (member === 'long') {
      yield* inflateLong(window);
      members++;
      continue;
    }
    if (member instanceof Uint8Array) {
      members++;
      yield member;
      continue;
    }
    if (member.bytes.length > 0 && member.truncated) yield member.bytes;
    yield {
      message: broken(MEMBER, member.truncated),
      offset,
      truncated: member.truncated,
    };
    if (member.truncated || !resync(window, 1)) return;
  }
}

// Length of the header that the window begins with, or null where there is none.
function gzipHeader(window: Window): number | null {
  const bytes = window.fill(64 << 10);
  if (bytes[0] !== 0x1f || bytes[1] !== 0x8b || bytes[2] !== 8 || (bytes[3]! & 0xe0) !== 0) return null;
  const flags = bytes[3]!;
  let at = 10;
  if ((flags & 4) !== 0) at += 2 + bytes[at]! + (bytes[at + 1]! << 8);
  for (const flag of [8, 16]) {
    if ((flags & flag) === 0) continue;
    const end = bytes.indexOf(0, at);
    if (end < 0) return null;
    at = end + 1;
  }
  if ((flags & 2) !== 0) at += 2;
  return at;
}

interface Broken {
  readonly bytes: Uint8Array;
  readonly truncated: boolean;
}

function inflateMember(window: Window, header: number): Uint8Array | 'long' | Broken {
  for (let size = 256 << 10; ; size *= 4) {
    const bytes = window.fill(size);
    try {
      const { buffer, engine } = inflateRawSync(bytes.subarray(header), {
        info: true,
        maxOutputLength: HELD_OUT,
      }) as unknown as { buffer: Uint8Array; engine: { bytesWritten: number } };
      const end = header + engine.bytesWritten;
      if (bytes.length < end + 8 && !window.ended) continue;
      if (bytes.length < end + 8) {
        window.take(bytes.length);
        return { bytes: buffer, truncated: true };
      }
      const view = new DataView(bytes.buffer, bytes.byteOffset + end, 8);
      const whole =
        view.getUint32(0, true) === crc32(buffer) && view.getUint32(4, true) === buffer.length % 2 ** 32;
      if (!whole) return { bytes: buffer, truncated: false };
      window.take(end + 8);
      return buffer;
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      if (code === 'ERR_BUFFER_TOO_LARGE') return 'long';
      if (code !== 'Z_BUF_ERROR') return { bytes: new Uint8Array(0), truncated: false };
      if (bytes.length >= HELD_IN) return 'long';
      if (!window.ended) continue;
      const part = inflateRawSync(bytes.subarray(header), {
        finishFlush: constants.Z_SYNC_FLUSH,
        maxOutputLength: HELD_OUT,
      });
      window.take(bytes.length);
      return { bytes: part, truncated: true };
    }
  }
}

const require = createRequire(import.meta.url);

interface Stream {
  push(chunk: Uint8Array, final: boolean): void;
}

/** Bytes that a library is given at once: it holds all that it makes of them, up to a thousand times as much. */
const PUSHED: number = 16 << 10;

/** The parts in which a chunk is given to a library that expands it. */
export function* partsOf(chunk: Uint8Array): Generator<Uint8Array> {
  for (let at = 0; at < chunk.length; at += PUSHED) yield chunk.subarray(at, at + PUSHED);
}

/**
 * What a library makes of the bytes as they come. It does not say where a member ends, so it reads all that is left.
 * @param unit what is damaged where it fails
 */
function* streamed(
  window: Window,
  open: (take: (chunk: Uint8Array) => void) => Stream,
  unit: string,
): Generator<Piece> {
  const offset = window.offset;
  let out: Uint8Array[] = [];
  const stream = open((chunk) => out.push(chunk));
  try {
    for (const chunk of window.rest())
      for (const part of partsOf(chunk)) {
        // The libraries hold on to what they were given.
        stream.push(part.slice(), false);
        yield* out;
        out = [];
      }
    stream.push(new Uint8Array(0), true);
    yield* out;
  } catch (error) {
    yield* out;
    const truncated = /unexpected EOF/i.test(String(error));
    yield { message: broken(unit, truncated), offset, truncated };
  }
}

const broken = (unit: string, truncated: boolean): string =>
  truncated ? `ends in the middle of a ${unit}` : `has a damaged ${unit}`;

function inflateLong(window: Window): Generator<Piece> {
  const { Gunzip: Inflating } = require('fflate') as { Gunzip: typeof Gunzip };
  return streamed(window, (take) => new Inflating(take), MEMBER);
}

const MEMBER = 'gzip member';

// Goes on to where the next member begins. Whether there is one.
function resync(window: Window, skip: number): boolean {
  window.take(skip);
  for (;;) {
    const bytes = window.fill(64 << 10);
    if (bytes.length < 18) return false;
    for (let at = bytes.indexOf(0x1f); at >= 0 && at + 3 < bytes.length; at = bytes.indexOf(0x1f, at + 1)) {
      if (bytes[at + 1] !== 0x8b || bytes[at + 2] !== 8 || (bytes[at + 3]! & 0xe0) !== 0) continue;
      window.take(at);
      return true;
    }
    if (window.ended) return false;
    window.take(bytes.length - 3);
  }
}

// Frame by frame as the bytes come.
function* unzstd(window: Window, file: string): Generator<Piece> {
  if (needsDictionary(window.fill(18))) {
    yield* framesWithDictionary(window, file);
    return;
  }
  const { Decompress: Expanding } = require('fzstd') as { Decompress: typeof Decompress };
  yield* streamed(window, (take) => new Expanding(take), 'Zstandard frame');
}

function* brotli(window: Window, file: string): Generator<Piece> {
  yield brotliWhole(bytesOf(window.rest()), file);
}

/** @throws ScrapeCleanError `damaged` */
export function brotliWhole(bytes: Uint8Array, file: string): Uint8Array {
  try {
    return brotliDecompressSync(bytes, { maxOutputLength: FREE_BYTES });
  } catch (error) {
    const isLong = (error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE';
    throw new ScrapeCleanError(
      isLong ? 'expands' : 'damaged',
      isLong ? `expands to more than ${FREE_BYTES >> 20} MiB` : 'is no valid Brotli stream',
      isLong ? 'decompress it first' : 'fetch it again',
      { file },
    );
  }
}

export function bytesOf(chunks: Iterable<Uint8Array>): Uint8Array {
  const parts: Uint8Array[] = [];
  for (const chunk of chunks) parts.push(chunk.slice());
  return Buffer.concat(parts);
}
