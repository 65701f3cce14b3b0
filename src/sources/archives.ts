// Archives: the files in a tar or a zip, each a member. Nothing is ever written anywhere.

import { createRequire } from 'node:module';
import type { Unzip, UnzipInflate } from 'fflate';
import type { Parser } from 'tar';
import { ScrapeCleanError } from '../errors.ts';
import { decompressed, partsOf } from './compressed.ts';
import { isDamage, type Piece } from './damage.ts';
import { type Found, LONGEST_MEMBER } from './member.ts';

const require = createRequire(import.meta.url);

/** Names of members that are no pages: folders, hidden files, what systems add. */
const IGNORED = /(?:^|\/)(?:\.(?!\.?\/)|__MACOSX\/)|\/$/;

export function looksLikeTar(head: Uint8Array): boolean {
  return Buffer.from(head.subarray(257, 262)).toString('latin1') === 'ustar';
}

export function looksLikeZip(head: Uint8Array): boolean {
  return head[0] === 0x50 && head[1] === 0x4b && (head[2] === 3 || head[2] === 5);
}

/** The files of a tar, in its order. Links are left out. */
export function* tarMembers(pieces: Iterable<Piece>, file: string): Generator<Found> {
  const { Parser: TarParser } = require('tar') as { Parser: typeof Parser };
  const found: Found[] = [];
  const parser = new TarParser({
    onReadEntry(entry) {
      const path = entry.path;
      if ((entry.type !== 'File' && entry.type !== 'OldFile') || IGNORED.test(path)) {
        entry.resume();
        return;
      }
      const parts: Uint8Array[] = [];
      let length = 0;
      entry.on('data', (chunk: Uint8Array) => {
        length += chunk.length;
        if (length <= LONGEST_MEMBER) parts.push(chunk.slice());
      });
      entry.on('end', () =>
        found.push(length > LONGEST_MEMBER ? tooLong(file, path) : member(file, path, parts)),
      );
    },
    onwarn: (code, message) => {
      if (code === 'TAR_BAD_ARCHIVE' || code === 'TAR_ENTRY_INVALID')
        found.push(damaged(file, String(message)));
    },
  });
  for (const piece of pieces) {
    if (isDamage(piece)) {
      found.push(damaged(file, `${piece.message} at byte ${piece.offset}`));
      break;
    }
    parser.write(Buffer.from(piece.slice()));
    yield* found.splice(0);
  }
  parser.end();
  yield* found.splice(0);
}

/** The files of a zip, in its order. */
export function* zipMembers(pieces: Iterable<Piece>, file: string): Generator<Found> {
  const fflate = require('fflate') as { Unzip: typeof Unzip; UnzipInflate: typeof UnzipInflate };
  const found: Found[] = [];
  const unzip = new fflate.Unzip((entry) => {
    if (IGNORED.test(entry.name)) return;
    const parts: Uint8Array[] = [];
    let length = 0;
    let isOver = false;
    entry.ondata = (error, chunk, final) => {
      // What was in the works comes all the same.
      if (isOver) return;
      if (error !== null) {
        found.push(damaged(file, `${entry.name} cannot be read (${error.message})`));
        return;
      }
      length += chunk.length;
      if (length > LONGEST_MEMBER) {
        isOver = true;
        parts.length = 0;
        entry.terminate();
        found.push(tooLong(file, entry.name));
      } else {
        parts.push(chunk);
        if (final) found.push(member(file, entry.name, parts));
      }
    };
    try {
      entry.start();
    } catch (error) {
      found.push(
        damaged(file, `${entry.name} cannot be read (${error instanceof Error ? error.message : 'unknown'})`),
      );
    }
  });
  unzip.register(fflate.UnzipInflate);
  try {
    for (const piece of pieces) {
      if (isDamage(piece)) break;
      for (const part of partsOf(piece)) {
        unzip.push(part.slice(), false);
        yield* found.splice(0);
      }
    }
    unzip.push(new Uint8Array(0), true);
  } catch (error) {
    found.push(
      damaged(file, `is a damaged zip archive (${error instanceof Error ? error.message : 'unknown'})`),
    );
  }
  yield* found.splice(0);
}

// A member may be compressed itself.
function member(file: string, path: string, parts: readonly Uint8Array[]): Found {
  // Names that climb out of the archive are names all the same: nothing is written there.
  const name = `${file}/${path.replace(/^(?:\.{0,2}\/)+/, '')}`;
  const content = function* (): Generator<Uint8Array> {
    for (const piece of decompressed(parts, name)) if (!isDamage(piece)) yield piece;
  };
  return { name, content: content() };
}

function damaged(file: string, message: string): ScrapeCleanError {
  return new ScrapeCleanError('damaged', message, 'make or fetch the archive again', { file });
}

function tooLong(file: string, path: string): ScrapeCleanError {
  return new ScrapeCleanError(
    'expands',
    `${path} is longer than ${LONGEST_MEMBER >> 20} MiB`,
    'unpack it and split it into its pages',
    { file },
  );
}
