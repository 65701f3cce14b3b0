// The files of a site: learned together, then told one by one.

import { ScrapeCleanError } from '../errors.ts';
import { extract } from '../pipeline.ts';
import type { Input } from '../sources/inputs.ts';
import type { ArticleRecord, RawPage, Template } from '../types.ts';
import type { RunEvent, RunOptions, Warning } from './events.ts';
import { Reading, type Survey, surveyed } from './reading.ts';
import { Sites } from './sites.ts';

/** Tells what is known of the site of a page: those of a container have their own. */
export interface TemplateOf {
  templateOf(page: RawPage): Template;
}

export interface Site extends TemplateOf {
  readonly surveys: ReadonlyMap<Input, Survey | ScrapeCleanError>;
}

/** Reads the files of a site once. */
export function learnSite(inputs: readonly Input[], options: RunOptions): Site {
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
 * What is told of a file.
 * @param survey of its first reading; null where it is read once
 */
export function* runFile(
  input: Input,
  site: TemplateOf,
  survey: Survey | ScrapeCleanError | null,
  options: RunOptions,
): Generator<RunEvent> {
  if (survey instanceof ScrapeCleanError) {
    yield { kind: 'failure', error: survey, input };
    return;
  }
  yield { kind: 'file', head: survey?.head ?? null, input };
  for (const warning of survey?.warnings ?? []) yield { kind: 'warning', warning };
  const reading = new Reading(input, { ...options, digest: false });
  let records = 0;
  try {
    records = yield* runPages(input, site, reading);
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

function* runPages(input: Input, site: TemplateOf, reading: Reading): Generator<RunEvent, number> {
  let index = 0;
  let template: Template | null = null;
  for (const raw of reading.pages()) {
    if (raw instanceof ScrapeCleanError) {
      yield { kind: 'damage', error: raw, input };
      continue;
    }
    template = site.templateOf(raw);
    const extraction = extract(raw, template, index);
    const { records } = extraction;
    index += records.length;
    yield { kind: 'page', input, extraction, records };
    for (const record of records) if (record.warnings.length > 0) yield* warningsOf(record);
  }
  if (index === 0 && template !== null) yield { kind: 'warning', warning: noRecord(input.name, template) };
  return index;
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
