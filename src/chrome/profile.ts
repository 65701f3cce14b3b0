// What is remembered of a site while its pages go by: a bounded sample of them.

import { combine } from '../text/hash.ts';
import type { Page } from '../types.ts';

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
  readonly site: string;
  pages: number;
  /** Pages of this hash and above do not fit. */
  bound: number;
  readonly sample: SampledPage[];
}

interface SampledPage {
  readonly hash: number;
  readonly page: Page;
  readonly units: number;
}

export function emptyProfile(site: string): Profile {
  return { site, pages: 0, bound: Number.POSITIVE_INFINITY, sample: [] };
}

/** Adds a page; the sample stays sorted by hash. @param units length of the page's text */
export function observe(profile: Profile, page: Page, units: number): void {
  profile.pages++;
  insert(profile, { hash: hashOf(page), page, units });
}

/** The profile of the pages of both. */
export function merge(a: Profile, b: Profile): Profile {
  const both: Profile = {
    site: a.site,
    pages: a.pages + b.pages,
    bound: Math.min(a.bound, b.bound),
    sample: [],
  };
  for (const sampled of [...a.sample, ...b.sample]) insert(both, sampled);
  return both;
}

function insert(profile: Profile, sampled: SampledPage): void {
  const { sample } = profile;
  if (sampled.hash >= profile.bound) return;
  let at = sample.length;
  while (at > 0 && sample[at - 1]!.hash > sampled.hash) at--;
  // A page that came twice teaches nothing new.
  if (at >= SAMPLE_SIZE || sample[at - 1]?.hash === sampled.hash) return;
  sample.splice(at, 0, sampled);
  let units = sample.reduce((sum, { units }) => sum + units, 0);
  while (sample.length > SAMPLE_SIZE || (units > SAMPLE_UNITS && sample.length > 1)) {
    const last = sample.pop()!;
    if (units > SAMPLE_UNITS) profile.bound = last.hash;
    units -= last.units;
  }
}

function hashOf(page: Page): number {
  return combine(Array.from({ length: page.count }, (_, line) => page.key(line)));
}
