// What a file holds: itself, or the pages of an archive.

import type { ScrapeCleanError } from '../errors.ts';
import type { Media } from '../types.ts';

/** One page, or one file with joined pages, as bytes or as text that was decoded with what it lay in. */
export interface Member {
  /** Name in the records: that of the file, with the path inside of an archive behind it. */
  readonly name: string;
  readonly content: Iterable<Uint8Array> | string;
  readonly media?: Media | undefined;
  /** Encoding, where the container says it. */
  readonly charset?: string | undefined;
  readonly url?: string | undefined;
  /** When it was fetched: ISO 8601. */
  readonly fetched?: string | undefined;
  /** Name of the document in its container. */
  readonly recordId?: string | undefined;
}

/** An error costs what it names and nothing else; what comes behind it is read. */
export type Found = Member | ScrapeCleanError;

/** Bytes of a member of an archive, at most. */
export const LONGEST_MEMBER: number = 128 << 20;

/** A time as `fetched` has it; undefined for none, as of a date that is no day. */
export const fetchedAt = (time: Date): string | undefined =>
  Number.isNaN(time.getTime()) ? undefined : time.toISOString().replace('.000Z', 'Z');
