// What is known of many sites at once: a crawl has tens of thousands of hosts in a file.

import { deflateRawSync, inflateRawSync } from 'node:zlib';
import { learn, understand } from '../pipeline.ts';
import { emptyProfile, type Profile, type SampledPage, unitsOf } from '../profiles/profile.ts';
import type { Delimiter, Media, Page, RawPage, Template } from '../types.ts';

/** Bounds of what is remembered of all sites together. */
export interface SitesLimits {
  /** UTF-16 units of the sampled pages. */
  readonly units: number;
  /** Templates that are held at once; others are made again from their profiles. */
  readonly templates: number;
}

const LIMITS: SitesLimits = { units: 128 << 20, templates: 256 };

/** Pages from which on a profile is not given up before another one with more. */
const MANY = 64;

/** Above so many sites their pages are packed while they wait: that takes time, and a third of the memory. */
const FEW = 4;

interface Known {
  readonly profile: Profile;
  units: number;
  /** Pages that it was kept for, up to `MANY`. */
  rank: number;
}

/**
 * Learns the pages of many sites, and tells what is known of each.
 *
 * Above the bound the profile with the fewest pages is given up, of those the one that was seen longest ago. A page of
 * which no profile is left is understood by itself: that of a host with one page is so anyway.
 */
export class Sites {
  readonly #find: ((page: Page) => Delimiter[]) | undefined;
  readonly #limits: SitesLimits;
  readonly #known = new Map<string, Known>();
  /** The names of the sites by their ranks, each in the order in which they were seen last. */
  readonly #ranks: readonly Set<string>[] = Array.from({ length: MANY + 1 }, () => new Set<string>());
  #units = 0;
  /** Of the site that was understood last, whose pages come next if they stand together. */
  #latest: Template | null = null;
  /** In the order of their last use. */
  readonly #templates = new Map<string, Template>();

  constructor(find?: (page: Page) => Delimiter[], limits: SitesLimits = LIMITS) {
    this.#find = find;
    this.#limits = limits;
  }

  /** First pass: adds a page. */
  see(page: RawPage): void {
    const known = this.#known.get(page.site) ?? { profile: emptyProfile(), units: 0, rank: 0 };
    learn(page, known.profile);
    this.#ranks[known.rank]!.delete(page.site);
    this.#units -= known.units;
    if (this.#known.size > FEW) pack(known.profile.sample);
    known.rank = Math.min(known.rank + 1, MANY);
    known.units = unitsOf(known.profile);
    this.#units += known.units;
    this.#known.set(page.site, known);
    this.#ranks[known.rank]!.add(page.site);
    while (this.#units > this.#limits.units && this.#known.size > 1) this.#giveUp();
  }

  #giveUp(): void {
    const [site] = this.#ranks.find((names) => names.size > 0)!;
    const { rank, units } = this.#known.get(site!)!;
    this.#ranks[rank]!.delete(site!);
    this.#known.delete(site!);
    this.#units -= units;
  }

  /** Second pass: what is known of the site of a page. */
  templateOf(page: RawPage): Template {
    const { site } = page;
    const known = this.#known.get(site);
    const template = this.#templates.get(site) ?? this.#understood(known?.profile ?? alone(page));
    // Of few sites each template stays, and its pages are not needed any more.
    if (known !== undefined && this.#known.size <= this.#limits.templates) known.profile.sample.length = 0;
    if (known === undefined) return template;
    this.#templates.delete(site);
    this.#templates.set(site, template);
    const [oldest] = this.#templates.keys();
    if (this.#templates.size > this.#limits.templates) this.#templates.delete(oldest!);
    return template;
  }

  #understood(profile: Profile): Template {
    // The pages of one site at a time are held, so that memory does not grow with the sites.
    this.#latest?.remembered.clear();
    this.#latest = understand(profile, {
      remember: true,
      ...(this.#find === undefined ? {} : { find: this.#find }),
    });
    return this.#latest;
  }
}

function alone(page: RawPage): Profile {
  const profile = emptyProfile();
  learn(page, profile);
  return profile;
}

/** A page that waits until its site is understood. */
class PackedPage implements SampledPage {
  readonly hash: number;
  readonly units: number;
  readonly media: Media;
  readonly #bytes: Uint8Array;
  readonly #encoding: 'utf8' | 'utf16le';

  constructor({ hash, units, media, text }: SampledPage) {
    this.hash = hash;
    this.units = units;
    this.media = media;
    // A text that a program wrote may hold half of a surrogate pair, which UTF-8 cannot say.
    this.#encoding = text.isWellFormed() ? 'utf8' : 'utf16le';
    // A copy: what zlib returns lies in a larger piece of memory.
    this.#bytes = new Uint8Array(deflateRawSync(Buffer.from(text, this.#encoding), { level: 1 }));
  }

  get text(): string {
    return inflateRawSync(this.#bytes).toString(this.#encoding);
  }
}

function pack(sample: SampledPage[]): void {
  for (const [i, page] of sample.entries())
    if (!(page instanceof PackedPage)) sample[i] = new PackedPage(page);
}
