// Who does the work: a site's files are read once to learn from them and once to extract their records; with a profile,
// once.

import { ScrapeCleanError } from '../errors.ts';
import { learn, understand } from '../pipeline.ts';
import type { Profile } from '../profiles/profile.ts';
import { SitesApart } from '../sources/apart.ts';
import type { Input } from '../sources/inputs.ts';
import type { RunEvent, RunOptions, Warning } from './events.ts';
import { learnSite, runFile, type Site, type TemplateOf } from './files.ts';
import { Marking } from './marking.ts';
import { lookOf, surveyed } from './reading.ts';

/**
 * Extracts the records of all inputs.
 *
 * A file that fails is told and left out; the others go on. Where a file is read twice, nothing of it is told before
 * all of it was read once, so no file is cut silently.
 */
export function* run(inputs: readonly Input[], options: RunOptions = {}): Generator<RunEvent> {
  const marking = new Marking(inputs, options.dedupe === true);
  for (const event of eventsOf(inputs, options)) yield marking.mark(event);
}

function eventsOf(inputs: readonly Input[], options: RunOptions): Iterable<RunEvent> {
  const { profile } = options;
  return profile === undefined ? runSites(inputs, options) : runKnown(inputs, profile, options);
}

function* runSites(inputs: readonly Input[], options: RunOptions): Generator<RunEvent> {
  const apart = new SitesApart(inputs, options.siteBy ?? 'auto', lookOf(options));
  const sites = new LearnedSites(options);
  for (const input of inputs) yield* sites.file(input, apart.filesOf(input));
}

/** The sites of a run: each is learned when its first file comes, and forgotten behind its last one. */
export class LearnedSites {
  readonly #options: RunOptions;
  readonly #sites = new Map<readonly Input[], Site>();
  readonly #told = new Set<Input>();

  constructor(options: RunOptions) {
    this.#options = options;
  }

  /** @param own all files of the site, the same array each time */
  *file(input: Input, own: readonly Input[]): Generator<RunEvent> {
    const site = this.#sites.get(own) ?? learnSite(own, this.#options);
    this.#sites.set(own, site);
    for (const other of this.#options.learnFrom ?? []) {
      const error = site.surveys.get(other);
      if (!(error instanceof ScrapeCleanError) || this.#told.has(other)) continue;
      this.#told.add(other);
      yield { kind: 'failure', error, input: other };
    }
    yield* runFile(input, site, site.surveys.get(input)!, this.#options);
    if (own.at(-1) === input) this.#sites.delete(own);
  }

  /** Lets go of a site of which no file is left. */
  forget(own: readonly Input[]): void {
    this.#sites.delete(own);
  }
}

// A ledger begins with the hash of the file, so then it is read twice all the same.
function* runKnown(inputs: readonly Input[], profile: Profile, options: RunOptions): Generator<RunEvent> {
  const known = knownSite(profile, options);
  for (const input of inputs) yield* fileOfKnown(input, known, options);
}

/** What a profile says of its site. */
export function knownSite(profile: Profile, options: RunOptions): TemplateOf {
  const template = understand(profile, options);
  return { templateOf: () => template };
}

/** What is told of a file whose site is known before. */
export function fileOfKnown(input: Input, site: TemplateOf, options: RunOptions): Iterable<RunEvent> {
  const survey = options.digest === true ? surveyed(input, options, () => undefined) : null;
  return runFile(input, site, survey, options);
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
  const apart = new SitesApart(inputs, 'auto', lookOf(options));
  const sites = [...new Set(inputs.map((input) => apart.filesOf(input)))].filter((own) => own.length > 1);
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
