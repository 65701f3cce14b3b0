// HTML as lines: what a browser would break, and what only the markup says.

import { describe, expect, test } from 'vitest';
import { type Page, read } from '../../src/index.ts';

const pageOf = (text: string): Page => read({ file: 'a.html', site: '', text, firstLine: 1, media: 'html' });
const all = <T>(page: Page, of: (line: number) => T): T[] =>
  Array.from({ length: page.count }, (_, line) => of(line));
const textOf = (text: string): string[] => {
  const page = pageOf(text);
  return all(page, (line) => page.text(line));
};

describe('lines', () => {
  test.each([
    ['<p>One<br>two<br><br>three &amp; four</p>', ['One', 'two', 'three & four']],
    [
      '<p>A <b>bold</b>ly written<i> word</i>,\n and\ta <a href="/">link</a>.</p>',
      ['A boldly written word, and a link.'],
    ],
    ['<table><tr><td>a</td><td>b</td></tr><tr><th>c</th></tr></table>', ['a', 'b', 'c']],
    ['<p>head<div>inner</div>tail</p>', ['head', 'inner', 'tail']],
    ['<p><ruby>灯台<rt>とうだい</rt></ruby>の話</p>', ['灯台の話']],
    ['<p>Name<input>Send</p>', ['Name Send']],
    ['<script>x</script><style>y</style><noscript>n</noscript><template>t</template><p>seen</p>', ['seen']],
    [
      '<p hidden>a</p><p aria-hidden="true">b</p><p style="color:red; display : none">c</p><p>seen</p>',
      ['seen'],
    ],
    ['<p class="hidden">seen</p><p style="display:block">seen too</p>', ['seen', 'seen too']],
    ['no element at all', ['no element at all']],
    ['', []],
  ])('%s', (html, expected) => {
    expect(textOf(html)).toEqual(expected);
  });

  test('lists, headings and code keep their marks', () => {
    const page = pageOf(
      '<h2>Head</h2><ul><li>first<ul><li>inside</li></ul></li></ul><ol><li>counted</li></ol><pre>if (lamp)\n  turn();</pre>',
    );
    expect(
      all(page, (line) => [page.text(line), page.marker(line), page.indent(line), page.heading(line)]),
    ).toEqual([
      ['Head', null, 0, true],
      ['first', 'bullet', 2, false],
      ['inside', 'bullet', 4, false],
      ['counted', 'number', 2, false],
      ['if (lamp)', null, 0, false],
      ['turn();', null, 2, false],
    ]);
  });

  test('the line of the source is where the text begins', () => {
    const page = pageOf('<!DOCTYPE html>\n<p>\n\n  One <b>two</b></p>\n<p>three</p><p>four</p>\n');
    expect(all(page, (line) => page.at(line))).toEqual([4, 5, 5]);
    expect(page.endLine).toBe(6);
  });

  test('a line break in a block is no gap, a block is one', () => {
    const page = pageOf('<p>a<br>b</p><p>c</p><div>d<br><br>e</div>');
    expect(all(page, (line) => page.gap(line))).toEqual([0, 0, 1, 1, 1]);
  });
});

describe('markup', () => {
  test('links are ranges, also around blocks', () => {
    const page = pageOf(
      '<p>See <a href="/a">the book</a> now</p><a href="/b"><h3>A teaser</h3><p>more of it</p></a>',
    );
    expect(all(page, (line) => page.markup!.links(line))).toEqual([[[4, 12]], [[0, 8]], [[0, 10]]]);
  });
  test('pictures stand in a line or above one', () => {
    const page = pageOf('<img alt="over"><p>One <img alt="in"> two</p><img alt=""><img alt="under">');
    expect(page.markup!.pictures).toEqual([
      { alt: 'over', line: 0, offset: null },
      { alt: 'in', line: 0, offset: 4 },
      { alt: 'under', line: 1, offset: null },
    ]);
  });
  test('what attributes say of a text', () => {
    const page = pageOf(
      '<p>By <a rel="author" href="/k">Ann</a> on <time datetime="2013-03-05T07:00Z">Tuesday</time> in <a rel="category tag" href="/c">Lamp</a> <a rel="tag" href="/t">fog</a></p>',
    );
    expect(page.markup!.claimed(0)).toEqual([
      { field: 'author', value: null, by: 'rel', range: [3, 6] },
      { field: 'date', value: '2013-03-05T07:00Z', by: 'time', range: [10, 17] },
      { field: 'category', value: null, by: 'rel', range: [21, 25] },
      { field: 'tag', value: null, by: 'rel', range: [26, 29] },
    ]);
  });
  test('what the page says of itself', () => {
    const data = JSON.stringify({
      '@graph': [
        { '@id': '#ann', '@type': 'Person', name: 'Ann &amp; Ben' },
        {
          '@type': 'BlogPosting',
          headline: 'The lamp',
          datePublished: '2013-03-05',
          author: { '@id': '#ann' },
        },
      ],
    });
    const { claims } = pageOf(
      `<html lang="de" dir="ltr"><head><title>The lamp | Tower</title><meta property="og:site_name" content="Tower"><link rel="canonical" href="http://t.example/"></head><body><script type="application/ld+json">${data}</script><script type="application/ld+json">{broken</script></body></html>`,
    ).markup!;
    expect(claims).toEqual([
      { field: 'lang', value: 'de', by: 'html' },
      { field: 'dir', value: 'ltr', by: 'html' },
      { field: 'title', value: 'The lamp | Tower', by: 'title' },
      { field: 'site', value: 'Tower', by: 'og:site_name' },
      { field: 'url', value: 'http://t.example/', by: 'canonical' },
      { field: 'kind', value: 'article', by: 'json-ld' },
      { field: 'title', value: 'The lamp', by: 'json-ld' },
      { field: 'date', value: '2013-03-05', by: 'json-ld' },
      { field: 'author', value: 'Ann & Ben', by: 'json-ld' },
    ]);
  });
});

describe('hostile pages', () => {
  test('twenty thousand elements in each other', () => {
    expect(textOf(`${'<div>'.repeat(20_000)}deep${'</div>'.repeat(20_000)}`)).toEqual(['deep']);
    expect(textOf(`${'<b>'.repeat(20_000)}deep`)).toEqual(['deep']);
  });
  test('where elements nest too deep, each block still has its line', () => {
    const count = 700;
    const words = Array.from({ length: count }, (_, i) => `w${i}`);
    const html = `${words.map((word) => `<div>${word}`).join('')}${'</div>'.repeat(count)}<p>end`;
    expect(textOf(html)).toEqual([...words, 'end']);
    const deep = (inner: string): string => `${'<div>'.repeat(count)}${inner}${'</div>'.repeat(count)}`;
    expect(textOf(deep('a<div>b</div>c<i>d</i><p>e<p>f'))).toEqual(['a', 'b', 'cd', 'e', 'f']);
    expect(textOf(deep('a<script>"</div>" b</script><style>c</style>d'))).toEqual(['ad']);
  });
  test('what follows stands outside of them', () => {
    const page = pageOf(`<main>${'<div>'.repeat(700)}a${'</div>'.repeat(700)}<h2>b</h2></main>`);
    const { elements, element } = page.markup!;
    const tags = (line: number): string[] => {
      const found: string[] = [];
      for (let at = element(line); at >= 0; at = elements[at]!.parent) found.push(elements[at]!.tag);
      return found;
    };
    expect(tags(1)).toEqual(['h2', 'main']);
    expect(tags(0)).toHaveLength(128);
  });
  test('nor with that of the pieces of a line', () => {
    const html = `<p>${'<b>word</b> <img alt="x">'.repeat(50_000)}</p>`;
    const start = performance.now();
    expect(textOf(html).join(' ')).toBe('word '.repeat(50_000).trim());
    expect(performance.now() - start).toBeLessThan(10_000);
  });
  test('a paragraph of a million characters is several lines, and none is lost', () => {
    const words = 'word '.repeat(200_000).trim();
    const found = textOf(`<p>${words}</p>`);
    expect(found.length).toBeGreaterThan(1);
    expect(found.join(' ')).toBe(words);
  });
});
