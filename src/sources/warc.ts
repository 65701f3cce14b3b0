// WARC and WET: the pages that a crawler kept (ISO 28500, versions 1.0 and 1.1).

import { gunzipSync, inflateRawSync, inflateSync } from 'node:zlib';
import { ScrapeCleanError } from '../errors.ts';
import { brotliWhole, bytesOf, decompressed } from './compressed.ts';
import { type Damage, isBytes, isDamage, type Piece } from './damage.ts';
import { fieldsOf, latin, mediaOf } from './headers.ts';
import { type Found, LONGEST_MEMBER, type Member } from './member.ts';
import { Window } from './window.ts';

const VERSION = /^WARC\/[\d.]+\r?\n/;
const LONGEST_HEADER: number = 64 << 10;

export const looksLikeWarc = (head: Uint8Array): boolean => VERSION.test(latin(head.subarray(0, 16)));

/**
 * The pages of a WARC file: responses of status 2xx, resources and conversions that are HTML or plain text. A record that
 * cannot be read is told, and the next one looked for.
 */
export function* warcMembers(pieces: Iterable<Piece>, file: string): Generator<Found> {
  const iterator = pieces[Symbol.iterator]();
  let damage: Damage | null = null;
  let over = false;
  // The bytes up to where some are damaged.
  const run = function* (): Generator<Uint8Array> {
    for (;;) {
      const { value, done } = iterator.next();
      if (done === true) {
        over = true;
        return;
      }
      if (isDamage(value)) {
        damage = value;
        return;
      }
      yield value;
    }
  };
  while (!over) {
    damage = null;
    yield* records(new Window(run()), file, () => damage);
    const found = damage as Damage | null;
    if (found !== null)
      yield damaged(file, `${found.message} at byte ${found.offset}; the record was left out`);
  }
}

function damaged(file: string, message: string): ScrapeCleanError {
  return new ScrapeCleanError('damaged', message, 'fetch the file again if the record matters', { file });
}

function* records(window: Window, file: string, damage: () => Damage | null): Generator<Found> {
  for (;;) {
    // Blank lines end a record.
    let bytes = window.fill(4);
    while (bytes[0] === 13 || bytes[0] === 10) {
      window.take(1);
      bytes = window.fill(4);
    }
    if (bytes.length === 0) return;
    const { offset } = window;
    const header = headerOf(window);
    if (header !== null) {
      const length = Number(header.fields.get('content-length') ?? Number.NaN);
      const end = header.length + length;
      if (length > LONGEST_MEMBER) {
        yield damaged(
          file,
          `holds a record of ${length} bytes at byte ${offset}, which is too long; it was left out`,
        );
        if (!resync(window, header.length)) return;
        continue;
      }
      const whole = Number.isSafeInteger(length) && length >= 0 ? window.fill(end + 4) : null;
      if (whole !== null && whole.length >= end && isEnd(whole.subarray(end, end + 9), window)) {
        const found = pageOf(header.fields, whole.slice(header.length, end), file);
        window.take(end);
        if (found !== null) yield found;
        continue;
      }
      // The damage that ended the bytes is told by the caller.
      if (whole !== null && whole.length < end && window.ended && damage() !== null) return;
    }
    yield damaged(file, `holds a damaged WARC record at byte ${offset}; it was left out`);
    if (!resync(window, header === null ? 1 : header.length)) return;
  }
}

// Behind a block stand two line breaks, and then the next record or nothing.
function isEnd(behind: Uint8Array, window: Window): boolean {
  const text = latin(behind);
  return /^\r?\n\r?\n/.test(text) || (window.ended && /^[\r\n]*$/.test(text));
}

interface Header {
  readonly fields: ReadonlyMap<string, string>;
  readonly length: number;
}

function headerOf(window: Window): Header | null {
  for (let size = 4096; size <= LONGEST_HEADER; size *= 4) {
    const text = latin(window.fill(size).subarray(0, size));
    if (!VERSION.test(text)) return null;
    const end = /\r?\n\r?\n/.exec(text);
    if (end !== null)
      return {
        fields: fieldsOf(text.slice(0, end.index).replace(VERSION, '')),
        length: end.index + end[0].length,
      };
    if (window.ended && text.length < size) return null;
  }
  return null;
}

// Goes on to the next line that begins a record. Whether there is one.
function resync(window: Window, skip: number): boolean {
  window.take(skip);
  for (;;) {
    const bytes = window.fill(64 << 10);
    const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
    const at = buffer.indexOf('\nWARC/1.');
    if (at >= 0) {
      window.take(at + 1);
      return true;
    }
    if (window.ended) return false;
    window.take(Math.max(0, bytes.length - 8));
  }
}

function pageOf(fields: ReadonlyMap<string, string>, block: Uint8Array, file: string): Found | null {
  const type = fields.get('warc-type');
  const url = fields.get('warc-target-uri')?.replace(/^<|>$/g, '');
  const about = {
    name: file,
    url,
    fetched: fields.get('warc-date'),
    recordId: fields.get('warc-record-id')?.replace(/^<(?:urn:uuid:)?|>$/g, ''),
  };
  if (type === 'resource' || type === 'conversion') {
    const media = mediaOf(fields.get('content-type'));
    return media === null ? null : { ...about, ...media, content: [block] };
  }
  if (type !== 'response' || !/^application\/http/i.test(fields.get('content-type') ?? 'application/http'))
    return null;
  try {
    return responseOf(block, about, file);
  } catch (error) {
    if (error instanceof ScrapeCleanError) return error;
    return damaged(
      file,
      `holds a response that cannot be read (${url ?? about.recordId ?? 'without address'})`,
    );
  }
}

type About = Omit<Member, 'content' | 'media' | 'charset'>;

function responseOf(block: Uint8Array, about: About, file: string): Member | null {
  const head = latin(block.subarray(0, LONGEST_HEADER));
  const [, status] = /^HTTP\/[\d.]+ (\d{3})/.exec(head) ?? [];
  const end = /\r?\n\r?\n/.exec(head);
  if (status === undefined || end === null || !status.startsWith('2')) return null;
  const fields = fieldsOf(head.slice(head.indexOf('\n') + 1, end.index));
  const media = mediaOf(fields.get('content-type'));
  if (media === null) return null;
  let body: Uint8Array = block.subarray(end.index + end[0].length);
  if (/chunked/i.test(fields.get('transfer-encoding') ?? '')) body = dechunked(body);
  for (const coding of (fields.get('content-encoding') ?? '').toLowerCase().split(',').reverse())
    body = decoded(body, coding.trim(), file);
  // No text begins so: the header does not say how the body was kept.
  if (body[0] === 0x1f && body[1] === 0x8b && body[2] === 8) body = decoded(body, 'gzip', file);
  return { ...about, ...media, content: [body] };
}

// Crawlers also keep bodies that were decoded, with the header as it came: then the first chunk's size is missing.
function dechunked(body: Uint8Array): Uint8Array {
  const parts: Uint8Array[] = [];
  let at = 0;
  while (at < body.length) {
    const line = /^([0-9a-f]+)[^\r\n]*\r?\n/i.exec(latin(body.subarray(at, at + 80)));
    if (line === null) break;
    const size = Number.parseInt(line[1]!, 16);
    const start = at + line[0].length;
    if (size === 0) return Buffer.concat(parts);
    parts.push(body.subarray(start, start + size));
    at = start + size;
    while (body[at] === 13 || body[at] === 10) at++;
  }
  return parts.length === 0 ? body : Buffer.concat(parts);
}

// A body that is not encoded as its header says is taken as it is.
function decoded(body: Uint8Array, coding: string, file: string): Uint8Array {
  const options = { maxOutputLength: LONGEST_MEMBER };
  if (coding === '' || coding === 'identity') return body;
  try {
    if (coding === 'gzip' || coding === 'x-gzip') return body[0] === 0x1f ? gunzipSync(body, options) : body;
    if (coding === 'br') return brotliWhole(body, file);
    if (coding === 'deflate')
      return (body[0]! & 0x0f) === 8 ? inflateSync(body, options) : inflateRawSync(body, options);
    if (coding === 'zstd') return bytesOf([...decompressed([body], file)].filter(isBytes));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE') throw error;
  }
  return body;
}
