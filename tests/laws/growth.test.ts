// Time grows with the length of a page, whatever its elements: what is asked of a line does not look at all others.

import { describe, expect, test } from 'vitest';
import { type Extraction, emptyProfile, extract, learn, type RawPage, understand } from '../../src/index.ts';
import { within } from '../../src/text/ordered.ts';

function extractionOf(text: string): Extraction {
  const raw: RawPage = { file: 'a.html', site: '', text, firstLine: 1, media: 'html' };
  const profile = emptyProfile();
  learn(raw, profile);
  return extract(raw, understand(profile));
}

const COUNT = 150_000;
/** Seconds of the processor. Each takes some; what is said beside is what it took before. */
const LIMIT = 30;

function secondsOf(work: () => void): number {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1e6;
}

describe('elements that never end', () => {
  test.each([
    // The items of one list were copied for each further one: minutes.
    ['<li>x', COUNT],
    ['<ul><li>text ', COUNT / 2],
    ['<table><tr><td>text ', COUNT / 3],
    // Inline elements make no lines: what is too long for one is several.
    ['<b>x', 2],
    ['<a href>x', 2],
  ])('%s', (html, lines) => {
    const times = lines === 2 ? COUNT : lines;
    const seconds = secondsOf(() => expect(extractionOf(html.repeat(times)).page.count).toBe(lines));
    expect(seconds).toBeLessThan(LIMIT);
  });
});

test('three hundred thousand lines, each in a hundred elements', () => {
  // Every stage walked up all elements around each line: 17 s.
  const seconds = secondsOf(() =>
    expect(extractionOf('<div>x'.repeat(2 * COUNT)).page.count).toBe(2 * COUNT),
  );
  expect(seconds).toBeLessThan(LIMIT / 3);
});

test('thirty thousand records on a page', () => {
  // Each date looked for what stands below it among all lines: 30 s of that alone.
  const count = 30_000;
  const bodyOf = (i: number): string => `Words of text ${i} that goes on and on until it comes to its end`;
  const posts = Array.from(
    { length: count },
    (_, i) =>
      `<div class="post"><h2>Night watch ${i}</h2><p>March 5, 2013</p><img alt="Lamp ${i}"><p>${bodyOf(i)}</p></div>`,
  );
  const last = count - 1;
  const seconds = secondsOf(() => {
    const { records } = extractionOf(`<h1>Big</h1>${posts.join('')}`);
    expect(records).toHaveLength(count);
    expect(records[last]).toMatchObject({
      title: `Night watch ${last}`,
      date: '2013-03-05',
      images: [{ alt: `Lamp ${last}` }],
      body: [bodyOf(last)],
    });
  });
  expect(seconds).toBeLessThan(LIMIT);
});

test('what stands in a range of lines', () => {
  const at = [2, 2, 5, 7].map((line) => ({ line }));
  for (const [range, lines] of [
    [
      [0, 9],
      [2, 2, 5, 7],
    ],
    [
      [2, 7],
      [2, 2, 5],
    ],
    [[3, 5], []],
    [[7, 7], []],
    [[8, 3], []],
  ] as const)
    expect(within(at, range).map(({ line }) => line)).toEqual(lines);
});
