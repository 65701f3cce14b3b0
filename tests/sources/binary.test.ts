// What is text with stray NULs, and what is no text at all.

import { describe, expect, test } from 'vitest';
import { encode, read, texts } from './reading.ts';

const latin = (text: string): Uint8Array => Buffer.from(text, 'latin1');
const why = (bytes: Uint8Array): string => {
  try {
    read(bytes);
    return 'read';
  } catch (error) {
    return (error as Error).message;
  }
};
/** A text of so many bytes. */
const text = (length: number): string =>
  'the lamp was lit at dusk\n'.repeat(Math.ceil(length / 25)).slice(0, length);
/** Bytes as compression or encryption leaves them: all values come alike. */
const even = (length: number): Uint8Array =>
  Uint8Array.from({ length }, (_, i) => (i * 167 + (i >> 8) * 13) & 255);
const utf16 = (content: string): Uint8Array => Buffer.from(content, 'utf16le');

describe('a text with stray NULs is read', () => {
  test('each becomes U+FFFD; they are counted, with the line of the first', () => {
    const found = read(encode('one\ntwo\0 three\nfo\0\0ur\n'));
    expect(texts(found)).toEqual(['one\ntwo\ufffd three\nfo\ufffd\ufffdur\n']);
    expect(found.info).toMatchObject({ encoding: 'utf-8', nuls: 3, nulAt: 2, replaced: 0, lines: 3 });
  });
  test('wherever a chunk ends, and behind the bytes that the encoding is chosen by', () => {
    const bytes = encode(`${text(200_000)}\0end`);
    const whole = read(bytes);
    expect(whole.info).toMatchObject({ nuls: 1, nulAt: 8001 });
    const pieces = read(bytes, 'file', {}, 1000);
    expect([texts(pieces), pieces.info]).toEqual([texts(whole), whole.info]);
  });
  test('also in HTML, in other encodings, and beside bytes that are no text', () => {
    const html = read(encode('<!DOCTYPE html>\n<p>one\0two</p>'));
    expect([texts(html)[0], html.info.nuls, html.info.nulAt]).toEqual([
      '<!DOCTYPE html>\n<p>one\ufffdtwo</p>',
      1,
      2,
    ]);
    const cyrillic = read(Buffer.from([...latin('\xcc\xe0\xff\xea\0 \xe3\xee\xf0\xe8\xf2')]), 'file', {
      encoding: 'windows-1251',
    });
    expect(texts(cyrillic)).toEqual(['Маяк\ufffd горит']);
    expect(read(Buffer.concat([encode('é ä ö ü ß ñ\0'), latin('\xff')])).info).toMatchObject({
      nuls: 1,
      replaced: 1,
    });
  });
  test('up to 2 in a hundred bytes are control characters', () => {
    const strays = (count: number): Uint8Array => encode(text(5000) + '\0'.repeat(count));
    expect(read(strays(100)).info.nuls).toBe(100);
    expect(why(strays(200))).toBe(
      'is no text (200 of its first 5200 bytes are NUL or other control characters)',
    );
  });
  test('backspaces and escapes of terminals are no control characters of binary files', () => {
    expect(read(encode(`${'_\bx\x1b[1m'.repeat(100)}\0`)).info.nuls).toBe(1);
  });
});

describe('UTF-16 without a mark', () => {
  test('is recognised', () => {
    const found = read(utf16('The lamp was lit at dusk.'));
    expect([texts(found), found.info.encoding, found.info.nuls]).toEqual([
      ['The lamp was lit at dusk.'],
      'utf-16le',
      0,
    ]);
    expect(read(Buffer.from(utf16('The lamp was lit at dusk.')).swap16()).info.encoding).toBe('utf-16be');
  });
  test('and few NULs on one side make none', () => {
    for (const length of [17, 18]) {
      const found = read(encode(`${text(length)}\0 and`));
      expect([texts(found), found.info.encoding]).toEqual([[`${text(length)}\ufffd and`], 'utf-8']);
    }
    // As UTF-16 these would be signs that nobody wrote.
    expect(why(encode('lamp\0dusk '.repeat(100)))).toMatch(/^is no text/);
  });
  test('also of scripts that have NULs at spaces only', () => {
    const words = '灯台灯 日暮点 海'.repeat(9);
    expect(texts(read(utf16(words)))).toEqual([words]);
  });
  test('also with a stray NUL', () => {
    const found = read(utf16(`${text(1000)}\0end`));
    expect(texts(found)).toEqual([`${text(1000)}\ufffdend`]);
    expect(found.info).toMatchObject({ encoding: 'utf-16le', nuls: 1, nulAt: 41 });
  });
});

describe('what is no text is refused, and named where its first bytes tell', () => {
  test.each([
    ['a PDF document', '%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj\n<< /Type /Catalog >>\nendobj\n'],
    ['a PNG image', '\x89PNG\r\n\x1a\n\0\0\0\rIHDR'],
    ['a JPEG image', '\xff\xd8\xff\xe0\0\x10JFIF\0'],
    ['a GIF image', 'GIF89a\x01\0\x01\0\x80'],
    ['an image, a sound or a film', 'RIFF\x24\0\0\0WEBPVP8 '],
    ['a program', '\x7fELF\x02\x01\x01\0'],
    ['a program', `MZ\x90\0\x03\0\0\0${'x'.repeat(900)}`],
    ['a SQLite database', `SQLite format 3\0${'text '.repeat(900)}`],
    ['a document of an office program', '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\0\0'],
    ['a font', 'wOF2\0\x01\0\0'],
  ])('%s', (name, start) => {
    expect(why(latin(start))).toBe(`is no text (it is ${name})`);
  });
  test('by its share of control bytes', () => {
    expect(why(even(4096))).toMatch(
      /^is no text \(\d{3} of its first 4096 bytes are NUL or other control characters\)$/,
    );
    expect(why(Uint8Array.from([65, 0]))).toBe(
      'is no text (1 of its first 2 bytes are NUL or other control characters)',
    );
  });
  test('but words that begin as a format does are text', () => {
    for (const words of ['GIF89a is a format of images.', 'MZ began the file.', 'RIFF, ID3 and OggS'])
      expect(texts(read(encode(words)))).toEqual([words]);
  });
});

test('UTF-16 without a mark is text in any script; with control characters among its units it is not', () => {
  const written = `Остров\nالميناء\n${'Piano arrives on the wrong boat.\n'.repeat(9)}`;
  for (const bytes of [utf16(written), Buffer.from(utf16(written)).swap16()]) {
    const found = read(bytes);
    expect(texts(found)).toEqual([written]);
    expect(found.info.encoding).toMatch(/^utf-16[lb]e$/);
  }
  expect(why(utf16(`${written}\u0001`))).toContain('is no text');
});

test('lines that end with nothing but a carriage return are lines', () => {
  const found = read(encode('one\rtwo\r\rthree\r'), 'file', {}, 3);
  expect(texts(found)).toEqual(['one\ntwo\n\nthree\n']);
  expect(found.info.lines).toBe(4);
});

test('a carriage return among line feeds ends no line', () => {
  const found = read(encode('one\r\ntwo\rthree\nfour\n'));
  expect([texts(found), found.info.lines]).toEqual([['one\r\ntwo\rthree\nfour\n'], 3]);
});
