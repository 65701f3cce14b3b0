// The bytes of a file become raw pages: one for HTML, one for each dump that was joined into a text, those of an archive.

import { ScrapeCleanError } from '../errors.ts';
import { looksLikeHtml } from '../text/html.ts';
import { urlOf } from '../text/url.ts';
import type { RawPage } from '../types.ts';
import { looksLikeTar, looksLikeZip, tarMembers, zipMembers } from './archives.ts';
import { whyBinary } from './binary.ts';
import { fileBytes, type KeptBytes, keepBytes } from './bytes.ts';
import { decompressed } from './compressed.ts';
import { type Damage, isBytes, isDamage, type Piece } from './damage.ts';
import { type Decoder, decoderFor, type EncodingOptions, HEAD_BYTES } from './decode.ts';
import { type DocumentFields, FIELDS } from './document.ts';
import { jsonlMembers, looksLikeJsonl } from './jsonl.ts';
import type { Found, Member } from './member.ts';
import { looksLikeMime, MIME_HEAD, mayBeMime, mimeMembers } from './mime.ts';
import { looksLikeParquet, parquetMembers } from './parquet.ts';
import { withoutPrefixes } from './prefixes.ts';
import { withoutReferences } from './references.ts';
import { breaksIn, LONGEST_PAGE, pageTooLong, Splitter } from './splitter.ts';
import { looksLikeWarc, warcMembers } from './warc.ts';
import { Window } from './window.ts';

export interface TextInfo {
  /** Name of the encoding; that of the last member of an archive. */
  encoding: string;
  /** Replacement characters that stand for bytes which are no text. */
  replaced: number;
  /** Line of the first of them, from 1. */
  replacedAt: number;
  /** NUL characters, which became replacement characters too. */
  nuls: number;
  /** Line of the first of them, from 1. */
  nulAt: number;
  /** Lines that were read. */
  lines: number;
  /** Where the file was cut off: what could be read was kept. */
  truncated: string | null;
}

export const emptyInfo = (): TextInfo => ({
  encoding: 'utf-8',
  replaced: 0,
  replacedAt: 0,
  nuls: 0,
  nulAt: 0,
  lines: 0,
  truncated: null,
});

export interface ReadOptions {
  /** Encoding of all inputs, instead of what they show. */
  readonly encoding?: string | undefined;
  /** Whether the bytes come as somebody makes them: then fewer are waited for before the encoding is chosen. */
  readonly live?: boolean | undefined;
  /** Names of the fields of JSON lines, and of the columns of Parquet. */
  readonly fields?: Partial<DocumentFields> | undefined;
  /** Where the bytes lie, if in a file: formats that are read from their end need no copy then. */
  readonly path?: string | null | undefined;
}

/**
 * The pages of a file. An error among them costs a page or a record of an archive; those behind it are read.
 *
 * @param chunks bytes, cut anywhere
 * @param info is filled while the pages are read
 * @throws ScrapeCleanError for an empty or a binary file, and for a line or page that is too long
 */
export function* readPages(
  chunks: Iterable<Uint8Array>,
  file: string,
  site: string,
  info: TextInfo,
  options: ReadOptions = {},
): Generator<RawPage | ScrapeCleanError> {
  const { pieces, head, damage } = opened(decompressed(chunks, file));
  if (head.length === 0 && damage !== null) throw damagedFile(damage, file);
  const fields = { ...FIELDS, ...options.fields };
  const plain = (): Iterable<Uint8Array> => whole(pieces, file, info);
  const members = looksLikeWarc(head)
    ? warcMembers(pieces, file)
    : looksLikeTar(head)
      ? unfolded(tarMembers(pieces, file), fields, info)
      : looksLikeZip(head)
        ? unfolded(zipMembers(pieces, file), fields, info)
        : documentsIn(plain, head, file, fields, info, options.path);
  if (members === null) {
    if (head.length === 0) throw empty(file);
    yield* memberPages({ name: file, content: plain() }, site, info, options);
  } else yield* pagesOfMembers(members, site, info, options);
}

/** The documents of a message, of Parquet or of JSON lines; null for what is a page itself. */
function documentsIn(
  bytes: () => Iterable<Uint8Array>,
  head: Uint8Array,
  file: string,
  fields: DocumentFields,
  info: TextInfo,
  path?: string | null,
): Iterable<Found> | null {
  if (looksLikeParquet(head))
    return parquetMembers(() => anyOrder(bytes(), path ?? null, file), file, fields);
  if (looksLikeMime(head, file))
    return mimeMembers(bytes(), file, (message) => {
      info.truncated ??= message;
    });
  return looksLikeJsonl(head, fields) ? jsonlMembers(bytes(), file, fields) : null;
}

// A file that was not compressed is read where it lies; all of it goes by once, for whoever counts it.
function anyOrder(bytes: Iterable<Uint8Array>, path: string | null, file: string): KeptBytes {
  const own = path === null ? null : fileBytes(path, file);
  if (own === null) return keepBytes(bytes);
  if (looksLikeParquet(own.read(0, SNIFFED))) {
    for (const _ of bytes);
    return own;
  }
  own.close();
  return keepBytes(bytes);
}

// The files of an archive, and the documents of those that hold some.
function* unfolded(members: Iterable<Found>, fields: DocumentFields, info: TextInfo): Generator<Found> {
  for (const member of members) {
    if (member instanceof ScrapeCleanError || typeof member.content === 'string') {
      yield member;
      continue;
    }
    const { name } = member;
    const { pieces, head } = opened(member.content);
    const bytes = (): Iterable<Uint8Array> => whole(pieces, name, info);
    try {
      yield* documentsIn(bytes, head, name, fields, info) ?? [{ ...member, content: bytes() }];
    } catch (error) {
      if (!(error instanceof ScrapeCleanError)) throw error;
      yield error;
    }
  }
}

function* pagesOfMembers(
  members: Iterable<Found>,
  site: string,
  info: TextInfo,
  options: ReadOptions,
): Generator<RawPage | ScrapeCleanError> {
  for (const member of members) {
    if (member instanceof ScrapeCleanError) {
      yield member;
      continue;
    }
    try {
      yield* memberPages(member, urlOf(member.url)?.host ?? site, info, options);
    } catch (error) {
      if (!(error instanceof ScrapeCleanError)) throw error;
      if (error.code !== 'empty') yield error;
    }
  }
}

function empty(file: string): ScrapeCleanError {
  return new ScrapeCleanError(
    'empty',
    'is empty',
    'there is nothing to extract; remove it or fetch it again',
    { file },
  );
}

/** Bytes that tell what a file is. */
const SNIFFED = 512;

// The first bytes are looked at and given back.
function opened(pieces: Iterable<Piece>): {
  readonly pieces: Iterable<Piece>;
  readonly head: Uint8Array;
  readonly damage: Damage | null;
} {
  const iterator = pieces[Symbol.iterator]();
  const seen: Piece[] = [];
  const head = (): Buffer => Buffer.concat(seen.filter(isBytes));
  let length = 0;
  let wanted = SNIFFED;
  while (length < wanted) {
    const { value, done } = iterator.next();
    if (done === true) break;
    if (isDamage(value)) {
      seen.push(value);
      break;
    }
    seen.push(value.slice());
    length += value.length;
    // The header of a message is longer.
    if (length >= wanted && mayBeMime(head())) wanted = MIME_HEAD;
  }
  const all = function* (): Generator<Piece> {
    yield* seen;
    for (let next = iterator.next(); next.done !== true; next = iterator.next()) yield next.value;
  };
  return { pieces: all(), head: head(), damage: seen.find(isDamage) ?? null };
}

// A file that was cut off is read as far as it goes; damage in its middle is an error.
function* whole(pieces: Iterable<Piece>, file: string, info: TextInfo): Generator<Uint8Array> {
  for (const piece of pieces) {
    if (!isDamage(piece)) {
      yield piece;
      continue;
    }
    if (!piece.truncated) throw damagedFile(piece, file);
    info.truncated = piece.message;
  }
}

function damagedFile({ message, offset }: Damage, file: string): ScrapeCleanError {
  return new ScrapeCleanError('damaged', `${message} at byte ${offset}`, 'fetch it again', { file });
}

function* memberPages(
  { name, content, media, charset, url, fetched, recordId }: Member,
  site: string,
  info: TextInfo,
  { encoding, live = false }: ReadOptions,
): Generator<RawPage> {
  const about = {
    ...(url === undefined ? {} : { url }),
    ...(fetched === undefined ? {} : { fetched }),
    ...(recordId === undefined ? {} : { recordId }),
  };
  const texts =
    typeof content === 'string'
      ? [content]
      : decodeAll(content, name, info, live ? LIVE_BYTES : HEAD_BYTES, { encoding, declared: charset });
  const asRead = (page: RawPage): RawPage => ({
    ...page,
    text: withoutReferences(withoutPrefixes(page.text)),
    ...about,
  });
  let splitter: Splitter | null = null;
  let html = '';
  let seen = 0;
  let isHtml = media === 'html';
  for (const text of withFeeds(texts)) {
    if (seen === 0) isHtml ||= looksLikeHtml(text) || (HTML_NAME.test(name) && /<[a-z][^>]*>/i.test(text));
    seen += text.length;
    if (isHtml) {
      html += text;
      if (seen > LONGEST_PAGE) throw pageTooLong(name);
      continue;
    }
    splitter ??= new Splitter(name, site);
    for (const page of splitter.push(withoutNuls(text, splitter.line, info))) yield asRead(page);
  }
  if (seen === 0) throw empty(name);
  if (splitter !== null) {
    for (const page of splitter.end()) yield asRead(page);
    info.lines += splitter.lines;
  } else {
    html = withoutNuls(html, 1, info);
    info.lines += linesOf(html);
    yield { file: name, site, text: html, firstLine: 1, media: 'html', ...about };
  }
}

// Files of old Macintoshes end their lines with nothing but a carriage return.
function* withFeeds(texts: Iterable<string>): Generator<string> {
  let isOld: boolean | null = null;
  for (const text of texts) {
    isOld ??= !text.includes('\n') && /\r./s.test(text);
    yield isOld ? text.replaceAll('\r', '\n') : text;
  }
}

const HTML_NAME = /\.x?html?(?:\.\w+)?$/i;

function linesOf(text: string): number {
  return breaksIn(text) + (text.endsWith('\n') || text === '' ? 0 : 1);
}

/** Bytes that are waited for where somebody is waiting. */
const LIVE_BYTES = 4096;

function* decodeAll(
  chunks: Iterable<Uint8Array>,
  file: string,
  info: TextInfo,
  headBytes: number,
  options: EncodingOptions,
): Generator<string> {
  const window = new Window(chunks);
  const head = window.fill(headBytes).subarray(0, headBytes);
  const decoder: Decoder = decoderFor(head, options);
  const why = whyBinary(head, decoder.encoding);
  if (why !== null)
    throw new ScrapeCleanError(
      'binary',
      `is no text (${why})`,
      'give text dumps, HTML or WARC; leave other files out with --exclude',
      { file },
    );
  info.encoding = decoder.encoding;
  for (const chunk of window.rest()) {
    const text = decoder.decode(chunk);
    if (text !== '') yield text;
  }
  const last = decoder.end();
  if (last !== '') yield last;
}

// A NUL is in no text: it becomes a replacement character, as browsers have it, so that it is seen where it stood.
function withoutNuls(text: string, firstLine: number, info: TextInfo): string {
  const lineOf = (at: number): number => firstLine + breaksIn(text.slice(0, at));
  for (let at = text.indexOf('\ufffd'); at >= 0; at = text.indexOf('\ufffd', at + 1))
    if (info.replaced++ === 0) info.replacedAt = lineOf(at);
  const first = text.indexOf('\0');
  if (first < 0) return text;
  for (let at = first; at >= 0; at = text.indexOf('\0', at + 1))
    if (info.nuls++ === 0) info.nulAt = lineOf(at);
  return text.replaceAll('\0', '\ufffd');
}
