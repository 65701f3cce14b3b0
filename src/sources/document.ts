// A document of a corpus: a line of JSON or a row of a table, by the names of its fields.

import type { Member } from './member.ts';

/** Names of the fields of a document: its text and its name. */
export interface DocumentFields {
  readonly text: string;
  readonly id: string;
}

export const FIELDS: DocumentFields = { text: 'text', id: 'id' };

/** What else is read of a document, where it is there. */
export const OTHER_FIELDS = ['url', 'date', 'timestamp'] as const;

/** The page of a document; null where it has no text. */
export function memberOf(
  field: (name: string) => unknown,
  fields: DocumentFields,
  file: string,
): Member | null {
  const text = field(fields.text);
  if (typeof text !== 'string') return null;
  const string = (name: string): string | undefined => {
    const value = field(name);
    return typeof value === 'string' || typeof value === 'number' ? String(value) : undefined;
  };
  return {
    name: file,
    content: text,
    url: string('url'),
    fetched: timeOf(string('date') ?? string('timestamp')),
    recordId: string(fields.id),
  };
}

// Corpora of the web keep the time of the crawl; other dates look otherwise.
const timeOf = (value: string | undefined): string | undefined =>
  value !== undefined && /^\d{4}-\d{2}-\d{2}T/.test(value) ? value : undefined;
