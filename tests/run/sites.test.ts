// Many sites in one run: what is remembered of them is bounded, and no page is lost.

import { describe, expect, test } from 'vitest';
import { extract, type RawPage } from '../../src/index.ts';
import { Sites } from '../../src/run/sites.ts';

/** A page of a site with two records, and a menu of its own. */
const page = (site: string, number: number): RawPage => ({
  file: `${site}/${number}`,
  site,
  firstLine: 1,
  text: [
    `Menu of ${site}`,
    'Stories',
    ...['lamp', 'reef'].flatMap((word, i) => [
      `The ${word} of day ${number}`,
      '',
      `The keeper wrote of the ${word} at length, since nothing else had happened on that day in ${site}.`,
      '',
      `May ${10 * i + number}, 2011 0 comments`,
      '',
    ]),
    `Imprint of ${site}`,
  ].join('\n'),
});

const SIZE = page('a', 1).text.length;
const recordsOf = (sites: Sites, raw: RawPage): number => extract(raw, sites.templateOf(raw)).records.length;
const chromeOf = (sites: Sites, raw: RawPage): number => sites.templateOf(raw).chrome.pages;

describe('sites', () => {
  const pages = ['a', 'b', 'a', 'c', 'a', 'b'].map((site, i) => page(site, i + 1));
  const seen = (units: number, templates = 10): Sites => {
    const sites = new Sites(undefined, { units, templates });
    for (const each of pages) sites.see(each);
    return sites;
  };

  test('above a few sites their pages wait packed, and nothing of them changes', () => {
    const names = ['a', 'b', 'c', 'd', 'e', 'f', 'g'];
    const odd = 'half of a pair: \ud83d, and “quotes”';
    const raws = [1, 2, 3].flatMap((number) =>
      names.map((site): RawPage => ({ ...page(site, number), text: `${odd}\n${page(site, number).text}` })),
    );
    const all = new Sites();
    for (const each of raws) all.see(each);
    for (const site of names) {
      const own = raws.filter((each) => each.site === site);
      const alone = new Sites();
      for (const each of own) alone.see(each);
      for (const each of own)
        expect(extract(each, all.templateOf(each)).entries).toEqual(
          extract(each, alone.templateOf(each)).entries,
        );
    }
  });

  test('within the bound each is known by all of its pages', () => {
    const sites = seen(100 * SIZE);
    expect(pages.map((each) => chromeOf(sites, each))).toEqual([3, 2, 3, 1, 3, 2]);
  });

  test('above it those with the fewest pages are given up, and their pages are read alone', () => {
    // Room for five: "c" goes when "b" comes again.
    const sites = seen(5.5 * SIZE);
    expect(pages.map((each) => chromeOf(sites, each))).toEqual([3, 2, 3, 1, 3, 2]);
    // Room for four: "b" goes when "a" comes for the third time, "c" when "b" comes again, which is begun anew.
    const few = seen(4.5 * SIZE);
    expect(pages.map((each) => chromeOf(few, each))).toEqual([3, 1, 3, 1, 3, 1]);
    const one = seen(1);
    expect(pages.map((each) => chromeOf(one, each))).toEqual(pages.map(() => 1));
  });

  test.each([100 * SIZE, 4.5 * SIZE, 1])('the records of all pages come with room for %d', (units) => {
    const sites = seen(units);
    expect(pages.map((each) => recordsOf(sites, each))).toEqual(pages.map(() => 2));
  });

  test('templates that were given up are made again', () => {
    const sites = seen(100 * SIZE, 1);
    for (let i = 0; i < 2; i++)
      expect(pages.map((each) => chromeOf(sites, each))).toEqual([3, 2, 3, 1, 3, 2]);
    const [first, , third] = pages;
    expect(sites.templateOf(first!)).toBe(sites.templateOf(third!));
  });

  test('one site is never given up', () => {
    const sites = new Sites(undefined, { units: 1, templates: 1 });
    for (let i = 1; i < 5; i++) sites.see(page('a', i));
    expect(chromeOf(sites, page('a', 1))).toBe(4);
  });
});
