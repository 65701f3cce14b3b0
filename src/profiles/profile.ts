// What is remembered of a site while its pages go by: a bounded sample of them, and what the user says of its lines.

import { ScrapeCleanError } from '../errors.ts';
import { hash } from '../text/hash.ts';
import type { Media } from '../types.ts';

/** Pages that a profile holds at most. A share of pages that is measured on it is off by less than 0.13 in 19 of 20 sites. */
const SAMPLE_SIZE = 64;
/** UTF-16 units of the sampled pages together, but for the first one. */
const SAMPLE_UNITS: number = 16 << 20;

/**
 * The pages of a site with the smallest hashes (a bottom-k sketch: Cohen and Kaplan, *Summarizing Data using Bottom-k
 * Sketches*, PODC 2007). Which pages are kept depends on the set of pages alone, so neither order nor workers matter
 * and merging two profiles gives the profile of all pages. Where the pages are too long, fewer are kept: as many as fit
 * in the order of their hashes, and none behind the first that does not.
 */
export interface Profile {
  /** Pages that were seen. */
  pages: number;
  /** Pages of this hash and above do not fit; null where all did. */
  bound: number | null;
  /** In the order of their hashes. */
  readonly sample: SampledPage[];
  readonly overrides: Overrides;
}

export interface SampledPage {
  readonly hash: number;
  readonly text: string;
  /** UTF-16 units of the text. */
  readonly units: number;
  readonly media: Media;
}

/** What the user knows better than the counts. */
export interface Overrides {
  /** Lines that are chrome wherever they stand, without space and list marker. */
  readonly chrome: readonly string[];
  /** Lines that are never chrome. */
  readonly keep: readonly string[];
  /** Pattern of the delimiter lines, or null. */
  readonly delimiter: string | null;
}

export function emptyProfile(overrides: Partial<Overrides> = {}): Profile {
  return {
    pages: 0,
    bound: null,
    sample: [],
    overrides: { chrome: [], keep: [], delimiter: null, ...overrides },
  };
}

export const sampled = (text: string, media: Media): SampledPage => ({
  hash: hash(text),
  text,
  units: text.length,
  media,
});

/** Adds a page. */
export function observe(profile: Profile, text: string, media: Media = 'text'): void {
  profile.pages++;
  insert(profile, sampled(text, media));
}

/**
 * The profile of the pages of both, with the overrides of both.
 * @throws ScrapeCleanError `bad-profile` where their overrides contradict each other
 */
export function merge(a: Profile, b: Profile): Profile {
  const bounds = [a.bound, b.bound].filter((bound) => bound !== null);
  const both: Profile = {
    pages: a.pages + b.pages,
    bound: bounds.length === 0 ? null : Math.min(...bounds),
    sample: [],
    overrides: mergeOverrides(a.overrides, b.overrides),
  };
  for (const page of [...a.sample, ...b.sample]) insert(both, page);
  return both;
}

function mergeOverrides(a: Overrides, b: Overrides): Overrides {
  if (a.delimiter !== null && b.delimiter !== null && a.delimiter !== b.delimiter)
    throw new ScrapeCleanError(
      'bad-profile',
      `two profiles name different delimiters (${a.delimiter} and ${b.delimiter})`,
      'decide for one of them',
    );
  const union = (one: readonly string[], other: readonly string[]): string[] =>
    [...new Set([...one, ...other])].sort();
  const both: Overrides = {
    chrome: union(a.chrome, b.chrome),
    keep: union(a.keep, b.keep),
    delimiter: a.delimiter ?? b.delimiter,
  };
  checkOverrides(both);
  return both;
}

/** @throws ScrapeCleanError `bad-profile` if a line is to be kept and dropped */
export function checkOverrides({ chrome, keep }: Overrides, file?: string): void {
  const twice = chrome.find((line) => keep.includes(line));
  if (twice !== undefined)
    throw new ScrapeCleanError(
      'bad-profile',
      `the line ${JSON.stringify(twice)} stands in "chrome" and in "keep"`,
      'take it out of one of them',
      file === undefined ? {} : { file },
    );
}

function insert(profile: Profile, page: SampledPage): void {
  const { sample } = profile;
  if (profile.bound !== null && page.hash >= profile.bound) return;
  let at = sample.length;
  while (at > 0 && sample[at - 1]!.hash > page.hash) at--;
  // A page that came twice teaches nothing new.
  if (at >= SAMPLE_SIZE || sample[at - 1]?.hash === page.hash) return;
  sample.splice(at, 0, page);
  let units = unitsOf(profile);
  while (sample.length > SAMPLE_SIZE || (units > SAMPLE_UNITS && sample.length > 1)) {
    const last = sample.pop()!;
    if (units > SAMPLE_UNITS) profile.bound = last.hash;
    units -= last.units;
  }
}

/** UTF-16 units of a page of text that are enough to learn from: some 200 records. */
const LONGEST_STUDIED: number = 1 << 19;

/** What is learned from of a page: how long a text goes on like that says nothing of its site. */
export function studiedText({ text, media }: SampledPage): string {
  return media === 'html' || text.length <= LONGEST_STUDIED
    ? text
    : text.slice(0, text.lastIndexOf('\n', LONGEST_STUDIED) + 1);
}

/** UTF-16 units of the pages that a profile holds. */
export function unitsOf({ sample }: Profile): number {
  return sample.reduce((sum, { units }) => sum + units, 0);
}
