// Who does the work: a site's files are read once to learn from them and once to extract their records; with a profile,
// once.

import { createHash } from 'node:crypto';
import { ScrapeCleanError } from '../errors.ts';
import { extract, learn, read, understand } from '../pipeline.ts';
import type { Profile } from '../profiles/profile.ts';
import { FirstCopies } from '../records/dedupe.ts';
import { inputsBy, type Look, type SiteBy, sitesOf } from '../sources/apart.ts';
import { type ByteSource, readChunks } from '../sources/bytes.ts';
import type { Input } from '../sources/inputs.ts';
import { emptyInfo, type ReadOptions, readPages } from '../sources/pages.ts';
import type { ArticleRecord, Delimiter, Extraction, Page, RawPage, Template } from '../types.ts';
import { Sites } from './sites.ts';

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
  | { readonly kind: 'page'; readonly extraction: Extraction; readonly records: readonly ArticleRecord[] }
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

/** Tells what is known of the site of a page: those of a container have their own. */
interface TemplateOf {
  templateOf(page: RawPage): Template;
}

interface Site extends TemplateOf {
  readonly surveys: ReadonlyMap<Input, Survey | ScrapeCleanError>;
}

/**
 * Extracts the records of all inputs.
 *
 * A file that fails is told and left out; the others go on. Where a file is read twice, nothing of it is told before
 * all of it was read once, so no file is cut silently.
 */
export function* run(inputs: readonly Input[], options: RunOptions = {}): Generator<RunEvent> {
  const work: Work = { ...options, inputs, copies: new FirstCopies() };
  if (options.profile === undefined) yield* runSites(inputs, work);
  else yield* runKnown(inputs, options.profile, work);
}

interface Work extends RunOptions {
  readonly inputs: readonly Input[];
  readonly copies: FirstCopies;
}

function* runSites(inputs: readonly Input[], work: Work): Generator<RunEvent> {
  const siteOf = sitesOf(inputs, work.siteBy ?? 'auto', lookOf(work));
  const bySite = inputsBy(inputs, (input) => siteOf.get(input)!);
  // A site is learned when its first file comes, and forgotten behind its last one.
  const sites = new Map<string, { site: Site; left: number }>();
  const told = new Set<Input>();
  for (const [number, input] of inputs.entries()) {
    const name = siteOf.get(input)!;
    const own = bySite.get(name)!;
    const entry = sites.get(name) ?? { site: learnSite(own, work), left: own.length };
    sites.set(name, entry);
    for (const other of work.learnFrom ?? []) {
      const error = entry.site.surveys.get(other);
      if (!(error instanceof ScrapeCleanError) || told.has(other)) continue;
      told.add(other);
      yield { kind: 'failure', error, input: other };
    }
    yield* runFile(input, number, entry.site, entry.site.surveys.get(input)!, work);
    entry.left--;
    if (entry.left === 0) sites.delete(name);
  }
}

// A ledger begins with the hash of the file, so then it is read twice all the same.
function* runKnown(inputs: readonly Input[], profile: Profile, work: Work): Generator<RunEvent> {
  const template = understand(profile, work);
  const site: TemplateOf = { templateOf: () => template };
  for (const [number, input] of inputs.entries()) {
    const survey = work.digest === true ? surveyed(input, work, () => undefined) : null;
    yield* runFile(input, number, site, survey, work);
  }
}

function learnSite(inputs: readonly Input[], options: RunOptions): Site {
  const sites = new Sites(options.find);
  const surveys = new Map<Input, Survey | ScrapeCleanError>();
  for (const input of [...inputs, ...(options.learnFrom ?? [])])
    surveys.set(
      input,
      surveyed(input, options, (page) => sites.see(page)),
    );
  return { templateOf: (page) => sites.templateOf(page), surveys };
}

/**
 * Learns a site: adds the pages of all inputs to a profile, and tells what became of each.
 * @param profile is filled
 */
export function* learnProfile(
  inputs: readonly Input[],
  profile: Profile,
  options: Pick<RunOptions, 'stdin' | 'encoding' | 'fields'> = {},
): Generator<Extract<RunEvent, { kind: 'file-end' | 'warning' | 'failure' }>> {
  const siteOf = sitesOf(inputs, 'auto', lookOf(options));
  const sites = [...inputsBy(inputs, (input) => siteOf.get(input)!).values()].filter((own) => own.length > 1);
  if (sites.length > 1) yield { kind: 'warning', warning: severalSites(sites) };
  for (const input of inputs) {
    const survey = surveyed(input, options, (page) => learn(page, profile));
    if (survey instanceof ScrapeCleanError) {
      yield { kind: 'failure', error: survey, input };
      continue;
    }
    for (const warning of survey.warnings) yield { kind: 'warning', warning };
    yield { kind: 'file-end', input, records: 0, head: survey.head };
  }
}

function severalSites(sites: readonly (readonly Input[])[]): Warning {
  const [first, second] = sites.map(([input]) => input!.name);
  return {
    code: 'several-sites',
    message: `the inputs look like ${sites.length} sites (${first} is of another than ${second}), and a profile is of one`,
    fix: 'learn each site apart',
    file: first!,
  };
}

/** What reading a file once tells. */
interface Survey {
  readonly head: FileHead;
  readonly warnings: readonly Warning[];
}

function surveyed(
  input: Input,
  options: RunOptions,
  see: (page: RawPage) => void,
): Survey | ScrapeCleanError {
  const reading = new Reading(input, options);
  try {
    for (const page of reading.pages()) if (!(page instanceof ScrapeCleanError)) see(page);
    return reading.survey();
  } catch (error) {
    if (error instanceof ScrapeCleanError) return error;
    throw error;
  }
}

/** One way through a file, which counts what goes by. */
class Reading {
  readonly #input: Input;
  readonly #options: RunOptions;
  readonly #info = emptyInfo();
  readonly #hash: ReturnType<typeof createHash> | null;
  #bytes = 0;

  constructor(input: Input, options: RunOptions) {
    this.#input = input;
    this.#options = options;
    this.#hash = options.digest === true ? createHash('sha256') : null;
  }

  pages(): Generator<RawPage | ScrapeCleanError> {
    // Files that are learned together are one site, whatever their folders; members of a container may have an own one.
    const { name, path } = this.#input;
    return readPages(this.#chunks(), name, '', this.#info, { ...this.#options, path });
  }

  *#chunks(): Generator<Uint8Array> {
    for (const chunk of chunksOf(this.#input, this.#options)) {
      this.#bytes += chunk.length;
      this.#hash?.update(chunk);
      yield chunk;
    }
  }

  survey(): Survey {
    const { name } = this.#input;
    return {
      head: {
        file: name,
        sha256: this.#hash?.digest('hex') ?? null,
        bytes: this.#bytes,
        lines: this.#info.lines,
        encoding: this.#info.encoding,
      },
      warnings: [
        ...(this.#info.truncated === null ? [] : [truncated(name, this.#info.truncated)]),
        ...(this.#info.replaced > 0 ? [undecodable(name, this.#info)] : []),
      ],
    };
  }
}

function truncated(file: string, message: string): Warning {
  return {
    code: 'truncated',
    message: `${message}; what could be read was kept`,
    fix: 'fetch it again',
    file,
  };
}

function undecodable(
  file: string,
  { encoding, replaced, replacedAt }: ReturnType<typeof emptyInfo>,
): Warning {
  return {
    code: 'undecodable',
    message: `${replaced} ${replaced === 1 ? 'place is' : 'places are'} no valid ${encoding.toUpperCase()} and became U+FFFD`,
    fix: 'name the encoding with --encoding, or convert the file to UTF-8 first',
    file,
    line: replacedAt,
  };
}

function* runFile(
  input: Input,
  number: number,
  site: TemplateOf,
  survey: Survey | ScrapeCleanError | null,
  work: Work,
): Generator<RunEvent> {
  if (survey instanceof ScrapeCleanError) {
    yield { kind: 'failure', error: survey, input };
    return;
  }
  yield { kind: 'file', head: survey?.head ?? null, input };
  for (const warning of survey?.warnings ?? []) yield { kind: 'warning', warning };
  const reading = new Reading(input, { ...work, digest: false });
  let records = 0;
  try {
    records = yield* runPages(input, number, site, reading, work);
  } catch (error) {
    // Read once, or changed between the passes.
    if (!(error instanceof ScrapeCleanError)) throw error;
    yield { kind: 'failure', error, input };
    return;
  }
  const seen = survey ?? reading.survey();
  if (survey === null) for (const warning of seen.warnings) yield { kind: 'warning', warning };
  yield { kind: 'file-end', input, records, head: seen.head };
}

function* runPages(
  input: Input,
  number: number,
  site: TemplateOf,
  reading: Reading,
  work: Work,
): Generator<RunEvent, number> {
  let index = 0;
  let kept = 0;
  let template: Template | null = null;
  for (const raw of reading.pages()) {
    if (raw instanceof ScrapeCleanError) {
      yield { kind: 'damage', error: raw, input };
      continue;
    }
    template = site.templateOf(raw);
    const extraction = extract(raw, template, index);
    index += extraction.records.length;
    const records = extraction.records.map((record) => marked(record, number, work));
    const left = work.dedupe === true ? records.filter(({ duplicateOf }) => duplicateOf === null) : records;
    kept += left.length;
    yield { kind: 'page', extraction, records: left };
    for (const record of records) if (record.warnings.length > 0) yield* warningsOf(record);
  }
  if (index === 0 && template !== null) yield { kind: 'warning', warning: noRecord(input.name, template) };
  return kept;
}

function marked(record: ArticleRecord, file: number, { copies, inputs }: Work): ArticleRecord {
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

function lookOf(options: RunOptions): Look {
  return {
    ...options,
    chunksOf: (input) => chunksOf(input, options),
    linesOf: function* (raw) {
      if (raw.media !== 'html') return yield* raw.text.split('\n');
      const page = read(raw);
      for (let line = 0; line < page.count; line++) yield page.text(line);
    },
  };
}

function chunksOf(input: Input, { stdin }: RunOptions): Iterable<Uint8Array> {
  if (input.path !== null) return readChunks(input.path, input.name);
  return stdin?.chunks() ?? [];
}
