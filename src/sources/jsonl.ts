// JSON Lines: corpora with a document a line, its text in a field.

import { ScrapeCleanError } from '../errors.ts';
import { decoderFor } from './decode.ts';
import { type DocumentFields, memberOf } from './document.ts';
import type { Found } from './member.ts';

/** Whether the first line is an object that holds a text; one that was cut off is not known. */
export function looksLikeJsonl(head: Uint8Array, fields: DocumentFields): boolean {
  // Nearly every other file is told by its first sign.
  if (!/^(?:\ufeff|\s)*\{/.test(new TextDecoder('utf-8', { ignoreBOM: true }).decode(head.subarray(0, 64))))
    return false;
  const text = decoderFor(head).decode(head).trimStart();
  const [line = ''] = text.split('\n', 1);
  try {
    const document = JSON.parse(line) as Readonly<Record<string, unknown>>;
    return typeof document[fields.text] === 'string';
  } catch {
    return line.length === text.length && /^\{\s*"[^"]+"\s*:/.test(line) && text.includes(`"${fields.text}"`);
  }
}

/** The documents of a file. A line that is none is told. */
export function* jsonlMembers(
  chunks: Iterable<Uint8Array>,
  file: string,
  fields: DocumentFields,
): Generator<Found> {
  let number = 0;
  for (const line of linesOf(chunks)) {
    number++;
    if (line.trim() === '') continue;
    let document: Readonly<Record<string, unknown>>;
    try {
      document = JSON.parse(line) as typeof document;
    } catch {
      yield bad(file, number, 'is no JSON');
      continue;
    }
    yield memberOf((name) => document?.[name], fields, file) ??
      bad(file, number, `has no text in the field ${JSON.stringify(fields.text)}`);
  }
}

function bad(file: string, line: number, message: string): ScrapeCleanError {
  return new ScrapeCleanError('damaged', message, 'mend the line; --text-field names the field', {
    file,
    line,
  });
}

function* linesOf(chunks: Iterable<Uint8Array>): Generator<string> {
  const decoder = decoderFor(new Uint8Array(0));
  let rest = '';
  for (const chunk of chunks) {
    rest += decoder.decode(chunk);
    const lines = rest.split('\n');
    rest = lines.pop()!;
    yield* lines;
  }
  rest += decoder.end();
  if (rest !== '') yield rest;
}
