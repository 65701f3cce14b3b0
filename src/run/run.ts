// Who does the work: a site's files are read once to learn from them and once to extract their records.

import { createHash } from 'node:crypto';
import { ScrapeCleanError } from '../errors.ts';
import { emptyProfile, extract, learn, understand } from '../pipeline.ts';
import { FirstCopies } from '../records/dedupe.ts';
import { inputsBy, type SiteBy, sitesOf } from '../sources/apart.ts';
import { readChunks, type Spool } from '../sources/bytes.ts';
import type { Input } from '../sources/inputs.ts';
import { readPages, type TextInfo } from '../sources/text.ts';
import type { ArticleRecord, Delimiter, Extraction, Page, Template } from '../types.ts';

export interface RunOptions {
  /** Finds the delimiters instead of what the pages show. */
  readonly find?: (page: Page) => Delimiter[];
  /** What makes a site: its pages are learned together. */
  readonly siteBy?: SiteBy;
  /** Leaves out records that were seen before. */
  readonly dedupe?: boolean;
  /** Asks for the hash of each file. */
  readonly digest?: boolean;
  /** Standard input, if it is among the inputs. */
  readonly stdin?: Spool;
  /** Files to learn from besides the inputs. */
  readonly learnFrom?: readonly Input[];
}

/** What is known of a file before its pages. */
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
  | { readonly kind: 'file'; readonly head: FileHead; readonly input: Input }
  | { readonly kind: 'page'; readonly extraction: Extraction; readonly records: readonly ArticleRecord[] }
  | { readonly kind: 'file-end'; readonly input: Input; readonly records: number }
  | { readonly kind: 'warning'; readonly warning: Warning }
  | { readonly kind: 'failure'; readonly error: ScrapeCleanError; readonly input: Input };

interface Site {
  readonly template: Template;
  readonly heads: ReadonlyMap<Input, FileHead>;
  readonly undecodable: ReadonlyMap<Input, Warning>;
  readonly failures: ReadonlyMap<Input, ScrapeCleanError>;
}

/**
 * Extracts the records of all inputs.
 *
 * A file that fails is told and left out; the others go on. Nothing of a file is told before all of it was read once,
 * so no file is cut silently.
 */
export function* run(inputs: readonly Input[], options: RunOptions = {}): Generator<RunEvent> {
  const siteOf = sitesOf(inputs, options.siteBy ?? 'auto', (input) => chunksOf(input, options));
  const bySite = inputsBy(inputs, (input) => siteOf.get(input)!);
  // A site is learned when its first file comes, and forgotten behind its last one.
  const sites = new Map<string, { site: Site; left: number }>();
  const copies = new FirstCopies();
  const told = new Set<Input>();
  for (const [number, input] of inputs.entries()) {
    const name = siteOf.get(input)!;
    const own = bySite.get(name)!;
    const entry = sites.get(name) ?? { site: learnSite(own, options), left: own.length };
    sites.set(name, entry);
    for (const other of options.learnFrom ?? []) {
      const error = entry.site.failures.get(other);
      if (error === undefined || told.has(other)) continue;
      told.add(other);
      yield { kind: 'failure', error, input: other };
    }
    yield* runFile(input, number, entry.site, { ...options, inputs, copies });
    entry.left--;
    if (entry.left === 0) sites.delete(name);
  }
}

function learnSite(inputs: readonly Input[], options: RunOptions): Site {
  const profile = emptyProfile(inputs[0]?.site ?? '');
  const heads = new Map<Input, FileHead>();
  const damaged = new Map<Input, Warning>();
  const failures = new Map<Input, ScrapeCleanError>();
  for (const input of [...inputs, ...(options.learnFrom ?? [])]) {
    const info: TextInfo = { encoding: 'utf-8', replaced: 0, replacedAt: 0 };
    const hash = options.digest === true ? createHash('sha256') : null;
    let bytes = 0;
    let lines = 0;
    try {
      const counted = count(chunksOf(input, options), (chunk) => {
        bytes += chunk.length;
        hash?.update(chunk);
      });
      for (const page of readPages(counted, input.name, input.site, info)) {
        learn(page, profile);
        lines = page.firstLine - 1 + linesOf(page.text);
      }
      heads.set(input, {
        file: input.name,
        sha256: hash?.digest('hex') ?? null,
        bytes,
        lines,
        encoding: info.encoding,
      });
      if (info.replaced > 0) damaged.set(input, undecodable(input.name, info));
    } catch (error) {
      if (!(error instanceof ScrapeCleanError)) throw error;
      failures.set(input, error);
    }
  }
  return {
    template: understand(profile, options.find === undefined ? {} : { find: options.find }),
    heads,
    undecodable: damaged,
    failures,
  };
}

function linesOf(text: string): number {
  let lines = text.endsWith('\n') || text === '' ? 0 : 1;
  for (let feed = text.indexOf('\n'); feed >= 0; feed = text.indexOf('\n', feed + 1)) lines++;
  return lines;
}

function undecodable(file: string, { encoding, replaced, replacedAt }: TextInfo): Warning {
  return {
    code: 'undecodable',
    message: `${replaced} ${replaced === 1 ? 'place is' : 'places are'} no valid ${encoding.toUpperCase()} and became U+FFFD`,
    fix: 'convert the file to UTF-8 first',
    file,
    line: replacedAt,
  };
}

interface FileOptions extends RunOptions {
  readonly inputs: readonly Input[];
  readonly copies: FirstCopies;
}

function* runFile(input: Input, number: number, site: Site, options: FileOptions): Generator<RunEvent> {
  const failure = site.failures.get(input);
  if (failure !== undefined) {
    yield { kind: 'failure', error: failure, input };
    return;
  }
  const head = site.heads.get(input)!;
  yield { kind: 'file', head, input };
  const damaged = site.undecodable.get(input);
  if (damaged !== undefined) yield { kind: 'warning', warning: damaged };
  try {
    yield* runPages(input, number, site, options);
  } catch (error) {
    // The file changed between the passes.
    if (!(error instanceof ScrapeCleanError)) throw error;
    yield { kind: 'failure', error, input };
  }
}

function* runPages(input: Input, number: number, site: Site, options: FileOptions): Generator<RunEvent> {
  let index = 0;
  let kept = 0;
  const info: TextInfo = { encoding: 'utf-8', replaced: 0, replacedAt: 0 };
  for (const raw of readPages(chunksOf(input, options), input.name, input.site, info)) {
    const extraction = extract(raw, site.template, index);
    index += extraction.records.length;
    const records = extraction.records.map((record) => marked(record, number, options));
    const left =
      options.dedupe === true ? records.filter(({ duplicateOf }) => duplicateOf === null) : records;
    kept += left.length;
    yield { kind: 'page', extraction, records: left };
    for (const record of records) if (record.warnings.length > 0) yield* warningsOf(record);
  }
  if (index === 0) yield { kind: 'warning', warning: noRecord(input.name, site.template) };
  yield { kind: 'file-end', input, records: kept };
}

function marked(record: ArticleRecord, file: number, { copies, inputs }: FileOptions): ArticleRecord {
  const first = copies.add(record.id, { file, index: record.index });
  return first === null ? record : { ...record, duplicateOf: `${inputs[first.file]!.name}#${first.index}` };
}

function noRecord(file: string, { layouts }: Template): Warning {
  return layouts.length === 0
    ? {
        code: 'no-delimiter',
        message: 'nothing on the pages of this site delimits records; no record was made',
        fix: 'name the delimiter with --delimiter, or add further pages of the site',
        file,
      }
    : {
        code: 'no-record',
        message: 'has no line that delimits records on this site; no record was made',
        fix: 'see what became of its lines with scrape-clean explain',
        file,
      };
}

const MEANINGS: Readonly<Record<string, readonly [message: string, fix: string]>> = {
  'cut-off': [
    'the last article has no delimiter: the file seems to be cut off',
    'fetch the page again; its date and comments are null',
  ],
  'date-ambiguous': [
    'the date can be read in two ways, and no other date of the site tells which',
    'its date is null; dateText has it as written',
  ],
  'title-missing': ['the record has no title', 'see its lines with scrape-clean explain'],
  'alt-text-suspected': [
    "words of the title stand inside a sentence and may be an image's text",
    'they stay in the body; look at the paragraph',
  ],
};

function* warningsOf(record: ArticleRecord): Generator<RunEvent> {
  for (const code of record.warnings) {
    const [message, fix] = MEANINGS[code] ?? [code, ''];
    yield { kind: 'warning', warning: { code, message, fix, file: record.file, line: record.lines[0] } };
  }
}

function chunksOf(input: Input, { stdin }: RunOptions): Iterable<Uint8Array> {
  if (input.path !== null) return readChunks(input.path, input.name);
  return stdin?.chunks() ?? [];
}

function* count(chunks: Iterable<Uint8Array>, see: (chunk: Uint8Array) => void): Generator<Uint8Array> {
  for (const chunk of chunks) {
    see(chunk);
    yield chunk;
  }
}
