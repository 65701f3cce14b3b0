// What a page costs grows with its length, whatever its elements: nothing that is asked of a line looks at all others.
// Held against a page a quarter as long in the same process, not against a clock.

import { expect, test } from 'vitest';
import { type Extraction, emptyProfile, extract, learn, type RawPage, understand } from '../../src/index.ts';
import type { Media } from '../../src/types.ts';

function extractionOf(text: string, media: Media = 'html'): Extraction {
  const raw: RawPage = { file: 'a', site: '', text, firstLine: 1, media };
  const profile = emptyProfile();
  learn(raw, profile);
  return extract(raw, understand(profile));
}

const LONGER = 4;
/** A page four times as long may cost so many times as much; what grows with the square costs sixteen times. */
const GROWTH = 10;

function costOf(work: () => void): number {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return user + system;
}

function expectLinear(count: number, work: (count: number) => void): void {
  work(Math.ceil(count / 10));
  const short = costOf(() => work(count));
  expect(costOf(() => work(LONGER * count)) / short).toBeLessThan(GROWTH);
}

test.each([
  // The items of one list were copied for each further one.
  ['<li>x', 10_000],
  ['<ul><li>text ', 5_000],
  ['<table><tr><td>text ', 5_000],
  // Every stage walked up all elements around each line.
  ['<div>x', 15_000],
])('%s, never closed', (html, count) => {
  expectLinear(count, (times) => expect(extractionOf(html.repeat(times)).page.count).toBe(times));
});

test.each(['<b>x', '<a href>x'])(
  '%s, never closed, makes no lines: what is too long for one is several',
  (html) => {
    expect(extractionOf(html.repeat(150_000)).page.count).toBe(2);
  },
);

test('blank lines', () => {
  // An expression looked from each of them to the end of all.
  expectLinear(20_000, (times) => {
    expect(extractionOf(`A title\n${'\n'.repeat(times)}The end\n`, 'text').page.count).toBe(2);
  });
});

test('rules, one below the other', () => {
  // What joins a delimiter was read anew with each further line.
  expectLinear(4_000, (times) => {
    expect(extractionOf('---\n'.repeat(times), 'text').page.count).toBe(times);
  });
});

test('elements in each other', () => {
  expectLinear(40_000, (depth) => {
    const { page } = extractionOf(`${'<div>'.repeat(depth)}deep${'</div>'.repeat(depth)}`);
    expect([page.count, page.text(0)]).toEqual([1, 'deep']);
  });
});

test.each([
  // Each date looked for what stands below it among all lines.
  ['in it', 3_000, (text: string) => `<p>${text}</p>`],
  // Each record looked for its text among those of all others.
  ['in an element of their own', 6_000, (text: string) => `<div class="text"><p>${text}</p></div>`],
])('records of a page, their texts %s', (_, least, textOf) => {
  const bodyOf = (i: number): string => `Words of text ${i} that goes on and on until it comes to its end`;
  const postOf = (i: number): string =>
    `<div class="post"><h2>Night watch ${i}</h2><p>March 5, 2013</p><img alt="Lamp ${i}">${textOf(bodyOf(i))}</div>`;
  expectLinear(least, (count) => {
    const posts = Array.from({ length: count }, (_, i) => postOf(i));
    const { records } = extractionOf(`<h1>Big</h1>${posts.join('')}`);
    const last = count - 1;
    expect(records).toHaveLength(count);
    expect(records[last]).toMatchObject({
      title: `Night watch ${last}`,
      date: '2013-03-05',
      images: [{ alt: `Lamp ${last}` }],
      body: [bodyOf(last)],
    });
  });
});
