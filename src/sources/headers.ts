// Headers as HTTP, WARC and MIME have them: "Name: value", a line each.

import type { Member } from './member.ts';

/** The fields of a header, by their names in lower case; a line that begins with a space goes on. Of two, the last one. */
export function fieldsOf(text: string): Map<string, string> {
  const fields = new Map<string, string>();
  for (const line of text.replace(/\r?\n[ \t]+/g, ' ').split(/\r?\n/)) {
    const colon = line.indexOf(':');
    if (colon > 0) fields.set(line.slice(0, colon).trim().toLowerCase(), utf8(line.slice(colon + 1).trim()));
  }
  return fields;
}

/** What a content type tells of a page; null for what is neither HTML nor plain text. Where nothing is said, the content tells. */
export function mediaOf(type: string | undefined): Pick<Member, 'media' | 'charset'> | null {
  if (type === undefined) return {};
  const [, charset] = /charset\s*=\s*["']?([\w:.-]+)/i.exec(type) ?? [];
  if (/^\s*(?:text\/html|application\/xhtml\+xml)/i.test(type)) return { media: 'html', charset };
  if (/^\s*text\/plain/i.test(type)) return { charset };
  return null;
}

/** Bytes as a string, a character for each. */
export const latin = (bytes: Uint8Array): string =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('latin1');

const utf8 = (text: string): string =>
  /[\x80-\xff]/.test(text) ? Buffer.from(text, 'latin1').toString('utf8') : text;
