// Bytes become text: one streaming decoder, so that nothing depends on where a chunk ends.

import { isAscii, isUtf8 as isValidUtf8 } from 'node:buffer';
import { createRequire } from 'node:module';
import type { analyse } from 'chardet';
import { ScrapeCleanError } from '../errors.ts';

export interface Decoder {
  /** Name of the encoding, as the Encoding Standard has it. */
  readonly encoding: string;
  decode(chunk: Uint8Array): string;
  end(): string;
}

export interface EncodingOptions {
  /** Named by the user: rules over everything. */
  readonly encoding?: string | undefined;
  /** Named by what the page came in (an HTTP header). */
  readonly declared?: string | undefined;
}

/** Bytes that a decoder must see to choose the encoding. */
export const HEAD_BYTES: number = 64 << 10;

/**
 * The decoder of a file: what the user says; else the byte order mark; else UTF-8, if bytes above 127 are there and
 * valid; else what the container or the page declares; else what the statistics of the bytes say.
 * @throws ScrapeCleanError `bad-encoding` for a name that nobody knows
 */
export function decoderFor(head: Uint8Array, options: EncodingOptions = {}): Decoder {
  const { encoding, declared } = options;
  if (encoding !== undefined) return named(encoding) ?? unknownEncoding(encoding);
  const mark = byMark(head);
  if (mark !== null) return mark;
  const wide = withoutMark(head);
  if (wide !== null) return named(wide)!;
  const isPlain = isAscii(head);
  // Escape sequences are the one way to write more than ASCII in seven bits.
  if (isPlain && !head.includes(ESCAPE)) return named('utf-8')!;
  if (!isPlain && isUtf8(head)) return named('utf-8')!;
  const meta = declared ?? declaredIn(head);
  if (isPlain) return (/^iso-2022-jp$/i.test(meta ?? '') ? named('iso-2022-jp') : null) ?? named('utf-8')!;
  return (meta === null ? null : fitting(meta, head)) ?? byStatistics(head);
}

const ESCAPE = 0x1b;

/** @throws ScrapeCleanError `bad-encoding` */
export function checkEncoding(name: string): void {
  if (named(name) === null) unknownEncoding(name);
}

function unknownEncoding(name: string): never {
  throw new ScrapeCleanError(
    'bad-encoding',
    `no encoding is called ${JSON.stringify(name)}`,
    'name one of the Encoding Standard: utf-8, windows-1251, shift_jis, gb18030, …',
  );
}

function byMark(head: Uint8Array): Decoder | null {
  if (head[0] === 0xff && head[1] === 0xfe && head[2] === 0 && head[3] === 0)
    return new Utf32('utf-32le', true);
  if (head[0] === 0 && head[1] === 0 && head[2] === 0xfe && head[3] === 0xff)
    return new Utf32('utf-32be', false);
  if (head[0] === 0xff && head[1] === 0xfe) return named('utf-16le');
  if (head[0] === 0xfe && head[1] === 0xff) return named('utf-16be');
  return head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf ? named('utf-8') : null;
}

/** Share of the units of a text in two bytes whose upper byte is 0, at least: spaces, marks and digits. */
const NULS = 0.1;
const EVERY = 0.5;
const FEW = 3;
const SHORTEST = 16;
/** Share of bytes that are NUL on the other side, at most: a text in two bytes may hold stray NULs too. */
const STRAY = 1 / 256;

// UTF-16 without a mark: NUL bytes on one side only.
function withoutMark(head: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  const nuls = [0, 0];
  const length = Math.min(head.length, 4096);
  for (let i = 0; i < length; i++) if (head[i] === 0) nuls[i & 1]!++;
  const [even, odd] = nuls as [number, number];
  if (length < SHORTEST) return null;
  // What is valid UTF-8 besides, or has few of them, is a text with stray NULs, unless they are every second byte.
  const isPlain = Math.max(even, odd) <= FEW || isValidUtf8(head.subarray(0, wholeCharacters(head)));
  const least = ((isPlain ? EVERY : NULS) * length) / 2;
  const isWide =
    odd > least && even <= STRAY * length
      ? 'utf-16le'
      : even > least && odd <= STRAY * length
        ? 'utf-16be'
        : null;
  return isWide !== null && holdsControls(head.subarray(0, length), isWide) ? null : isWide;
}

// Pictures and programs hold characters that no text has.
function holdsControls(bytes: Uint8Array, encoding: 'utf-16le' | 'utf-16be'): boolean {
  const [low, high] = encoding === 'utf-16le' ? [0, 1] : [1, 0];
  for (let at = 0; at + 1 < bytes.length; at += 2) {
    const unit = bytes[at + low]!;
    if (bytes[at + high] === 0 && unit > 0 && unit < 9) return true;
  }
  return false;
}

// The last character may be cut off, but not be the only one.
function isUtf8(head: Uint8Array): boolean {
  const whole = head.subarray(0, wholeCharacters(head));
  return isValidUtf8(whole) && !isAscii(whole);
}

/** Bytes of a character of UTF-8, at most. */
const LONGEST_CHARACTER = 4;

// Where the last character begins, if it is cut off.
function wholeCharacters(head: Uint8Array): number {
  for (let at = head.length - 1; at >= Math.max(0, head.length - LONGEST_CHARACTER); at--) {
    const byte = head[at]!;
    if (byte < 0x80) break;
    if (byte < 0xc0) continue;
    const length = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2;
    return at + length > head.length ? at : head.length;
  }
  return head.length;
}

/** A text of which a smaller share is no UTF-8 was damaged, not written in something else. */
const DAMAGED = 0.3;

const META = /<meta\s[^>]*charset\s*=\s*["']?\s*([\w:.-]+)|^<\?xml\s[^>]*encoding\s*=\s*["']([\w:.-]+)/i;

function declaredIn(head: Uint8Array): string | null {
  const text = Buffer.from(head.buffer, head.byteOffset, Math.min(head.length, 4096)).toString('latin1');
  const [, meta, xml] = META.exec(text) ?? [];
  return meta ?? xml ?? null;
}

// What is declared is believed where the bytes allow it; UTF-16 cannot be true where the declaration itself could be read.
function fitting(name: string, head: Uint8Array): Decoder | null {
  const decoder = named(name);
  if (decoder === null || decoder.encoding.startsWith('utf-16')) return null;
  // Written as UTF-8 but for a few bytes.
  if (decoder.encoding === 'utf-8') return replacedShare(head) < DAMAGED ? decoder : null;
  try {
    new TextDecoder(decoder.encoding, { fatal: true }).decode(head, { stream: true });
    return decoder;
  } catch {
    return null;
  }
}

// Of the characters above 127, read as UTF-8. Other encodings hardly ever form a valid sequence.
function replacedShare(head: Uint8Array): number {
  const text = new TextDecoder('utf-8').decode(head, { stream: true });
  const replaced = text.split('\ufffd').length - 1;
  return replaced / Math.max(1, text.replace(/[\0-\x7f]/g, '').length);
}

const require = createRequire(import.meta.url);
/** Bytes that the statistics look at. */
const SAMPLE = 16 << 10;

function byStatistics(head: Uint8Array): Decoder {
  if (replacedShare(head) < DAMAGED) return named('utf-8')!;
  const chardet = require('chardet') as { analyse: typeof analyse };
  for (const { name } of chardet.analyse(head.subarray(0, SAMPLE))) {
    const decoder = fitting(name, head);
    if (decoder !== null) return decoder;
  }
  return named('windows-1252')!;
}

function named(name: string): Decoder | null {
  const label = name.trim().toLowerCase();
  if (label === 'utf-32le' || label === 'utf-32be' || label === 'utf-32')
    return new Utf32(label === 'utf-32be' ? 'utf-32be' : 'utf-32le', label !== 'utf-32be');
  try {
    const decoder = new TextDecoder(label);
    // Always as a stream: in one go Node 20 reads windows-1252 as ISO 8859-1 (nodejs/node#56542).
    return {
      encoding: decoder.encoding,
      decode: (chunk) => decoder.decode(chunk, { stream: true }),
      end: () => decoder.decode(),
    };
  } catch {
    return null;
  }
}

// The Encoding Standard leaves UTF-32 out.
class Utf32 implements Decoder {
  readonly encoding: string;
  readonly #little: boolean;
  #rest: Uint8Array = new Uint8Array(0);

  constructor(encoding: string, little: boolean) {
    this.encoding = encoding;
    this.#little = little;
  }

  decode(chunk: Uint8Array): string {
    const bytes = new Uint8Array(this.#rest.length + chunk.length);
    bytes.set(this.#rest);
    bytes.set(chunk, this.#rest.length);
    const view = new DataView(bytes.buffer);
    const whole = bytes.length - (bytes.length % 4);
    let text = '';
    for (let at = 0; at < whole; at += 4) {
      const code = view.getUint32(at, this.#little);
      if (code === 0xfeff) continue;
      text += code > 0x10ffff || (code >= 0xd800 && code < 0xe000) ? '\ufffd' : String.fromCodePoint(code);
    }
    this.#rest = bytes.slice(whole);
    return text;
  }

  end(): string {
    return this.#rest.length > 0 ? '\ufffd' : '';
  }
}
