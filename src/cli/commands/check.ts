// New records against records that were kept, for CI: prints what differs, exit 1 if anything does.

import { readFileSync } from 'node:fs';
import {
  type ArticleRecord,
  type Change,
  compareRecords,
  type Difference,
  run,
  ScrapeCleanError,
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
  if (typed.against === undefined)
    throw new ScrapeCleanError(
      'usage',
      'check compares with records that were kept',
      'name their file (NDJSON or JSON) with --against',
    );
  const kept = readRecords(typed.against);
  const job = await prepare(args, typed);
  const sink = streamSink(process.stdout);
  const tally = new Tally();
  const fresh: ArticleRecord[] = [];
  try {
    for (const failure of job.failures) {
      report(terminal, failure, typed.debug === true);
      tally.failures++;
    }
    for (const event of run(job.inputs, job.run)) {
      tally.add(event);
      if (event.kind === 'failure') terminal.event(event);
      if (event.kind === 'page') fresh.push(...event.records);
    }
  } finally {
    job.stdin?.close();
  }
  const differences = compareRecords(kept, fresh);
  for (const difference of differences) await sink.write(shown(difference));
  await sink.close();
  const count = (kind: Difference['kind']): number =>
    differences.filter((difference) => difference.kind === kind).length;
  terminal.summary(
    `${kept.length} records kept, ${fresh.length} now: ${count('changed')} changed, ${count('missing')} missing, ${count('added')} added`,
  );
  if (tally.failures > 0) return tally.files === 0 ? exitCodes.allFailed : exitCodes.someFailed;
  return differences.length > 0 ? exitCodes.differs : exitCodes.fine;
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
