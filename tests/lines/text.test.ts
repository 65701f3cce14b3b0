// Lines that flattening glued together, and what the ledger says of their pieces.

import { describe, expect, test } from 'vitest';
import { emptyProfile, extract, learn, ledgerOf, type RawPage, understand } from '../../src/index.ts';
import { read } from '../../src/lines/read.ts';

const TEXT = 'The fog stayed on the water until noon, so nobody could mend the nets before the tide turned';

const pageOf = (...lines: string[]): RawPage => ({
  file: 'a.txt',
  site: '',
  text: `${lines.join('\n\n')}\n`,
  firstLine: 1,
});

// What the lines of a page begin with, and where those stand that are pieces of one.
function linesOf(...lines: string[]): string[] {
  const page = read(pageOf(...lines));
  return Array.from({ length: page.count }, (_, line) => {
    const piece = page.piece(line);
    return `${page.at(line)}${piece === null ? '' : ` ${piece.join('-')}`} ${page.text(line).slice(-30)}`;
  });
}

describe('a delimiter behind a text', () => {
  test.each([
    ['January 5, 2013 0 comments'],
    ['Read more January 5, 2013 0 comments'],
    ['Posted by admin on May 5, 2013 2 comments'],
    ['12 comments | January 5, 2013'],
    ['5. Januar 2013 No Comments'],
    ['Posted on January 5, 2013'],
    ['Category: Sea | January 5, 2013'],
    ['January 5, 2013'],
  ])('%s', (delimiter) => {
    const lines = Array.from({ length: 3 }, (_, i) => `${TEXT} for the ${i}th time. ${delimiter}`);
    const end = lines[0]!.length;
    const start = end - delimiter.length;
    expect(linesOf(...lines).slice(0, 2)).toEqual([
      `1 0-${start} ${lines[0]!.slice(0, start).trimEnd().slice(-30)}`,
      `1 ${start}-${end} ${delimiter.slice(-30)}`,
    ]);
  });

  test('also behind a credit, where others stand behind texts', () => {
    const counted = 'January 5, 2013 0 comments';
    expect(linesOf(`${TEXT}. ${counted}`, `By Ann Moor ${counted}`, `${TEXT}! ${counted}`)).toHaveLength(6);
  });
});

describe('what stays whole', () => {
  test.each([
    ['one text', [`${TEXT}. January 5, 2013 0 comments`]],
    ['titles with their dates', [1, 2, 3].map((i) => `${TEXT} ${i} January 5, 2013 0 comments`)],
    ['sentences that end in a date', [1, 2, 3].map((i) => `${TEXT}. It was seen ${i} times on May 5, 2013.`)],
    ['sentences that end in a date without a stop', [1, 2, 3].map((i) => `${TEXT} ${i}, on May 5, 2013`)],
    [
      'references, where other lines delimit',
      [1, 2, 3, 4, 5].flatMap((i) => [
        `January ${i}, 2013 0 comments`,
        ...(i > 3 ? [] : [`${TEXT}. Harbour News, May ${i}, 2011`]),
      ]),
    ],
    ['delimiters', [1, 2, 3].map((i) => `January ${i}, 2013 0 comments`)],
  ])('%s', (_, lines) => {
    expect(linesOf(...lines)).toHaveLength(lines.length);
  });
});

test('a wrapped delimiter begins on the line above', () => {
  const lines = [1, 2, 3].map(
    (i) =>
      `The fog stayed on the water\nuntil noon, so that nobody could mend\nthe ${i} nets. Posted on January 5,\n2013 0 comments`,
  );
  expect(linesOf(...lines).slice(2, 5)).toEqual([
    '3 0-12 the 1 nets.',
    '3 12-32 Posted on January 5,',
    '4 2013 0 comments',
  ]);
});

test('in the ledger each piece is a part of its line', () => {
  const lines = ['One', 'Two', 'Three'].flatMap((title, i) => [
    `${title} of the harbour`,
    `${TEXT} for the ${i}th time. January ${i + 1}, 2013 0 comments`,
  ]);
  const raw = pageOf(...lines);
  const profile = emptyProfile();
  learn(raw, profile);
  const extraction = extract(raw, understand(profile));
  expect(extraction.records.map(({ title, comments }) => [title, comments])).toEqual([
    ['One of the harbour', 0],
    ['Two of the harbour', 0],
    ['Three of the harbour', 0],
  ]);
  const parts = [...ledgerOf(extraction)].filter(({ lines: [first] }) => first === 3);
  expect(parts.map(({ range, verdict }) => [range, verdict])).toEqual([
    [[0, 111], 'body'],
    [[111, 126], 'date'],
    [[127, 137], 'comments'],
  ]);
});

test('a line of a page with wide characters is the same as without', () => {
  const page = read(pageOf('caf\u00e9 “wide”', 'caf\u00e9 narrow', '漢字'));
  expect([0, 1, 2].map((line) => page.text(line))).toEqual(['caf\u00e9 “wide”', 'caf\u00e9 narrow', '漢字']);
});
