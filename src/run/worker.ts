// One worker of the pool: reads the ranges that it is given, one after another.

import { parentPort, workerData } from 'node:worker_threads';
import type { ScrapeCleanError } from '../errors.ts';
import type { Profile } from '../profiles/profile.ts';
import { parseDelimiter } from '../segments/pattern.ts';
import type { Input } from '../sources/inputs.ts';
import { loadReader } from '../sources/parquet.ts';
import { type RunEvent, type RunOptions, viewed } from './events.ts';
import type { Answer, Sent, Setup, Task } from './pool.ts';
import { fileOfKnown, knownSite, LearnedSites } from './run.ts';

const { inputs, hasParquet, options } = workerData as Setup;
const { delimiter, wanted, profile } = options;

if (hasParquet) await loadReader();
const work: RunOptions = {
  ...options,
  ...(delimiter === null ? {} : { find: await parseDelimiter(delimiter) }),
};
const numbers = new Map([...inputs, ...(options.learnFrom ?? [])].map((input, number) => [input, number]));
const eventsOf = profile === undefined ? bySite() : byProfile(profile);

function bySite(): (task: Task) => Iterable<RunEvent> {
  // A site is known by its first file, whichever range names it.
  const files = new Map<number, readonly Input[]>();
  const sites = new LearnedSites(work);
  return function* ({ from, to, sites: named }) {
    // Another worker may have had the last file of a site.
    for (const [first, own] of files) if (numbers.get(own.at(-1)!)! < from) files.delete(first);
    sites.forget((own) => numbers.get(own.at(-1)!)! < from);
    const ownOf = new Map<number, readonly Input[]>();
    for (const site of named) {
      const own = files.get(site[0]!) ?? Array.from(site, (number) => inputs[number]!);
      files.set(site[0]!, own);
      for (const number of site) ownOf.set(number, own);
    }
    for (let number = from; number < to; number++) yield* sites.file(inputs[number]!, ownOf.get(number)!);
  };
}

function byProfile(known: Profile): (task: Task) => Iterable<RunEvent> {
  const site = knownSite(known, work);
  return function* ({ from, to }) {
    for (const input of inputs.slice(from, to)) yield* fileOfKnown(input, site, work);
  };
}

function sent(told: RunEvent): Sent {
  const event = viewed(told, wanted);
  if (event.kind === 'warning') return event;
  const input = numbers.get(event.input)!;
  return event.kind === 'failure' || event.kind === 'damage'
    ? { ...event, input, error: plain(event.error) }
    : { ...event, input };
}

function plain({ code, message, fix, place }: ScrapeCleanError): (Sent & { kind: 'failure' })['error'] {
  return { code, message, fix, place };
}

function answer(task: Task): Answer {
  try {
    return { kind: 'told', events: Array.from(eventsOf(task), sent) };
  } catch (error) {
    const { name, message, stack } = error instanceof Error ? error : new Error(String(error));
    return { kind: 'fault', error: { name, message, stack } };
  }
}

parentPort!.on('message', (task: Task) => parentPort!.postMessage(answer(task)));
