// What a run is asked and what it tells.

import type { ScrapeCleanError } from '../errors.ts';
import type { Profile } from '../profiles/profile.ts';
import { type Viewed, viewOf, type Wanted } from '../reports/view.ts';
import type { SiteBy } from '../sources/apart.ts';
import type { ByteSource } from '../sources/bytes.ts';
import type { Input } from '../sources/inputs.ts';
import type { ReadOptions } from '../sources/pages.ts';
import type { ArticleRecord, Delimiter, Extraction, Page } from '../types.ts';

export interface RunOptions extends ReadOptions {
  /** Finds the delimiters instead of what the pages show. */
  readonly find?: (page: Page) => Delimiter[];
  /** What makes a site: its pages are learned together. */
  readonly siteBy?: SiteBy;
  /** Leaves out records that were seen before. */
  readonly dedupe?: boolean;
  /** Asks for the hash of each file. */
  readonly digest?: boolean;
  /** Standard input, if it is among the inputs. */
  readonly stdin?: ByteSource;
  /** What was learned before: all inputs are of its site, and each is read once. */
  readonly profile?: Profile;
  /** Files to learn from besides the inputs. */
  readonly learnFrom?: readonly Input[];
}

/** What is known of a file once all of it was read. */
export interface FileHead {
  readonly file: string;
  /** Hexadecimal, or null where it was not asked for. */
  readonly sha256: string | null;
  readonly bytes: number;
  readonly lines: number;
  readonly encoding: string;
}

export interface Warning {
  readonly code: string;
  readonly message: string;
  readonly fix: string;
  readonly file: string;
  readonly line?: number;
}

/** What a run tells, in the order of the inputs. */
export type RunEvent =
  /** `head` is null where the file is read only once; its end tells it then. */
  | { readonly kind: 'file'; readonly head: FileHead | null; readonly input: Input }
  | {
      readonly kind: 'page';
      readonly input: Input;
      readonly extraction: Extraction;
      readonly records: readonly ArticleRecord[];
    }
  | {
      readonly kind: 'file-end';
      readonly input: Input;
      readonly records: number;
      readonly head: FileHead;
    }
  | { readonly kind: 'warning'; readonly warning: Warning }
  /** A part of an input that cannot be read; what lies behind it is. */
  | { readonly kind: 'damage'; readonly error: ScrapeCleanError; readonly input: Input }
  | { readonly kind: 'failure'; readonly error: ScrapeCleanError; readonly input: Input };

/** An event with what is told of its page instead of the page, so that it can leave its thread. */
export function viewed(event: RunEvent, wanted: Wanted): Viewed<RunEvent> {
  if (event.kind !== 'page') return event;
  const { extraction, ...rest } = event;
  return { ...rest, view: viewOf(extraction, wanted) };
}
