// For CI: new records against records that were kept, and a site against its profile. Prints what differs, exit 1 if
// anything does.

import { readFileSync } from 'node:fs';
import {
  type ArticleRecord,
  type Change,
  compareRecords,
  type Difference,
  type Drift,
  driftOf,
  type Extraction,
  extract,
  linesOf,
  Measurement,
  type Profile,
  type RunOptions,
  recurringLines,
  run,
  ScrapeCleanError,
  understand,
  visible,
} from '../../index.ts';
import { exitCodes } from '../flags.ts';
import { prepare, type Typed } from '../options.ts';
import { streamSink } from '../output.ts';
import { Tally } from '../tally.ts';
import { report, type Terminal } from '../terminal.ts';

/** Characters of a value that are shown, and of them in front of the first that differs. */
const SHOWN = 100;
const AHEAD = 20;

export async function checkCommand(
  args: readonly string[],
  typed: Typed,
  terminal: Terminal,
): Promise<number> {
  if (typed.against === undefined && typed.profile === undefined)
    throw new ScrapeCleanError(
      'usage',
      'check compares with records that were kept, or with a profile',
      'name a file of records (NDJSON or JSON) with --against, or a profile with --profile',
    );
  const most = Number(typed.maxDrift);
  if (!(most >= 0))
    throw new ScrapeCleanError('usage', '--max-drift is no share', 'give a number such as 0.2');
  const kept = typed.against === undefined ? null : readRecords(typed.against);
  const job = await prepare(args, typed);
  const sink = streamSink(process.stdout);
  const tally = new Tally();
  const fresh: ArticleRecord[] = [];
  const drift = job.run.profile === undefined ? null : new DriftCheck(job.run.profile, job.run);
  try {
    for (const failure of job.failures) {
      report(terminal, failure, typed.debug === true);
      tally.failures++;
    }
    for (const event of run(job.inputs, job.run)) {
      tally.add(event);
      if (event.kind === 'failure' || event.kind === 'damage') terminal.event(event);
      if (event.kind !== 'page') continue;
      if (kept !== null) fresh.push(...event.records);
      drift?.add(event.extraction);
    }
  } finally {
    job.stdin?.close();
  }
  const differences = kept === null ? [] : compareRecords(kept, fresh);
  for (const difference of differences) await sink.write(shown(difference));
  const drifts = drift?.result(most) ?? [];
  if (drifts.length > 0) await sink.write(table(drifts));
  await sink.close();
  if (kept !== null) terminal.summary(countsOf(differences, kept.length, fresh.length));
  const drifted = drifts.filter((row) => row.drifted);
  if (drift !== null)
    terminal.summary(
      drifted.length === 0
        ? 'the site looks as it did when it was learned'
        : `the site has changed: ${drifted.map(({ measure }) => measure).join(', ')}; look at its pages with scrape-clean explain, and learn it again`,
    );
  if (tally.failures > 0) return tally.files === 0 ? exitCodes.allFailed : exitCodes.someFailed;
  return differences.length + drifted.length > 0 ? exitCodes.differs : exitCodes.fine;
}

function countsOf(differences: readonly Difference[], kept: number, fresh: number): string {
  const count = (kind: Difference['kind']): number =>
    differences.filter((difference) => difference.kind === kind).length;
  return `${kept} records kept, ${fresh} now: ${count('changed')} changed, ${count('missing')} missing, ${count('added')} added`;
}

/** A line is usual on a site if this share of the pages in its profile has it. */
const USUAL = 0.5;

/** Measures new pages of a site as those of its profile. */
class DriftCheck {
  readonly #before: Measurement;
  readonly #now: Measurement;

  constructor(profile: Profile, options: RunOptions) {
    const usual = recurringLines(profile, linesOf)
      .filter(({ pages }) => pages >= USUAL * profile.sample.length)
      .map(({ text }) => text);
    this.#before = new Measurement(usual);
    this.#now = new Measurement(usual);
    const template = understand(profile, options);
    for (const { text, media } of profile.sample)
      this.#before.add(extract({ file: '-', site: '', text, firstLine: 1, media }, template));
  }

  add(extraction: Extraction): void {
    this.#now.add(extraction);
  }

  result(most: number): Drift[] {
    return driftOf(this.#before.result(), this.#now.result(), most);
  }
}

function table(drifts: readonly Drift[]): string {
  const row = (measure: string, before: string, now: string, mark: string): string =>
    `${measure.padEnd(18)}${before.padStart(9)}${now.padStart(9)}${mark}\n`;
  return (
    row('', 'profile', 'now', '') +
    drifts
      .map(({ measure, before, now, drifted }) =>
        row(measure, before.toFixed(2), now.toFixed(2), drifted ? '  drifted' : ''),
      )
      .join('')
  );
}

function readRecords(path: string): ArticleRecord[] {
  const bad = (message: string, line?: number): never => {
    throw new ScrapeCleanError('bad-records', message, 'give a file that extract wrote as NDJSON or JSON', {
      file: path,
      ...(line === undefined ? {} : { line }),
    });
  };
  let text = '';
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    bad(`cannot be read (${(error as NodeJS.ErrnoException).code ?? 'unknown error'})`);
  }
  const parse = (json: string, line?: number): unknown => {
    try {
      return JSON.parse(json);
    } catch {
      return bad('is no JSON', line);
    }
  };
  const isRecord = (value: unknown): value is ArticleRecord =>
    typeof value === 'object' && value !== null && 'id' in value && 'file' in value && 'index' in value;
  if (text.trimStart().startsWith('[')) {
    const values = parse(text) as unknown[];
    return values.every(isRecord) ? values : bad('holds something that is no record');
  }
  return text.split('\n').flatMap((json, i) => {
    if (json.trim() === '') return [];
    const value = parse(json, i + 1);
    return [isRecord(value) ? value : bad('is no record', i + 1)];
  });
}

function shown(difference: Difference): string {
  const { record, kind } = difference;
  const head = `${visible(record.file)}:${record.lines[0]} ${visible(JSON.stringify(record.title))}`;
  if (kind !== 'changed') return `${head} is ${kind}\n`;
  return `${head}\n${difference.changes.map(shownChange).join('')}`;
}

function shownChange({ field, before, after }: Change): string {
  let same = 0;
  while (before !== null && after !== null && same < before.length && before[same] === after[same]) same++;
  const from = Math.max(0, same - AHEAD);
  const row = (mark: string, value: string | null): string =>
    value === null ? '' : `  ${mark} ${field}: ${visible(part(value, from))}\n`;
  return row('-', before) + row('+', after);
}

function part(value: string, from: number): string {
  const end = Math.min(value.length, from + SHOWN);
  return `${from > 0 ? '…' : ''}${value.slice(from, end)}${end < value.length ? '…' : ''}`;
}
