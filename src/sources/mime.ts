// MIME messages (RFC 2045 to 2049): e-mail, and pages that a browser saved as a single file (MHTML, RFC 2557).
//
// Libraries for e-mail are asynchronous, and the pages are read in one synchronous loop; what is needed of the format is
// little: parts between boundaries, two transfer encodings, four headers.

import { ScrapeCleanError } from '../errors.ts';
import { fieldsOf, latin, mediaOf } from './headers.ts';
import { fetchedAt, LONGEST_MEMBER, type Member } from './member.ts';

/** Bytes in which the header of a message must show what it is. */
export const MIME_HEAD: number = 16 << 10;
/** Parts within parts: a message that was forwarded some times. */
const DEEPEST = 16;

/** "Received: from …": what a message may open with, of the fields that mail programs and browsers write. */
const OPENING =
  /^(?:mime-version|from|to|subject|date|received|return-path|delivered-to|message-id|reply-to|sender|content-[a-z-]+|(?:x|arc|dkim|list)-[a-z-]+|authentication-results|snapshot-content-location):/i;
const FIELD = /^[!-9;-~]+:|^[ \t]/;

/** Whether a file that begins so may be a message; `looksLikeMime` tells once it has `MIME_HEAD` bytes. */
export const mayBeMime = (head: Uint8Array): boolean => OPENING.test(latin(head.subarray(0, 64)));

/**
 * Whether a file is a message: its header says `MIME-Version`, or it is one by its name and has a header. A dump of a page
 * may begin with "From: …" as well.
 */
export function looksLikeMime(head: Uint8Array, file: string): boolean {
  if (!mayBeMime(head)) return false;
  const lines = latin(head.subarray(0, MIME_HEAD)).split(/\r?\n/);
  const end = lines.findIndex((line) => !FIELD.test(line));
  // The last line may have been cut off.
  const header = end < 0 ? lines.slice(0, -1) : lines.slice(0, end);
  if (header.some((line) => /^mime-version:/i.test(line))) return end < 0 || lines[end] === '';
  return /\.(?:eml|mht|mhtml)$/i.test(file) && lines[end] === '';
}

interface Part {
  readonly fields: ReadonlyMap<string, string>;
  readonly body: Buffer;
  readonly depth: number;
}

/**
 * The pages of a message: its HTML part, else its plain text; of parts in a row each, but for attachments.
 *
 * @param onTruncated is called with what is missing where the message was cut off
 * @throws ScrapeCleanError `page-too-long`, and `unsupported` for a message without any text
 */
export function* mimeMembers(
  chunks: Iterable<Uint8Array>,
  file: string,
  onTruncated: (message: string) => void,
): Generator<Member> {
  const message = partOf(wholeOf(chunks, file), 0);
  // Only pages that a browser saved tell where they stood; then the date is that of saving.
  const saved = addressOf(message.fields.get('snapshot-content-location'));
  // "Wed, 13 Mar 2024 10:00:00 -0000" becomes what WARC writes.
  const fetched = fetchedAt(new Date(message.fields.get('date') ?? Number.NaN));
  const pages = pagesIn(message, onTruncated);
  if (pages.length === 0)
    throw new ScrapeCleanError(
      'unsupported',
      'is a message without text',
      'leave it out with --exclude; attachments are not read',
      { file },
    );
  for (const { fields, body } of pages) {
    const url = addressOf(fields.get('content-location')) ?? saved;
    yield {
      name: file,
      content: [decoded(body, fields.get('content-transfer-encoding'))],
      ...mediaOf(fields.get('content-type')),
      url,
      fetched: url === undefined ? undefined : fetched,
    };
  }
}

function wholeOf(chunks: Iterable<Uint8Array>, file: string): Buffer {
  const parts: Uint8Array[] = [];
  let length = 0;
  for (const chunk of chunks) {
    length += chunk.length;
    if (length > LONGEST_MEMBER)
      throw new ScrapeCleanError(
        'page-too-long',
        `is a message of more than ${LONGEST_MEMBER >> 20} MiB`,
        'save the page without its pictures, or leave it out with --exclude',
        { file },
      );
    parts.push(chunk.slice());
  }
  return Buffer.concat(parts);
}

// A header, a blank line, a body.
function partOf(bytes: Buffer, depth: number): Part {
  // A part without header begins with the blank line.
  const [blank = ''] = /^\r?\n/.exec(latin(bytes.subarray(0, 2))) ?? [];
  if (blank !== '') return { fields: new Map(), body: bytes.subarray(blank.length), depth };
  const ends = ['\r\n\r\n', '\n\n'].map((end) => ({ at: bytes.indexOf(end, 0, 'latin1'), end }));
  const [first] = ends.filter(({ at }) => at >= 0).sort((a, b) => a.at - b.at);
  const at = first?.at ?? bytes.length;
  return {
    fields: fieldsOf(latin(bytes.subarray(0, at))),
    body: bytes.subarray(at + (first?.end.length ?? 0)),
    depth,
  };
}

function pagesIn(part: Part, onTruncated: (message: string) => void): Part[] {
  const { fields, body, depth } = part;
  const type = fields.get('content-type') ?? 'text/plain';
  const [, kind] = /^\s*multipart\/([\w-]+)/i.exec(type) ?? [];
  if (kind === undefined) return isPage(fields) ? [part] : [];
  const boundary = parameter(type, 'boundary');
  if (boundary === null || depth === DEEPEST) return [];
  const { parts, isClosed } = split(body, boundary);
  if (!isClosed) onTruncated('ends in the middle of a message');
  const children = parts.map((bytes) => partOf(bytes, depth + 1));
  const found = (child: Part): Part[] => pagesIn(child, onTruncated);
  if (/^alternative$/i.test(kind)) {
    const choices = children.map(found).filter((pages) => pages.length > 0);
    return choices.findLast((pages) => pages.some(isHtml)) ?? choices[0] ?? [];
  }
  if (/^related$/i.test(kind)) {
    // The other parts are what the page shows: pictures, style sheets, frames.
    const start = parameter(type, 'start');
    const root = children.findIndex(({ fields: own }) => start !== null && own.get('content-id') === start);
    const [first, ...others] = root < 0 ? children : [children[root]!, ...children];
    for (const child of first === undefined ? [] : [first, ...others]) {
      const pages = found(child);
      if (pages.length > 0) return pages;
    }
    return [];
  }
  return children.flatMap(found);
}

const isHtml = ({ fields }: Part): boolean => mediaOf(fields.get('content-type'))?.media === 'html';

const isPage = (fields: ReadonlyMap<string, string>): boolean =>
  mediaOf(fields.get('content-type')) !== null &&
  !/^\s*attachment/i.test(fields.get('content-disposition') ?? '');

// `boundary="a b"`, `boundary=ab`.
function parameter(field: string, name: string): string | null {
  const [, quoted, plain] =
    new RegExp(`;\\s*${name}\\s*=\\s*(?:"((?:[^"\\\\]|\\\\.)*)"|([^\\s;]+))`, 'i').exec(field) ?? [];
  return quoted?.replace(/\\(.)/g, '$1') ?? plain ?? null;
}

// What stands between the boundaries; a line break in front of one belongs to it.
function split(body: Buffer, boundary: string): { readonly parts: Buffer[]; readonly isClosed: boolean } {
  const parts: Buffer[] = [];
  const mark = `--${boundary}`;
  let start: number | null = null;
  for (let at = body.indexOf(mark, 0, 'latin1'); at >= 0; at = body.indexOf(mark, at + 1, 'latin1')) {
    if (at > 0 && body[at - 1] !== 10) continue;
    const behind = latin(body.subarray(at + mark.length, at + mark.length + 256));
    // A longer line is the boundary of another part that begins alike.
    const line = /^(--)?[ \t]*(?:\r?\n|$)/.exec(behind);
    if (line === null) continue;
    if (start !== null) parts.push(body.subarray(start, Math.max(start, at - breakBefore(body, at))));
    if (line[1] !== undefined) return { parts, isClosed: true };
    start = at + mark.length + line[0].length;
  }
  if (start !== null) parts.push(body.subarray(start));
  return { parts, isClosed: false };
}

const breakBefore = (body: Buffer, at: number): number =>
  body[at - 1] !== 10 ? 0 : body[at - 2] === 13 ? 2 : 1;

function decoded(body: Buffer, encoding = ''): Uint8Array {
  if (/^\s*base64/i.test(encoding)) return Buffer.from(latin(body), 'base64');
  return /^\s*quoted-printable/i.test(encoding) ? unquoted(body) : body;
}

const EQUALS = 0x3d;

// "=C3=A9" is two bytes, "=" at the end of a line is none; an equals sign that is neither stays as it is.
function unquoted(body: Buffer): Uint8Array {
  const out = Buffer.alloc(body.length);
  let length = 0;
  let from = 0;
  for (let at = body.indexOf(EQUALS); at >= 0; at = body.indexOf(EQUALS, from)) {
    length += body.copy(out, length, from, at);
    const behind = latin(body.subarray(at + 1, at + 64));
    const [soft] = /^[ \t]*(?:\r?\n|$)/.exec(behind) ?? [];
    if (soft !== undefined) from = at + 1 + soft.length;
    else {
      const [hex] = /^[\da-f]{2}/i.exec(behind) ?? [];
      out[length++] = hex === undefined ? EQUALS : Number.parseInt(hex, 16);
      from = at + 1 + (hex?.length ?? 0);
    }
  }
  length += body.copy(out, length, from);
  return out.subarray(0, length);
}

const addressOf = (location: string | undefined): string | undefined =>
  location !== undefined && /^https?:\/\//i.test(location) ? location.trim() : undefined;
