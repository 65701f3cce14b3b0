import { parse as parseCsv } from 'csv-parse/sync';
import fc from 'fast-check';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { describe, expect, test } from 'vitest';
import { parse as parseYaml } from 'yaml';
import {
  type ArticleRecord,
  type EmitterOptions,
  type Format,
  formats,
  makeEmitter,
} from '../../src/index.ts';
import { recordWith } from '../record.ts';

const ODD = [
  '# no heading',
  '- no item',
  '1. no item',
  '*no* _emphasis_ `code`',
  '<b>no tag</b> & &amp;',
  '[no](link) ![no](image)',
  '| no | table |',
  '> no quote',
  '---',
  '***',
  '    no code',
  'a\\b',
  'ends in a backslash\\',
  '+1',
  '=1+1',
  '"quoted", with commas',
  'http://example.org/a_b_c',
  'سجل العواصف',
  '\u{1f6a2}',
  'a__b__c~~d~~',
  '+++',
  '1) no',
  'a < b > c',
  ':colon:',
  '\u0001',
];
const odd = fc.oneof(fc.constantFrom(...ODD), fc.string({ unit: 'grapheme', minLength: 1, maxLength: 40 }));
const clean = (text: string): string => text.replace(/\s+/gu, ' ').trim();

async function emit(
  format: Format,
  records: readonly ArticleRecord[],
  options: EmitterOptions = {},
): Promise<string> {
  const emitter = await makeEmitter(format, options);
  return [emitter.begin(), ...records.map((record, i) => emitter.record(record, i)), emitter.end()].join('');
}

const many = [
  [],
  [recordWith()],
  [recordWith(), recordWith({ index: 1, title: null, body: ODD.slice(0, 5) })],
];

describe.each(many.map((records) => ({ records })))('$records.length records', ({ records }) => {
  test('json is one array', async () => expect(JSON.parse(await emit('json', records))).toEqual(records));
  test('ndjson is one record a line', async () => {
    const lines = (await emit('ndjson', records)).split('\n').slice(0, -1);
    expect(lines.map((line) => JSON.parse(line))).toEqual(records);
  });
  test('csv is a header and one row a record', async () => {
    const rows: Record<string, string>[] = parseCsv(await emit('csv', records), { columns: true });
    expect(rows.map((row) => row['title'])).toEqual(records.map(({ title }) => title ?? ''));
    expect(rows.map((row) => row['body']?.split('\n\n'))).toEqual(records.map(({ body }) => body));
  });
});

test('csv joins lists by line feeds', async () => {
  const [row] = parseCsv(
    await emit('csv', [
      recordWith({
        categories: ['a; b', 'c'],
        images: [
          { alt: 'x', place: 'inline' },
          { alt: 'y', place: 'alone' },
        ],
      }),
    ]),
    { columns: true },
  ) as Record<string, string>[];
  expect(row).toMatchObject({
    categories: 'a; b\nc',
    images: 'x\ny',
    imagePlaces: 'inline\nalone',
    firstLine: '1',
    lastLine: '9',
  });
});

test('csv for Excel has a byte order mark, CRLF, and no cell that is a formula', async () => {
  const text = await emit('csv', [recordWith({ title: '=HYPERLINK("x")', author: '+1', source: '@a' })], {
    excel: true,
  });
  expect(text.startsWith('\ufefffile,')).toBe(true);
  expect(text.endsWith('\r\n')).toBe(true);
  const [row] = parseCsv(text, { columns: true, bom: true }) as Record<string, string>[];
  expect([row?.['title'], row?.['author'], row?.['source']]).toEqual(['\'=HYPERLINK("x")', "'+1", "'@a"]);
});

test('csv that is not for Excel stays true', async () => {
  const [row] = parseCsv(await emit('csv', [recordWith({ title: '=1+1' })]), { columns: true }) as Record<
    string,
    string
  >[];
  expect(row?.['title']).toBe('=1+1');
});

interface Node {
  readonly type: string;
  readonly value?: string;
  readonly children?: readonly Node[];
}
const textOf = (node: Node): string => node.value ?? (node.children ?? []).map(textOf).join('');

test('markdown, parsed, is the text again', async () => {
  await fc.assert(
    fc.asyncProperty(odd, fc.array(odd, { maxLength: 4 }), async (title, paragraphs) => {
      const body = paragraphs.map(clean).filter((text) => text !== '' && !/\p{Cc}/u.test(text));
      const head = /\p{Cc}/u.test(title) ? '' : clean(title);
      const tree = fromMarkdown(
        await emit('md', [recordWith({ title: head === '' ? null : head, body })]),
      ) as Node;
      const nodes = tree.children ?? [];
      expect(
        nodes
          .filter(({ type }) => type === 'heading')
          .map(textOf)
          .map(clean),
      ).toEqual(head === '' ? [] : [head]);
      expect(
        nodes
          .filter(({ type }) => type === 'paragraph')
          .slice(1)
          .map(textOf)
          .map(clean),
      ).toEqual(body);
      expect(new Set(nodes.map(({ type }) => type))).toEqual(
        new Set(['paragraph', ...(head === '' ? [] : ['heading'])]),
      );
    }),
    { numRuns: 300 },
  );
});

test('markdown separates records by a rule', async () => {
  const tree = fromMarkdown(await emit('md', [recordWith(), recordWith({ index: 1 })])) as Node;
  expect(tree.children?.filter(({ type }) => type === 'thematicBreak')).toHaveLength(1);
});

test('front matter is YAML with every field but the body', async () => {
  const record = recordWith({
    title: 'A: "quoted" — title # no comment',
    categories: ['yes', 'null'],
    comments: null,
  });
  const [, front] = (await emit('md', [record], { frontMatter: true })).split('---\n');
  const { body: _, ...values } = record;
  expect(parseYaml(front ?? '')).toEqual(values);
});

test('every format has an emitter of its name', async () => {
  for (const format of formats) expect((await makeEmitter(format)).name).toBe(format);
});
