// What a text browser or another flattener that breaks lines does to a page, and what it is undone by.

import { describe, expect, test } from 'vitest';
import { read } from '../../src/lines/read.ts';
import { blocksOf, wholeLines, wholeText } from '../../src/text/blocks.ts';
import { spaceBetween } from '../../src/text/words.ts';
import type { Page } from '../../src/types.ts';

const pageOf = (lines: readonly string[]): Page =>
  read({ file: 'a.txt', site: '', text: `${lines.join('\n')}\n`, firstLine: 1 });

const wholes = (page: Page): string[] =>
  blocksOf(page, [0, page.count]).flatMap((block) =>
    wholeLines(page, block).map((lines) => wholeText(page, lines)),
  );

// A paragraph that fills 66 columns, four times.
const FILLED = [
  'The keeper climbed the stairs at dusk, trimmed the lamp and wrote',
  'the wind and the height of the water into the book. Nobody knows',
  'who painted the gallery, but the blue is that of the boats on the',
  'northern slip, where the nets hang in the wind until the evening.',
];
const TEXT = [1, 2, 3, 4].flatMap((i) => [...FILLED, `And so on, ${i} times.`, '']);

describe('the width of a page', () => {
  test('is the one that explains most breaks, whatever line is longer', () => {
    expect(pageOf(TEXT).width).toBe(65);
    const code = 'log --from harbour --to lamp --with the:wind,the:water --at 18:45:00 --by k';
    expect(pageOf([...TEXT, code, '']).width).toBe(65);
  });

  test('is found where a text browser numbers nearly all links', () => {
    const items = ['Fog over the harbour', 'A lens in four crates and what the pilot said of it in the'];
    const lines = [0, 1, 2].flatMap((i) => [
      `     * [${2 * i + 1}]${items[0]} ${i}`,
      `     * [${2 * i + 2}]${items[1]}`,
      `       evening (${i + 1} May 2013)`,
    ]);
    const addresses = [1, 2, 3, 4, 5, 6].map((i) => `   ${i}. https://log.example/${i}`);
    const page = pageOf([...lines, '', 'References', '', ...addresses]);
    expect(page.wrapped).toBe(true);
    expect(wholes(page)[1]).toBe(
      'A lens in four crates and what the pilot said of it in the evening (1 May 2013)',
    );
  });
});

test('a few delimiters that are wider than the text say nothing of its width', () => {
  const delimiter = '2013/01/2 | in The council of the harbour and its committees | No Comments »';
  expect(pageOf([...TEXT, delimiter, '', ...TEXT, delimiter]).width).toBe(65);
});

describe('a line of signs below a text', () => {
  const headed = (title: string, line: string): [texts: string[], isHeading: boolean] => {
    const page = pageOf(['The Island Letter', '', title, line, '', ...TEXT]);
    return [[page.text(1), page.text(2)], page.heading(1)];
  };
  const [first = ''] = TEXT;

  test.each([
    ['Nets counted twice', '=================='],
    ['Nets counted twice', '===================='],
    ['Nets counted twice', '------------------'],
  ])('underlines it: %s, %s', (title, line) => {
    expect(headed(title, line)).toEqual([[title, first], true]);
  });

  test.each([
    ['Nets counted twice', '----------'],
    ['Nets counted twice', '=============================='],
    ['* * * * * *', '==========='],
  ])('is a rule: %s, %s', (title, line) => {
    expect(headed(title, line)).toEqual([[title, line], false]);
  });
});

describe('lines that a wrapped page goes on in', () => {
  const inText = (...lines: string[]): string[] => wholes(pageOf([...lines, '', ...TEXT]));

  test('a rule and the name of a picture stand alone', () => {
    const rule = '_'.repeat(60);
    expect(inText(FILLED[0]!, '[harbour.png]', FILLED[1]!, rule, FILLED[2]!).slice(0, 5)).toEqual([
      FILLED[0],
      '[harbour.png]',
      FILLED[1],
      rule,
      FILLED[2],
    ]);
  });

  test('an address is put together, and what stands behind it is not glued to it', () => {
    const cut = 'Whoever wants to see them may look at http://log.example/stairs/';
    expect(inText(cut, 'and/charts.html until then.')[0]).toBe(`${cut}and/charts.html until then.`);
    expect(inText(cut, 'notwithstanding what was said before.')[0]).toBe(
      `${cut} notwithstanding what was said before.`,
    );
  });

  test('a word that was broken behind its hyphen or slash', () => {
    const broken = 'He has been a keeper of many lamps and is known to all as a well-';
    expect(inText(broken, 'known man.')[0]).toBe(`${broken}known man.`);
    const slash = 'The bell was rung at the end of every watch by the keeper and/';
    expect(inText(slash, 'or/and the boys.')[0]).toBe(`${slash}or/and the boys.`);
  });

  test('a hyphen before a space, where compounds are not broken', () => {
    const kept = [
      'It was brought here in the morning by a boat of a not so',
      'well-known man from the harbour.',
    ];
    const space = 'There is a whole drawer of them here, and these are all the pre-';
    expect(inText(space, 'and post-war charts.', '', ...kept)[0]).toBe(`${space} and post-war charts.`);
  });
});

describe('between two lines that are joined', () => {
  test.each([
    ['说的《', '老人', ''],
    ['说的“', '老人', ''],
    ['老人', '”的', ''],
    ['老人', 'Docker', ' '],
    ['the keeper (', 'not the pilot', ''],
    ['the keeper', ') was', ''],
    ['he said “', 'no” to it', ' '],
    ['the keeper', 'was', ' '],
  ])('%s and %s', (above, below, between) => {
    expect(spaceBetween(above, below)).toBe(between);
  });
});

describe('pictures', () => {
  const altsOf = (page: Page): string[][] =>
    Array.from({ length: page.count }, (_, line) =>
      page.altTexts(line).map((range) => page.text(line).slice(...range)),
    );

  test('as Markdown marks them, also in links, and what is a link is none', () => {
    const page = pageOf([
      '# The log',
      '',
      '## A lens',
      '',
      'See ![the lens](/lens.png) and [![the boat](/boat.png)](/boat) and [the chart](/chart "a "good" one").',
      '',
      '![alone](/alone.jpg)',
      '',
      '[Older](https://log.example/?page=2&title=Old notes of the keeper)',
    ]);
    expect(page.text(2)).toBe('See the lens and the boat and the chart.');
    expect(altsOf(page)).toEqual([[], [], ['the lens', 'the boat'], ['alone'], []]);
    expect(page.text(4)).toBe('Older');
  });

  test('as a text browser names them, and what a writer puts into brackets is none', () => {
    const line = 'The map [map_2] and [harbour-300x200] show it [sic], see [1], x[i_2], [a-zA-Z_].';
    expect(altsOf(pageOf([line, '', ...TEXT]))[0]).toEqual(['[map_2]', '[harbour-300x200]']);
    expect(altsOf(pageOf([line, '', 'A line.', '', 'Another one.']))[0]).toEqual([]);
  });
});

test('a title that stands left of the item above it heads the text below, where no line is blank', () => {
  const record = (day: number): string[] => [
    `     * 2018-10-${day}`,
    '    Nets counted twice',
    ...FILLED.map((line) => `       ${line}`),
    '       And so on.',
  ];
  const page = pageOf(Array.from({ length: 12 }, (_, i) => record(28 - i)).flat());
  expect(page.dense).toBe(true);
  const [date, title, text] = blocksOf(page, [0, page.count]).map(({ lines }) => page.text(lines[0]));
  expect([date, title, text]).toEqual(['2018-10-28', 'Nets counted twice', FILLED[0]]);
});

test('soft hyphens are no part of a text', () => {
  const page = pageOf(['The light\u00adhouse and the har\u00adbour', '', 'A line.']);
  expect(page.text(0)).toBe('The lighthouse and the harbour');
  expect(page.raw(0).slice(page.offset(0, 4), page.offset(0, 14))).toBe('light\u00adhouse');
});

test('the addresses below a page may hold letters with their subjects', () => {
  const page = pageOf([
    'See [1]the lens and [2]the pilot or [3]write.',
    '',
    'References',
    '',
    '   1. https://log.example/lens',
    '   2. mailto:?subject=Of the lens and the pilot&body=Read this',
    '   3. https://log.example/write',
  ]);
  expect(Array.from({ length: page.count }, (_, line) => page.reference(line))).toEqual([
    false,
    true,
    true,
    true,
    true,
  ]);
});
