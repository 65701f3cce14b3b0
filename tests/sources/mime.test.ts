// Messages: saved pages and e-mail. The page comes out as it was, whatever the parts around it.

import { zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { encode, type Read, read, texts } from './reading.ts';

const lines = (...parts: readonly string[]): string => parts.join('\r\n');

/** As Chromium saves a page. */
const SAVED = lines(
  'From: <Saved by Blink>',
  'Snapshot-Content-Location: https://harbour.example/news/keeper',
  'Subject: =?utf-8?Q?The_keeper?=',
  'Date: Wed, 13 Mar 2024 10:00:00 -0000',
  'MIME-Version: 1.0',
  'Content-Type: multipart/related;',
  '\ttype="text/html";',
  '\tboundary="----MultipartBoundary--a.b+c----"',
  '',
  '',
  '------MultipartBoundary--a.b+c----',
  'Content-Type: text/html',
  'Content-ID: <frame-0@mhtml.blink>',
  'Content-Transfer-Encoding: quoted-printable',
  'Content-Location: https://harbour.example/news/keeper',
  '',
  '<!DOCTYPE html><html><body><p class=3D"a">The kee=',
  'per of the caf=C3=A9 = odd</p>   =  ',
  '</body></html>',
  '------MultipartBoundary--a.b+c----',
  'Content-Type: text/html',
  'Content-Location: https://frames.example/inner',
  '',
  '<p>A frame.</p>',
  '------MultipartBoundary--a.b+c----',
  'Content-Type: image/png',
  'Content-Transfer-Encoding: base64',
  '',
  'iVBORw0KGgo=',
  '------MultipartBoundary--a.b+c------',
  '',
);

const message = (type: string, ...body: readonly string[]): Uint8Array =>
  encode(lines('From: a@b.example', 'MIME-Version: 1.0', `Content-Type: ${type}`, '', ...body));

const part = (type: string, text: string, ...fields: readonly string[]): string[] => [
  `Content-Type: ${type}`,
  ...fields,
  '',
  text,
];

const seen = ({ pages, errors, info }: Read) => ({
  pages: pages.map(({ text, media = 'text' }) => [text, media]),
  errors,
  truncated: info.truncated,
});

describe('a page that a browser saved', () => {
  const found = read(encode(SAVED), 'page');
  test('is the HTML of the first part, with its address and the time of saving', () => {
    expect(found.errors).toEqual([]);
    expect(found.info.truncated).toBeNull();
    expect(found.pages).toEqual([
      {
        file: 'page',
        site: 'harbour.example',
        text: '<!DOCTYPE html><html><body><p class="a">The keeper of the café = odd</p>   </body></html>',
        firstLine: 1,
        media: 'html',
        url: 'https://harbour.example/news/keeper',
        fetched: '2024-03-13T10:00:00Z',
      },
    ]);
  });
  test('byte by byte, with other line breaks, and in an archive', () => {
    expect(read(encode(SAVED), 'page', {}, 1).pages).toEqual(found.pages);
    expect(texts(read(encode(SAVED.replaceAll('\r\n', '\n')), 'page'))).toEqual(texts(found));
    const zip = zipSync({ 'one.mhtml': encode(SAVED), 'two.txt': encode('text\n') });
    expect(read(zip, 'a.zip').pages.map(({ file, url }) => [file, url])).toEqual([
      ['a.zip/one.mhtml', 'https://harbour.example/news/keeper'],
      ['a.zip/two.txt', undefined],
    ]);
  });
  test('that was cut off is read as far as it goes', () => {
    const cut = read(encode(SAVED.slice(0, SAVED.indexOf('</body>'))), 'page');
    expect(cut.info.truncated).toBe('ends in the middle of a message');
    expect(texts(cut)[0]).toMatch(/café = odd<\/p> {3}$/);
  });
});

describe('e-mail', () => {
  test('the charset of a part, in base64', () => {
    const body = Buffer.from(
      [...'<p>Смотритель</p>'].map((char) =>
        char >= 'А' ? char.charCodeAt(0) - 0x410 + 0xc0 : char.charCodeAt(0),
      ),
    ).toString('base64');
    const bytes = encode(
      lines(
        'Received: from relay',
        ' by host',
        'MIME-Version: 1.0',
        'Content-Type: text/html; charset="windows-1251"',
        'Content-Transfer-Encoding: base64',
        '',
        body,
      ),
    );
    expect(seen(read(bytes)).pages).toEqual([['<p>Смотритель</p>', 'html']]);
    expect(read(bytes).pages[0]).not.toHaveProperty('fetched');
  });
  test('of alternatives the HTML, in whatever order they stand', () => {
    const html = part('text/html', '<p>rich</p>');
    const plain = part('text/plain', 'plain');
    for (const [first, second] of [
      [html, plain],
      [plain, html],
    ] as const) {
      const bytes = message(
        'multipart/alternative; boundary=b',
        '--b',
        ...first,
        '--b',
        ...second,
        '--b--',
        '',
      );
      expect(seen(read(bytes)).pages).toEqual([['<p>rich</p>', 'html']]);
    }
  });
  test('parts in a row are a page each, attachments none; a longer boundary is that of another part', () => {
    const bytes = message(
      'multipart/mixed; boundary="b"',
      'This is for programs that know no parts.',
      '--b',
      'Content-Type: multipart/alternative; boundary="bb"',
      '',
      '--bb',
      ...part('text/plain', 'one\r\n--bbb is no boundary'),
      '--bb--',
      '--b',
      ...part('text/plain', 'attached', 'Content-Disposition: attachment; filename=a.txt'),
      '--b',
      '',
      'two, without a header',
      '--b--',
    );
    expect(seen(read(bytes))).toEqual({
      pages: [
        ['one\r\n--bbb is no boundary', 'text'],
        ['two, without a header', 'text'],
      ],
      errors: [],
      truncated: null,
    });
  });
  test('of related parts the one that is named', () => {
    const bytes = message(
      'multipart/related; boundary=b; start="<x>"',
      '--b',
      ...part('text/html', '<p>no</p>', 'Content-ID: <y>'),
      '--b',
      ...part('text/html', '<p>yes</p>', 'Content-ID: <x>'),
      '--b--',
    );
    expect(seen(read(bytes)).pages).toEqual([['<p>yes</p>', 'html']]);
  });
  test('without text it is an error', () => {
    expect(() => read(message('image/png', 'x'), 'a.eml')).toThrow('is a message without text');
    const zip = zipSync({ 'a.eml': message('image/png', 'x'), 'b.txt': encode('text\n') });
    expect(read(zip)).toMatchObject({ errors: ['is a message without text'], pages: [{ text: 'text\n' }] });
  });
  test('parts that nest without end are left out', () => {
    const nested = Array.from(
      { length: 1000 },
      (_, i) => `Content-Type: multipart/mixed; boundary=b${i}.\r\n\r\n--b${i}.\r\n`,
    ).join('');
    const bytes = encode(`MIME-Version: 1.0\r\n${nested}\r\ntext`);
    expect(() => read(bytes)).toThrow('is a message without text');
  });
});

describe('what is no message', () => {
  const TEXT = 'From: the keeper\nDate: May 30, 2011\n\nThe lamp was lit.\n';
  test('a dump that begins like one', () => {
    expect(seen(read(encode(TEXT))).pages).toEqual([[TEXT, 'text']]);
    expect(texts(read(encode(TEXT), 'file', {}, 1))).toEqual([TEXT]);
  });
  test('by its name it is one', () => {
    expect(seen(read(encode(TEXT), 'a.eml')).pages).toEqual([['The lamp was lit.\n', 'text']]);
  });
  test('a text with a colon in each line, and the word in its midst', () => {
    const text = 'From: a\nThe keeper wrote\nMIME-Version: 1.0\n\nend\n';
    expect(seen(read(encode(text), 'a.eml')).pages).toEqual([[text, 'text']]);
  });
});
