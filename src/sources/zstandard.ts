// Zstandard with a dictionary, as .warc.zst may have one: a skippable frame at the beginning holds it, and each record is a
// frame that was compressed with it (https://iipc.github.io/warc-specifications/specifications/warc-zstd/).
//
// fzstd knows no dictionaries. Node's own decoder does (from 22.19 and 24.6 on), for a whole frame at a time.

import * as zlib from 'node:zlib';
import { ScrapeCleanError } from '../errors.ts';
import { isDamage, type Piece } from './damage.ts';
import { LONGEST_MEMBER } from './member.ts';
import type { Window } from './window.ts';

interface Options {
  readonly dictionary?: Uint8Array;
  readonly maxOutputLength?: number;
  readonly finishFlush?: number;
}

type Inflate = (frame: Uint8Array, options: Options) => Uint8Array;

/** A frame that can be read with this dictionary only: earlier versions of Node have the decoder, and pass the dictionary over. */
const PROBE = Buffer.from('28b52ffd20164d0000086c02002e06bc952b', 'hex');
const PROBE_DICTIONARY = Buffer.from('lit at dusk');

let known: Inflate | null | undefined;

/** Node's decoder, where it takes dictionaries. */
function inflater(): Inflate | null {
  if (known !== undefined) return known;
  const { zstdDecompressSync: inflate } = zlib as unknown as { zstdDecompressSync?: Inflate };
  known = null;
  try {
    if (inflate?.(PROBE, { dictionary: PROBE_DICTIONARY }).length === 22) known = inflate;
  } catch {
    // It asks for what it was given.
  }
  return known;
}

const FRAME = Buffer.from('28b52ffd', 'hex');
/** First byte of the skippable frame that holds a dictionary. */
const DICTIONARY = 0x5d;

/** Whether a file begins with its dictionary, or with a frame that needs one. */
export function needsDictionary(head: Uint8Array): boolean {
  return isSkippable(head) ? head[0] === DICTIONARY : (head[4]! & 3) !== 0;
}

const isSkippable = (head: Uint8Array): boolean =>
  head[0]! >> 4 === 5 && head[1] === 0x2a && head[2] === 0x4d && head[3] === 0x18;

const isFrame = (head: Uint8Array): boolean => FRAME.every((byte, i) => head[i] === byte);

/**
 * The frames of a file that begins with its dictionary. Damage costs the frame that it hits.
 * @throws ScrapeCleanError `unsupported` where there is no dictionary, or Node reads none
 */
export function* framesWithDictionary(window: Window, file: string): Generator<Piece> {
  if (window.fill(4)[0] !== DICTIONARY)
    throw unsupported(
      'is compressed with a Zstandard dictionary that it does not hold',
      'decompress it first: zstd -d -D DICTIONARY',
      file,
    );
  const inflate = inflater();
  if (inflate === null)
    throw unsupported(
      'is compressed with a Zstandard dictionary, which this version of Node does not read',
      'use Node 22.19, 24.6 or later, or decompress it first: zstd -d, with the dictionary of its first frame',
      file,
    );
  const dictionary = dictionaryOf(window, inflate);
  if (dictionary === null) {
    yield { message: 'has a damaged Zstandard dictionary', offset: window.offset, truncated: window.ended };
    return;
  }
  for (let head = window.fill(4); head.length > 0; head = window.fill(4)) {
    const offset = window.offset;
    const length = lengthOf(window);
    if (length === null) {
      yield { message: 'has a damaged Zstandard frame', offset, truncated: false };
      if (!resync(window)) return;
      continue;
    }
    const bytes = window.fill(length);
    const isCut = bytes.length < length;
    const piece = isSkippable(bytes)
      ? null
      : inflated(bytes.subarray(0, length), isCut, inflate, dictionary, offset);
    if (piece !== null && !(isCut && isDamage(piece))) yield piece;
    if (isCut) {
      window.take(bytes.length);
      yield { message: 'ends in the middle of a Zstandard frame', offset, truncated: true };
      return;
    }
    window.take(length);
  }
}

function unsupported(message: string, fix: string, file: string): ScrapeCleanError {
  return new ScrapeCleanError('unsupported', message, fix, { file });
}

// The dictionary may be compressed itself.
function dictionaryOf(window: Window, inflate: Inflate): Uint8Array | null {
  const length = lengthOf(window);
  if (length === null || window.fill(length).length < length) return null;
  const content = window.seen().slice(8, length);
  window.take(length);
  // Some versions of Node take a Buffer only.
  if (!isFrame(content)) return Buffer.from(content);
  try {
    return inflate(content, { maxOutputLength: LONGEST_MEMBER });
  } catch {
    return null;
  }
}

/** ZSTD_e_continue, which @types/node for Node 20 does not have: that a frame is cut off is no error then. */
const CONTINUE = 0;

// What a frame holds; of one that is cut off as much as there is.
function inflated(
  frame: Uint8Array,
  isCut: boolean,
  inflate: Inflate,
  dictionary: Uint8Array,
  offset: number,
): Piece {
  try {
    return inflate(frame, {
      dictionary,
      maxOutputLength: LONGEST_MEMBER,
      ...(isCut ? { finishFlush: CONTINUE } : {}),
    });
  } catch (error) {
    const isLong = (error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE';
    const message = isLong
      ? `has a Zstandard frame of more than ${LONGEST_MEMBER >> 20} MiB`
      : 'has a damaged Zstandard frame';
    return { message, offset, truncated: false };
  }
}

const RLE = 1;
const RESERVED = 3;
/** Bytes of the window descriptor, the dictionary's number and the content's size, by the bits that say which are there. */
const DICTIONARY_BYTES = [0, 1, 2, 4];
const SIZE_BYTES = [0, 2, 4, 8];

// Length of the frame that the window begins with, by the lengths of its blocks (RFC 8878, 3.1.1); of one that is cut off,
// more than there is. Null for what is no frame, or too long.
function lengthOf(window: Window): number | null {
  const head = window.fill(8);
  const view = new DataView(head.buffer, head.byteOffset, head.length);
  if (isSkippable(head)) {
    const length = head.length < 8 ? 8 : 8 + view.getUint32(4, true);
    return length > LONGEST_MEMBER ? null : length;
  }
  if (!isFrame(head)) return null;
  const descriptor = head[4] ?? 0;
  const isSingle = (descriptor & 0x20) !== 0;
  // A frame in one segment has its size in the place of the window's, or at least one byte of it.
  let at = 5 + DICTIONARY_BYTES[descriptor & 3]! + (SIZE_BYTES[descriptor >> 6]! || (isSingle ? 1 : 0));
  if (!isSingle) at++;
  for (let isLast = false; !isLast; ) {
    const bytes = window.fill(at + 3);
    if (bytes.length < at + 3) return at + 3;
    const block = bytes[at]! | (bytes[at + 1]! << 8) | (bytes[at + 2]! << 16);
    const type = (block >> 1) & 3;
    if (type === RESERVED) return null;
    isLast = (block & 1) === 1;
    at += 3 + (type === RLE ? 1 : block >> 3);
    if (at > LONGEST_MEMBER) return null;
  }
  return at + ((descriptor & 4) !== 0 ? 4 : 0);
}

// Goes on to where the next frame begins. Whether there is one.
function resync(window: Window): boolean {
  window.take(1);
  for (;;) {
    const bytes = window.fill(64 << 10);
    const at = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).indexOf(FRAME);
    if (at >= 0) {
      window.take(at);
      return true;
    }
    if (window.ended) return false;
    window.take(bytes.length - 3);
  }
}
