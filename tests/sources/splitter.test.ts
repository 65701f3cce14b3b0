// A text of joined dumps is told apart into its pages, those of each site together.

import { describe, expect, test } from 'vitest';
import { emptyInfo, type RawPage, readPages, ScrapeCleanError } from '../../src/index.ts';

const WORDS =
  'amber birch cedar delta ember fjord grove heath inlet jetty kelp larch maple north ocean pine'.split(' ');

// Words that no two places share in a row.
function sentence(number: number): string {
  const words = Array.from({ length: 18 }, (_, i) => WORDS[(number * (i + 3) + i * i) % WORDS.length]!);
  return `Report ${number} of ${words.join(' ')}.`;
}

interface Site {
  readonly name: string;
  readonly menu: readonly string[];
  /** Lines behind every article. */
  readonly behind: readonly string[];
}

const site = (name: string, behind: readonly string[] = ['Share']): Site => ({
  name,
  menu: WORDS.slice(0, 7).map((word) => `${name} ${word}`),
  behind,
});

function dump({ name, menu, behind }: Site, number: number): string {
  const articles = Array.from({ length: 8 }, (_, i) => [
    `Title ${number}-${i}`,
    ...Array.from({ length: 15 }, (_, k) => sentence(number * 200 + i * 20 + k)),
    ...behind,
  ]);
  return `${[name, ...menu, ...articles.flat(), `Foot of ${name}`].join('\n')}\n`;
}

const dumps = (own: Site, count: number): string[] =>
  Array.from({ length: count }, (_, number) => dump(own, number));

function pagesOf(text: string, chunk: number): RawPage[] {
  const bytes = new TextEncoder().encode(text);
  const chunks = function* (): Generator<Uint8Array> {
    for (let at = 0; at < bytes.length; at += chunk) yield bytes.subarray(at, at + chunk);
  };
  return [...readPages(chunks(), 'all.txt', '', emptyInfo())].map((page) => {
    if (page instanceof ScrapeCleanError) throw page;
    return page;
  });
}

describe('dumps of several sites in one file', () => {
  const [first, second, third] = [site('North'), site('South'), site('West')];
  const joined = [...dumps(first, 4), ...dumps(second, 60), ...dumps(third, 30)];
  const text = joined.join('');

  test.each([1 << 20, 70_001, 4093])('in chunks of %i bytes', (chunk) => {
    const pages = pagesOf(text, chunk);
    expect(pages.map((page) => page.text)).toEqual(joined);
    const sites = pages.map((page) => page.site);
    expect(new Set(sites).size).toBe(3);
    expect(sites.slice(0, 4)).toEqual(Array(4).fill(''));
    expect(new Set(sites.slice(4, 64)).size).toBe(1);
    expect(new Set(sites.slice(64)).size).toBe(1);
    let line = 1;
    for (const page of pages) {
      expect(page.firstLine).toBe(line);
      line += page.text.split('\n').length - 1;
    }
  });

  test('a site that comes back is the same site', () => {
    const pages = pagesOf([...dumps(first, 4), ...dumps(second, 60), ...dumps(first, 60)].join(''), 1 << 20);
    expect(pages.length).toBe(124);
    expect(new Set(pages.map((page) => page.site)).size).toBe(2);
  });
});

test('a long page with a share bar of many lines behind every article is one page', () => {
  const own = site('Long', ['Facebook', 'Twitter', 'Pinterest', 'Telegram', 'WhatsApp', 'Email', 'Print']);
  const [page = ''] = dumps(own, 1);
  const [foot = ''] = /Foot.*\n/.exec(page) ?? [];
  const [head = '', ...articles] = page.replace(foot, '').split('Title ');
  const body = Array.from({ length: 25 }, (_, i) =>
    articles.map((article) => `Title ${i} ${article}`).join(''),
  );
  const text = head + body.join('') + foot;
  expect(text.length).toBeGreaterThan(300_000);
  expect(pagesOf(text, 1 << 20).map((page) => page.text)).toEqual([text]);
});
