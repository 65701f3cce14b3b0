// A profile as a file: sorted, a line of text on a line of its own, so that it can be read and a diff reviewed.

import { ScrapeCleanError } from '../errors.ts';
import {
  checkOverrides,
  emptyProfile,
  merge,
  type Overrides,
  type Profile,
  type SampledPage,
  sampled,
} from './profile.ts';

/** Raised when a file of the version before would be read wrong. */
const VERSION = 1;

interface ProfileFile extends Overrides {
  readonly version: number;
  readonly pages: number;
  readonly bound: number | null;
  /** For the reader: it is counted anew whenever the file is written. */
  readonly lines: readonly CountedLine[];
  readonly sample: readonly SampleRow[];
}

/** The lines of a page of text, or of the source of an HTML page. */
type SampleRow = readonly string[] | { readonly html: readonly string[] };

/** The lines of a page as they are counted. */
export type LinesOf = (page: SampledPage) => Iterable<string>;

const sourceLines: LinesOf = ({ text, media }) => (media === 'html' ? [] : text.split('\n'));

/** A line that comes again, on how many pages of the sample and how often in all. */
export interface CountedLine {
  readonly text: string;
  readonly pages: number;
  readonly times: number;
}

/**
 * The profile as JSON; equal profiles give equal bytes.
 * @param linesOf the lines that are counted for the reader; by default those of pages of plain text
 */
export function writeProfile(profile: Profile, linesOf: LinesOf = sourceLines): string {
  const { chrome, keep, delimiter } = profile.overrides;
  const file: ProfileFile = {
    version: VERSION,
    pages: profile.pages,
    chrome: [...chrome].sort(),
    keep: [...keep].sort(),
    delimiter,
    bound: profile.bound,
    lines: recurringLines(profile, linesOf),
    sample: profile.sample.map(({ text, media }) =>
      media === 'html' ? { html: text.split('\n') } : text.split('\n'),
    ),
  };
  const rows = Object.entries(file).map(([key, value]) => `  ${JSON.stringify(key)}: ${rowsOf(key, value)}`);
  return `{\n${rows.join(',\n')}\n}\n`;
}

// A counted line is one row; a page is a list of its lines.
function rowsOf(key: string, value: unknown): string {
  if (!Array.isArray(value) || value.length === 0) return JSON.stringify(value);
  if (key === 'sample') return JSON.stringify(value, null, 2).replaceAll('\n', '\n  ');
  return `[\n${value.map((item) => `    ${JSON.stringify(item)}`).join(',\n')}\n  ]`;
}

/** The lines that stand on several pages of the sample (on a single page: several times), by code unit. */
export function recurringLines({ sample }: Profile, linesOf: LinesOf = sourceLines): CountedLine[] {
  const counts = new Map<string, { pages: number; times: number; last: number }>();
  sample.forEach((each, page) => {
    for (const line of linesOf(each)) {
      const trimmed = line.trim();
      if (trimmed === '') continue;
      const count = counts.get(trimmed) ?? { pages: 0, times: 0, last: -1 };
      counts.set(trimmed, {
        pages: count.pages + (count.last === page ? 0 : 1),
        times: count.times + 1,
        last: page,
      });
    }
  });
  return [...counts]
    .filter(([, { pages, times }]) => pages > 1 || (sample.length === 1 && times > 1))
    .map(([text, { pages, times }]) => ({ text, pages, times }))
    .sort((a, b) => (a.text < b.text ? -1 : 1));
}

/**
 * Reads what `writeProfile` wrote, edited by hand or not.
 * @param name of the file, for messages
 * @throws ScrapeCleanError `bad-profile` naming what is wrong
 */
export function readProfile(json: string, name: string): Profile {
  const bad = (message: string, fix = 'learn it again with scrape-clean learn'): never => {
    throw new ScrapeCleanError('bad-profile', message, fix, { file: name });
  };
  let file: unknown;
  try {
    file = JSON.parse(json);
  } catch (error) {
    return bad(`is no JSON (${error instanceof Error ? error.message : 'unknown error'})`, 'mend the file');
  }
  if (typeof file !== 'object' || file === null || Array.isArray(file)) return bad('is no profile');
  const known: readonly string[] = KEYS;
  const unknown = Object.keys(file).find((key) => !known.includes(key));
  if (unknown !== undefined)
    bad(`has an unknown key ${JSON.stringify(unknown)}`, `use one of: ${KEYS.join(', ')}`);
  const value = (key: (typeof KEYS)[number]): unknown => (file as Record<string, unknown>)[key];
  if (value('version') !== VERSION) bad(`is no profile of version ${VERSION}`);
  const strings = (key: 'chrome' | 'keep'): string[] => {
    const list = value(key) ?? [];
    return isStrings(list) ? list : bad(`"${key}" is no list of lines`, 'write ["a line", "another"]');
  };
  const delimiter = value('delimiter') ?? null;
  if (delimiter !== null && typeof delimiter !== 'string')
    return bad('"delimiter" is no pattern', "write '{date} {n} comments' or null");
  const pages = value('pages');
  const bound = value('bound') ?? null;
  const sample = value('sample');
  if (!isCount(pages)) return bad('"pages" is no count');
  if (bound !== null && !isCount(bound)) return bad('"bound" is no hash');
  if (!Array.isArray(sample) || !sample.every(isRow)) return bad('"sample" is no list of pages');
  const overrides: Overrides = { chrome: strings('chrome'), keep: strings('keep'), delimiter };
  checkOverrides(overrides, name);
  // A page that was edited has another hash, and so another place.
  const rows = sample.map((row: SampleRow) =>
    'html' in row ? sampled(row.html.join('\n'), 'html') : sampled(row.join('\n'), 'text'),
  );
  return merge({ pages, bound, sample: rows, overrides }, emptyProfile());
}

const KEYS = ['version', 'pages', 'chrome', 'keep', 'delimiter', 'bound', 'lines', 'sample'] as const;

const isCount = (value: unknown): value is number => Number.isSafeInteger(value) && (value as number) >= 0;

function isRow(value: unknown): value is SampleRow {
  return (
    isStrings(value) ||
    (typeof value === 'object' && value !== null && isStrings((value as { html?: unknown }).html))
  );
}

function isStrings(value: unknown): value is string[] {
  return Array.isArray(value) && value.every((item) => typeof item === 'string');
}
