// Parquet: rows come out as documents, whoever wrote them; damage costs a row group.

import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { zipSync } from 'fflate';
import { type ColumnSource, parquetWriteBuffer } from 'hyparquet-writer';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { emptyInfo, loadReaders, readPages, run, ScrapeCleanError } from '../../src/index.ts';
import { keepBytes } from '../../src/sources/bytes.ts';
import { read, texts } from './reading.ts';

const data = (name: string): Uint8Array =>
  readFileSync(fileURLToPath(new URL(`./data/${name}`, import.meta.url)));
const written = (columnData: ColumnSource[], rowGroupSize = 2): Uint8Array =>
  new Uint8Array(parquetWriteBuffer({ columnData, rowGroupSize }));

const THREE = written([
  { name: 'text', data: ['one', 'two', 'drei, größer'], type: 'STRING' },
  { name: 'id', data: ['a', 'b', 'c'], type: 'STRING' },
  { name: 'url', data: ['https://h.example/1', null, 'https://r.example/2'], type: 'STRING' },
]);

test('before the reader is loaded, a file is refused', () => {
  expect(() => read(THREE)).toThrow('is a Parquet file, and their reader is not loaded');
});

describe('with the reader', () => {
  beforeAll(() => loadReaders([{ name: '-', path: null, site: '-' }]));

  test('a document a row, in chunks of any size', () => {
    const { pages, errors } = read(THREE, 'a.parquet');
    expect(errors).toEqual([]);
    expect(pages.map(({ text, recordId, site, url }) => [text, recordId, site, url])).toEqual([
      ['one', 'a', 'h.example', 'https://h.example/1'],
      ['two', 'b', 'site', undefined],
      ['drei, größer', 'c', 'r.example', 'https://r.example/2'],
    ]);
    expect(read(THREE, 'a.parquet', {}, 1).pages).toEqual(pages);
  });

  test('compressed as a whole, and in an archive', () => {
    expect(texts(read(gzipSync(THREE)))).toEqual(['one', 'two', 'drei, größer']);
    expect(texts(read(zipSync({ 'a.parquet': THREE })))).toEqual(['one', 'two', 'drei, größer']);
  });

  test.each(['pyarrow-zstd.parquet', 'pyarrow-pages2-brotli.parquet'])('%s', (name) => {
    const { pages, errors } = read(data(name), name);
    expect(pages).toHaveLength(6);
    expect(pages[5]).toEqual({
      file: name,
      site: 'reef.example',
      text: 'Schnee im März.\n',
      firstLine: 1,
      url: 'https://reef.example/b',
      fetched: '2020-01-02T03:04:05Z',
      recordId: '1152921504606846983',
    });
    expect(errors).toEqual([
      'has no text in the column "text" of row 3',
      'has no text in the column "text" of row 7',
    ]);
  });

  test('columns of other names', () => {
    const bytes = written([
      { name: 'content', data: ['one'], type: 'STRING' },
      { name: 'key', data: [7], type: 'INT32' },
    ]);
    const { pages } = read(bytes, 'a', { fields: { text: 'content', id: 'key' } });
    expect(pages.map(({ text, recordId }) => [text, recordId])).toEqual([['one', '7']]);
    expect(() => read(bytes)).toThrow('has no text column "text"');
    expect(() => read(bytes, 'a', { fields: { text: 'key' } })).toThrow('has no text column "key"');
  });

  test.each([
    ['cut off', THREE.subarray(0, THREE.length - 1), /does not end as one: it seems to be cut off/],
    ['too short', THREE.subarray(0, 6), /does not end as one/],
    ['with metadata that are longer than the file', longer(THREE), /has damaged Parquet metadata/],
    ['with noise as metadata', noisy(THREE), /has damaged Parquet metadata/],
    ['with LZ4', data('pyarrow-lz4.parquet'), /is compressed with LZ4_RAW, which is not read/],
  ])('a file %s is an error', (_, bytes, message) => {
    expect(() => read(bytes)).toThrow(message);
    expect(() => read(bytes)).toThrow(ScrapeCleanError);
  });

  test('a damaged row group costs its rows', () => {
    const bytes = THREE.slice();
    bytes.fill(0xff, 4, 24);
    const { pages, errors } = read(bytes);
    expect(pages.map(({ text }) => text)).toEqual(['drei, größer']);
    expect(errors).toEqual([
      expect.stringMatching(/^cannot be read in the rows 1 to 2 \(.+\); they were left out$/),
    ]);
  });
});

describe('where the bytes lie', () => {
  let root = '';
  beforeAll(() => {
    root = mkdtempSync(join(tmpdir(), 'scrape-clean-test-'));
  });
  afterAll(() => rmSync(root, { recursive: true }));

  test('a file is read in place, and its bytes are counted', () => {
    const path = join(root, 'a.parquet');
    writeFileSync(path, THREE);
    const inputs = [{ name: 'a.parquet', path, site: root }];
    const events = [...run(inputs, { digest: true })];
    expect(events.filter(({ kind }) => kind === 'page')).toHaveLength(3);
    expect(events[0]).toMatchObject({ kind: 'file', head: { bytes: THREE.length, lines: 3 } });
  });
  test('what is compressed is kept before it is read', () => {
    const path = join(root, 'a.gz');
    const bytes = gzipSync(THREE);
    writeFileSync(path, bytes);
    expect([...readPages([bytes], 'a.gz', '', emptyInfo(), { path })]).toHaveLength(3);
  });
  test('above the limit bytes are kept in a file that nobody sees', () => {
    const kept = keepBytes([Uint8Array.of(1, 2, 3), Uint8Array.of(4, 5)], 3);
    const folders = readdirSync(tmpdir()).filter((name) => name.startsWith('scrape-clean-'));
    expect(folders.filter((name) => existsSync(join(tmpdir(), name, 'bytes')))).toEqual([]);
    expect(kept.length).toBe(5);
    expect([...kept.read(2, 4)]).toEqual([3, 4]);
    expect([...kept.read(4, 9)]).toEqual([5]);
    kept.close();
  });
});

function longer(bytes: Uint8Array): Uint8Array {
  const copy = bytes.slice();
  new DataView(copy.buffer).setUint32(copy.length - 8, copy.length, true);
  return copy;
}

function noisy(bytes: Uint8Array): Uint8Array {
  const copy = bytes.slice();
  const length = new DataView(copy.buffer).getUint32(copy.length - 8, true);
  copy.fill(0xff, copy.length - 8 - length, copy.length - 8);
  return copy;
}
