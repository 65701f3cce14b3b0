// Records out of inputs.

import { join } from 'node:path';
import {
  type ArticleRecord,
  type Emitter,
  type Input,
  makeEmitter,
  type RunEvent,
  run,
  runInParallel,
  type Viewed,
  viewed,
  type Wanted,
} from '../../index.ts';
import { exitCodes } from '../flags.ts';
import { outputNames, RecordNames } from '../names.ts';
import { type Job, prepare, type Typed } from '../options.ts';
import { fileSink, makeFolder, type Sink, streamSink } from '../output.ts';
import { Tally } from '../tally.ts';
import { report, type Terminal } from '../terminal.ts';

/** Set by a signal: the run stops behind the page it is at, and its output is completed. */
export interface Stop {
  readonly code: number | null;
}

export async function extractCommand(
  args: readonly string[],
  typed: Typed,
  terminal: Terminal,
  stop: Stop,
): Promise<number> {
  const job = await prepare(args, typed);
  const tally = new Tally();
  let done = 0;
  try {
    for (const failure of job.failures) {
      report(terminal, failure, typed.debug === true);
      tally.failures++;
    }
    const out = await openOutput(job, typed);
    const side: SideFile[] = [];
    try {
      const options = { force: typed.force === true, isInput: job.isInput };
      if (typed.ledger !== undefined) side.push({ sink: fileSink(typed.ledger, options), tell: ledgerLines });
      if (typed.rejects !== undefined)
        side.push({ sink: fileSink(typed.rejects, options), tell: rejectLines });
      let rested = performance.now();
      for await (const event of eventsOf(job, typed)) {
        tally.add(event);
        terminal.event(event);
        for (const { sink, tell } of side) await sink.write(tell(event));
        await out.take(event);
        if (event.kind === 'file-end' || event.kind === 'failure')
          terminal.progress(++done, job.inputs.length);
        // Signals and closed pipes are heard between two pages only.
        if (performance.now() - rested > 50) {
          await new Promise((next) => setImmediate(next));
          rested = performance.now();
        }
        if (stop.code !== null || out.ended) break;
      }
      const complete = stop.code === null && !out.ended;
      if (stop.code === null) await out.close();
      else await out.stop();
      for (const { sink } of side) {
        if (complete) await sink.close();
        else sink.abort();
      }
    } catch (error) {
      out.abort();
      for (const { sink } of side) sink.abort();
      throw error;
    }
  } finally {
    job.stdin?.close();
    terminal.clear();
  }
  terminal.summary(tally.summary(terminal.seconds));
  if (stop.code !== null) return stop.code;
  if (tally.failures > 0) return tally.files === 0 ? exitCodes.allFailed : exitCodes.someFailed;
  return typed.strict === true && tally.warningCount > 0 ? exitCodes.warnings : exitCodes.fine;
}

type Event = Viewed<RunEvent>;

// By workers where these pay.
function eventsOf(job: Job, typed: Typed): AsyncIterable<Event> | Iterable<Event> {
  const wanted = { ledger: typed.ledger !== undefined, rejects: typed.rejects !== undefined };
  return job.jobs > 1
    ? runInParallel(job.inputs, { ...job.settings, jobs: job.jobs, delimiter: job.delimiter, wanted })
    : eventsOfOne(job, wanted);
}

function* eventsOfOne(job: Job, wanted: Wanted): Generator<Event> {
  for (const event of run(job.inputs, job.run)) yield viewed(event, wanted);
}

interface Output {
  take(event: Event): Promise<void>;
  close(): Promise<void>;
  /** Behind an interrupt: a stream is completed, a file that is not complete is removed. */
  stop(): Promise<void>;
  abort(): void;
  readonly ended: boolean;
}

async function openOutput(job: Job, typed: Typed): Promise<Output> {
  const format = typed.format ?? 'ndjson';
  const options = { excel: typed.excel === true };
  if (typed.outDir !== undefined) {
    if (format === 'md')
      return documents(typed.outDir, job, typed, await makeEmitter('md', { frontMatter: true }));
    return filePerInput(typed.outDir, job, typed, () => makeEmitter(format, options));
  }
  const emitter = await makeEmitter(format, options);
  const sink =
    typed.output === undefined
      ? streamSink(process.stdout)
      : fileSink(typed.output, { force: typed.force === true, isInput: job.isInput });
  return single(sink, emitter, { isFile: typed.output !== undefined, live: job.live });
}

// Everything into one stream.
async function single(
  sink: Sink,
  emitter: Emitter,
  { isFile, live }: { readonly isFile: boolean; readonly live: boolean },
): Promise<Output> {
  let position = 0;
  await sink.write(emitter.begin());
  return {
    async take(event) {
      if (event.kind !== 'page') return;
      for (const record of event.records) await sink.write(emitter.record(record, position++));
      // The next page may be long in coming.
      if (live) await sink.flush();
    },
    async close() {
      await sink.write(emitter.end());
      await sink.close();
    },
    async stop() {
      if (isFile) return sink.abort();
      await sink.write(emitter.end());
      await sink.close();
    },
    abort: () => sink.abort(),
    get ended() {
      return sink.ended;
    },
  };
}

// A file for each input, named after it.
function filePerInput(folder: string, job: Job, typed: Typed, make: () => Promise<Emitter>): Output {
  let names: ReadonlyMap<Input, string> | null = null;
  let open: { sink: Sink; emitter: Emitter; position: number } | null = null;
  return {
    async take(event) {
      if (event.kind === 'file') {
        const emitter = await make();
        names ??= namesOf(job.inputs, emitter.extension);
        const path = join(folder, names.get(event.input)!);
        makeFolder(join(path, '..'));
        open = {
          sink: fileSink(path, { force: typed.force === true, isInput: job.isInput }),
          emitter,
          position: 0,
        };
        await open.sink.write(emitter.begin());
      }
      if (event.kind === 'page' && open !== null)
        for (const record of event.records)
          await open.sink.write(open.emitter.record(record, open.position++));
      if (event.kind === 'failure') {
        open?.sink.abort();
        open = null;
      }
      if (event.kind === 'file-end' && open !== null) {
        await open.sink.write(open.emitter.end());
        await open.sink.close();
        open = null;
      }
    },
    close: async () => open?.sink.abort(),
    stop: async () => open?.sink.abort(),
    abort: () => open?.sink.abort(),
    ended: false,
  };
}

// A file for each record, in a folder for each input.
function documents(folder: string, job: Job, typed: Typed, emitter: Emitter): Output {
  const names = namesOf(job.inputs, '');
  let place: { path: string; records: RecordNames } | null = null;
  const write = async (record: ArticleRecord): Promise<void> => {
    if (place === null) return;
    const sink = fileSink(join(place.path, place.records.next(record)), {
      force: typed.force === true,
      isInput: job.isInput,
    });
    try {
      await sink.write(emitter.record(record, 0));
      await sink.close();
    } catch (error) {
      sink.abort();
      throw error;
    }
  };
  return {
    async take(event) {
      if (event.kind === 'file') {
        place = { path: join(folder, names.get(event.input)!), records: new RecordNames() };
        makeFolder(place.path);
      }
      if (event.kind === 'page') for (const record of event.records) await write(record);
    },
    close: async () => undefined,
    stop: async () => undefined,
    abort: () => undefined,
    ended: false,
  };
}

function namesOf(inputs: readonly Input[], extension: string): Map<Input, string> {
  const names = outputNames(
    inputs.map(({ name }) => name),
    extension,
  );
  return new Map(inputs.map((input, i) => [input, names[i]!]));
}

// A file beside the output, and what it tells of an event.
interface SideFile {
  readonly sink: Sink;
  tell(event: Event): string;
}

function ledgerLines(event: Event): string {
  if (event.kind === 'file') return `${JSON.stringify(event.head)}\n`;
  return event.kind === 'page' ? event.view.ledger : '';
}

const rejectLines = (event: Event): string => (event.kind === 'page' ? event.view.rejects : '');
