// Compressed files, archives, WARC and JSON Lines: what is in them comes out, damage costs what it hits.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { zipSync } from 'fflate';
import { create } from 'tar';
import { describe, expect, test } from 'vitest';
import { WARCRecord, WARCSerializer } from 'warcio';
import { decompressed } from '../../src/sources/compressed.ts';
import { isBytes } from '../../src/sources/damage.ts';
import { encode, read, texts } from './reading.ts';

const TEXT = `${'A line of the lamp book.\n'.repeat(200)}`;

describe('compression', () => {
  const gz = gzipSync(TEXT);
  test.each([
    ['gzip', 'a.txt.gz', gz],
    ['gzip in several members', 'a.gz', Buffer.concat([gzipSync('one\n'), gzipSync('two\n')])],
    ['gzip without its ending in the name', 'a.txt', gz],
    ['gzip twice', 'a.gz.gz', gzipSync(gz)],
    ['Brotli by its name', 'a.txt.br', brotliCompressSync(TEXT)],
    ['gzip with bytes behind it', 'a.gz', Buffer.concat([gz, Buffer.from('padding')])],
  ])('%s', (_, name, bytes) => {
    const whole = read(bytes, name);
    expect(whole.errors).toEqual([]);
    expect([TEXT, 'one\ntwo\n']).toContain(texts(whole).join(''));
    expect(texts(read(bytes, name, {}, 7))).toEqual(texts(whole));
  });

  test('Zstandard', () => {
    // zstd -19 of "A lamp.\n", one frame.
    const frame = Buffer.from('28b52ffd045841000041206c616d702e0a', 'hex');
    expect(texts(read(frame, 'a.zst'))[0]).toMatch(/lamp\.\n$/);
  });

  describe('a .warc.zst whose first frame is the dictionary of the others', () => {
    const data = (name: string): Buffer =>
      readFileSync(fileURLToPath(new URL(`data/${name}`, import.meta.url)));
    const warc = data('dictionary.warc.zst');
    // Of three frames, where the second one begins.
    const second = warc.indexOf('28b52ffd', warc.indexOf('28b52ffd', 0, 'hex') + 4, 'hex');
    const titles = (found: ReturnType<typeof read>): (string | undefined)[] =>
      found.pages.map(({ text }) => /<h1>(.*?)<\/h1>/.exec(text)?.[1]);
    const three = ['Night watch 1', 'Night watch 2', 'Night watch 3'];
    const { node } = process.versions;
    const [major, minor] = node.split('.').map(Number) as [number, number];
    const reads = major > 24 || (major === 24 && minor >= 6) || (major === 22 && minor >= 19);

    test.runIf(!reads)(`is refused by Node ${node}, and told what reads it`, () => {
      expect(() => read(warc, 'a.warc.zst')).toThrow(
        expect.objectContaining({
          code: 'unsupported',
          message: 'is compressed with a Zstandard dictionary, which this version of Node does not read',
          fix: expect.stringContaining('use Node 22.19, 24.6 or later') as string,
        }) as Error,
      );
    });
    test.runIf(reads).each(['dictionary.warc.zst', 'compressed-dictionary.warc.zst'])('%s', (name) => {
      const found = read(data(name), name);
      expect([titles(found), found.errors]).toEqual([three, []]);
      expect(found.pages[1]).toMatchObject({
        url: 'http://tower.example/2',
        fetched: '2024-03-12T10:00:00Z',
      });
      expect(read(data(name), name, {}, 7).pages).toEqual(found.pages);
    });
    test.runIf(reads)('damage costs the record that it hits', () => {
      const damaged = Buffer.from(warc);
      damaged.fill(0xff, second + 30, second + 60);
      const found = read(damaged, 'a.warc.zst');
      expect(titles(found)).toEqual(['Night watch 1', 'Night watch 3']);
      expect(found.errors).toEqual([
        expect.stringContaining(`has a damaged Zstandard frame at byte ${second}`),
      ]);
      // A frame that does not even begin as one.
      damaged.fill(0xff, second, second + 4);
      expect(titles(read(damaged, 'a.warc.zst'))).toEqual(['Night watch 1', 'Night watch 3']);
    });
    test.runIf(reads)('cut off, it is read as far as it goes', () => {
      const found = read(warc.subarray(0, warc.length - 20), 'a.warc.zst');
      expect(titles(found).slice(0, 2)).toEqual(three.slice(0, 2));
      expect([...found.errors, found.info.truncated].join()).toContain(
        'ends in the middle of a Zstandard frame',
      );
    });
    test.runIf(reads)('other skippable frames are passed over', () => {
      const skippable = Buffer.from('502a4d1803000000616263', 'hex');
      const parts = [warc.subarray(0, second), skippable, warc.subarray(second)];
      expect(titles(read(Buffer.concat(parts), 'a.warc.zst'))).toEqual(three);
    });
  });

  test('frames of a dictionary that the file does not hold are refused', () => {
    const frame = Buffer.from('28b52ffd21164d000008', 'hex');
    expect(() => read(frame, 'a.zst')).toThrow(
      'is compressed with a Zstandard dictionary that it does not hold',
    );
  });

  test('a file that was cut off is read as far as it goes', () => {
    const cut = read(gz.subarray(0, gz.length - 12), 'a.gz');
    expect(cut.info.truncated).toBe('ends in the middle of a gzip member');
    expect(TEXT.startsWith(texts(cut)[0]!)).toBe(true);
    expect(texts(cut)[0]!.length).toBeGreaterThan(1000);
  });

  test('damage in the middle of a text is an error', () => {
    const damaged = Buffer.from(gz);
    damaged.fill(0xff, 20, 30);
    expect(() => read(damaged, 'a.gz')).toThrow('has a damaged gzip member at byte 0');
  });

  test('a decompression bomb is refused', () => {
    // A gigabyte of spaces in a megabyte.
    const member = gzipSync(Buffer.alloc(1 << 24, `${' '.repeat(1023)}\n`), { level: 9 });
    expect(member.length).toBeLessThan(1 << 16);
    const bomb = Buffer.concat(Array.from({ length: 64 }, () => member));
    expect(() => read(bomb, 'a.gz')).toThrow(/decompression bomb|page of more than/);
  });

  test('what expands a thousand times comes in pieces', () => {
    // Above 32 MiB a member is not held whole.
    const bytes = gzipSync(Buffer.alloc(64 << 20, ' '));
    let length = 0;
    let longest = 0;
    for (const piece of decompressed([bytes], 'a.gz')) {
      if (!isBytes(piece)) throw new Error(piece.message);
      length += piece.length;
      longest = Math.max(longest, piece.length);
    }
    expect(length).toBe(64 << 20);
    expect(longest).toBeLessThan(20 << 20);
  });
});

describe('archives', () => {
  const files = {
    'b/one.txt': 'first\n',
    'b/two.txt.gz': gzipSync('second\n'),
    '.hidden': 'x',
    '../out.txt': 'third\n',
  };
  const zip = zipSync(
    Object.fromEntries(
      Object.entries(files).map(([name, content]) => [
        name,
        typeof content === 'string' ? encode(content) : content,
      ]),
    ),
  );
  test('zip', () => {
    const found = read(zip, 'a.zip');
    expect(found.pages.map(({ file, text }) => [file, text])).toEqual([
      ['a.zip/b/one.txt', 'first\n'],
      ['a.zip/b/two.txt.gz', 'second\n'],
      ['a.zip/out.txt', 'third\n'],
    ]);
    expect(texts(read(zip, 'a.zip', {}, 13))).toEqual(texts(found));
  });
  test('tar, also compressed', async () => {
    const cwd = fileURLToPath(new URL('../../test-fixtures/', import.meta.url));
    const tar = Buffer.concat(
      await create({ cwd, portable: true, noMtime: true }, [
        'listing--three-pages-of-a-site/pages',
      ]).collect(),
    );
    const found = read(tar, 'a.tar');
    expect(found.pages.map(({ file }) => file)).toEqual(
      ['001.txt', '002.txt', '003.txt'].map((name) => `a.tar/listing--three-pages-of-a-site/pages/${name}`),
    );
    expect(texts(read(gzipSync(tar), 'a.tar.gz'))).toEqual(texts(found));
  });
  test('a file that is too long is told once, and the others are read', () => {
    const long = zipSync(
      { 'a.txt': encode('first\n'), 'b.txt': Buffer.alloc(136 << 20, ' '), 'c.txt': encode('third\n') },
      { level: 1 },
    );
    const found = read(long, 'a.zip', {}, 1 << 16);
    expect(found.errors).toEqual(['b.txt is longer than 128 MiB']);
    expect(texts(found)).toEqual(['first\n', 'third\n']);
  });
  test('a zip that was cut off gives what is whole', () => {
    const cut = read(zip.subarray(0, 60), 'a.zip');
    expect(cut.pages.length).toBeLessThan(3);
  });
});

async function* inOne(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}

async function record(
  url: string,
  body: Uint8Array,
  headers: Readonly<Record<string, string>> = {},
  status = '200 OK',
): Promise<Uint8Array> {
  const made = await WARCRecord.create(
    {
      url,
      date: '2020-01-02T03:04:05Z',
      type: 'response',
      warcVersion: 'WARC/1.1',
      statusline: `HTTP/1.1 ${status}`,
      httpHeaders: { 'Content-Type': 'text/plain; charset=utf-8', ...headers },
    },
    inOne(body),
  );
  return WARCSerializer.serialize(made, { gzip: true });
}

describe('WARC', () => {
  test.each(['python-warcio.warc.gz', 'fastwarc.warc.gz'])('%s', (name) => {
    const bytes = readFileSync(join(fileURLToPath(new URL('data/', import.meta.url)), name));
    const { pages, errors } = read(bytes, name);
    expect(errors).toEqual([]);
    expect(pages.map(({ url, fetched, site, media }) => [url, fetched, site, media])).toEqual([
      ['http://tower.example/1', '2020-01-01T00:00:00Z', 'tower.example', 'html'],
      ['http://tower.example/2', '2020-01-02T00:00:00Z', 'tower.example', 'html'],
    ]);
    expect(pages[0]!.recordId).toMatch(/^00000000-0000-0000-0000-0000000000\d1$/);
    expect(texts(read(bytes, name, {}, 11))).toEqual(pages.map(({ text }) => text));
  });

  test('bodies that are chunked and encoded, and headers that lie', async () => {
    const chunked = encode('3\r\none\r\n4\r\n two\r\n0\r\n\r\n');
    const parts = [
      await record('http://a.example/1', chunked, { 'Transfer-Encoding': 'chunked' }),
      await record('http://a.example/2', gzipSync('packed'), { 'Content-Encoding': 'gzip' }),
      await record('http://a.example/3', brotliCompressSync('pressed'), { 'Content-Encoding': 'br' }),
      await record('http://a.example/4', encode('plain'), { 'Content-Encoding': 'gzip' }),
      await record('http://a.example/5', encode('plain too'), { 'Transfer-Encoding': 'chunked' }),
      await record('http://a.example/6', encode('gone'), {}, '404 Not Found'),
      await record('http://a.example/7', encode('GIF89a'), { 'Content-Type': 'image/gif' }),
      await record('http://a.example/8', Uint8Array.from([0xe4]), {
        'Content-Type': 'text/plain; charset=iso-8859-1',
      }),
      await record('http://a.example/9', gzipSync('packed in secret')),
    ];
    const { pages, errors } = read(Buffer.concat(parts), 'a.warc.gz');
    expect(errors).toEqual([]);
    expect(pages.map(({ text }) => text)).toEqual([
      'one two',
      'packed',
      'pressed',
      'plain',
      'plain too',
      'ä',
      'packed in secret',
    ]);
  });

  test('a damaged record is named by its offset, and the others are read', async () => {
    const records = await Promise.all(
      [1, 2, 3].map((n) => record(`http://a.example/${n}`, encode(`page ${n} ${TEXT}`))),
    );
    const damaged = Buffer.from(records[1]!);
    damaged.fill(0xff, 30, 60);
    const { pages, errors } = read(Buffer.concat([records[0]!, damaged, records[2]!]), 'a.warc.gz');
    expect(pages.map(({ url }) => url)).toEqual(['http://a.example/1', 'http://a.example/3']);
    expect(errors).toEqual([
      `has a damaged gzip member at byte ${records[0]!.length}; the record was left out`,
    ]);
  });

  const conversion = (text: string, length = encode(text).length): string =>
    `WARC/1.0\r\nWARC-Type: conversion\r\nWARC-Target-URI: http://b.example/\r\nContent-Type: text/plain\r\nContent-Length: ${length}\r\n\r\n${text}\r\n\r\n`;

  test('WET', () => {
    const { pages } = read(encode(conversion('one\ntwo\n') + conversion('three\n')), 'a.wet');
    expect(pages.map(({ text, site }) => [text, site])).toEqual([
      ['one\ntwo\n', 'b.example'],
      ['three\n', 'b.example'],
    ]);
  });
  test.each([3, 300])('a wrong length of %i costs one record', (length) => {
    const bytes = encode(conversion('first\n') + conversion('second\n', length) + conversion('third\n'));
    const { pages, errors } = read(bytes, 'a.wet');
    expect(pages.map(({ text }) => text)).toEqual(['first\n', 'third\n']);
    expect(errors).toEqual([
      expect.stringMatching(/^holds a damaged WARC record at byte \d+; it was left out$/),
    ]);
  });
});

describe('JSON Lines', () => {
  const lines = `${JSON.stringify({ text: 'one', id: 7, url: 'http://c.example/a' })}\n{"text": 5}\nno\n${JSON.stringify({ text: 'two', id: 'x' })}\n`;
  test('a document a line', () => {
    const { pages, errors } = read(encode(lines), 'a.jsonl');
    expect(pages.map(({ text, recordId, site }) => [text, recordId, site])).toEqual([
      ['one', '7', 'c.example'],
      ['two', 'x', 'site'],
    ]);
    expect(errors).toEqual(['has no text in the field "text"', 'is no JSON']);
  });
  test('fields of other names', () => {
    const bytes = encode(`${JSON.stringify({ content: 'one', key: 'k' })}\n`);
    const { pages } = read(bytes, 'a.jsonl', { fields: { text: 'content', id: 'key' } });
    expect(pages.map(({ text, recordId }) => [text, recordId])).toEqual([['one', 'k']]);
  });
});

describe('encodings', () => {
  const bytes = (...parts: (string | number)[]): Uint8Array =>
    Buffer.concat(
      parts.map((part) => (typeof part === 'string' ? Buffer.from(part, 'latin1') : Buffer.from([part]))),
    );
  const RUSSIAN = 'Смотритель поднялся на маяк и записал ветер в книгу.';
  const windows1251 = Buffer.from(
    [...RUSSIAN].map((char) =>
      char >= 'А' && char <= 'я' ? char.charCodeAt(0) - 0x410 + 0xc0 : char.charCodeAt(0),
    ),
  );
  const utf16 = (little: boolean, mark: boolean): Uint8Array => {
    const body = Buffer.from((mark ? '\ufeff' : '') + TEXT, 'utf16le');
    return little ? body : body.swap16();
  };
  test.each([
    [
      'windows-1252',
      bytes('<meta charset="windows-1252"><p>', 0x93, 'lamp', 0x94, ' ', 0x96, ' caf', 0xe9),
      '“lamp” – café',
    ],
    ['windows-1251', Buffer.concat([Buffer.from('<meta charset=windows-1251><p>'), windows1251]), RUSSIAN],
    [
      'windows-1251',
      Buffer.concat(Array.from({ length: 20 }, () => Buffer.concat([windows1251, Buffer.from('\n')]))),
      RUSSIAN,
    ],
    [
      'shift_jis',
      Buffer.concat([Buffer.from('<meta charset="Shift_JIS"><p>'), Buffer.from('93fa967b8cea', 'hex')]),
      '日本語',
    ],
    [
      'gb18030',
      Buffer.concat([Buffer.from('<meta charset="gb18030"><p>'), Buffer.from('d6d0cec4', 'hex')]),
      '中文',
    ],
    [
      'euc-kr',
      Buffer.concat([Buffer.from('<meta charset="euc-kr"><p>'), Buffer.from('c7d1b1dbc0cc', 'hex')]),
      '한글이',
    ],
    ['utf-8', encode('<meta charset="iso-8859-1"><p>日本語 – café'), '日本語 – café'],
    ['utf-16le', utf16(true, true), 'lamp book'],
    ['utf-16be', utf16(false, true), 'lamp book'],
    ['utf-16le', utf16(true, false), 'lamp book'],
    ['utf-16be', utf16(false, false), 'lamp book'],
    [
      'utf-32le',
      Buffer.concat([
        Buffer.from([0xff, 0xfe, 0, 0]),
        ...[...'Ä lamp'].map((char) => Buffer.from([char.codePointAt(0)!, 0, 0, 0])),
      ]),
      'Ä lamp',
    ],
  ])('%s', (encoding, content, expected) => {
    const found = read(content, 'a.txt');
    expect(found.info.encoding).toBe(encoding);
    expect(texts(found).join('')).toContain(expected);
    expect(texts(read(content, 'a.txt', {}, 1))).toEqual(texts(found));
  });
  test('the user knows better', () => {
    const found = read(Uint8Array.from([0xe4, 0xf6]), 'a.txt', { encoding: 'koi8-r' });
    expect(texts(found)).toEqual(['ДЖ']);
    expect(() => read(encode('a'), 'a.txt', { encoding: 'klingon' })).toThrow(
      'no encoding is called "klingon"',
    );
  });
});
