import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { emptyInfo, findInputs, type RawPage, readPages, ScrapeCleanError, spool } from '../../src/index.ts';
import { packed, unpacked } from '../../src/sources/inputs.ts';

let root = '';
const at = (...path: string[]): string => join(root, ...path);
beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'scrape-clean-test-'));
  for (const folder of ['in/b', 'in/a', 'other', 'in/.hidden', 'empty', 'in/named.txt'])
    mkdirSync(at(folder), { recursive: true });
  for (const file of [
    'in/b/1.txt',
    'in/a/10.txt',
    'in/a/2.txt',
    'in/Z.txt',
    'in/.dot.txt',
    'in/.hidden/x.txt',
    'in/named.txt/y.txt',
    'other/Z.txt',
  ])
    writeFileSync(at(file), 'text');
  symlinkSync(at('other'), at('in/link'));
  symlinkSync(at('other/Z.txt'), at('in/linked.txt'));
  symlinkSync(at('nowhere'), at('broken'));
  symlinkSync('circle', at('in/circle'));
  symlinkSync('..', at('in/b/up'));
});
afterAll(() => rmSync(root, { recursive: true }));

const names = (args: readonly string[], options = {}) =>
  findInputs(args, options).inputs.map(({ name }) => name);

describe('inputs', () => {
  test('a directory: sorted by code unit, no dot files, no linked directories, names relative to it', () => {
    expect(names([at('in')])).toEqual([
      'Z.txt',
      'a/10.txt',
      'a/2.txt',
      'b/1.txt',
      'linked.txt',
      'named.txt/y.txt',
    ]);
  });
  test('include and exclude', () => {
    expect(names([at('in')], { include: ['a/**', 'b/**'], exclude: ['**/10.txt'] })).toEqual([
      'a/2.txt',
      'b/1.txt',
    ]);
  });
  test('an absolute file has its base name, a glob match is as typed, stdin is - or as named', () => {
    expect(names([at('in/b/1.txt')])).toEqual(['1.txt']);
    expect(names(['./test-fixtures/lines--no*/page.txt'])).toEqual([
      'test-fixtures/lines--no-break-spaces/page.txt',
    ]);
    expect(names(['-'])).toEqual(['-']);
    expect(names(['-'], { stdinName: 'page' })).toEqual(['page']);
  });
  test('equal names get what was typed in front', () => {
    expect(names([at('in'), at('other')])).toEqual([
      'in/Z.txt',
      'a/10.txt',
      'a/2.txt',
      'b/1.txt',
      'linked.txt',
      'named.txt/y.txt',
      'other/Z.txt',
    ]);
    expect(new Set(names([at('in/Z.txt'), at('other/Z.txt')])).size).toBe(2);
  });
  test('packed for other threads they are the same', () => {
    writeFileSync(at('in/łódź “1”.txt'), 'x');
    const { inputs } = findInputs([at('in'), at('other')]);
    const inputAt = unpacked(packed(inputs));
    expect(inputs.map((_, number) => inputAt(number))).toEqual(
      inputs.map(({ name, path, site }) => ({ name, path, site })),
    );
    rmSync(at('in/łódź “1”.txt'));
  });
  test('a file named twice is read once', () =>
    expect(names([at('in/b/1.txt'), at('in/b')])).toEqual(['1.txt']));
  test.each([
    ['nothing', 'not-found'],
    ['empty', 'no-files'],
    ['broken', 'not-found'],
    ['in/circle', 'not-found'],
  ])('%s is a failure %s', (path, code) => {
    const { inputs, failures } = findInputs([at(path)]);
    expect(inputs).toEqual([]);
    expect(failures.map((failure) => failure.code)).toEqual([code]);
  });
});

const read = (bytes: Uint8Array, info = emptyInfo()): RawPage[] =>
  [...readPages([bytes], 'a.txt', 'site', info)].filter(
    (page): page is RawPage => !(page instanceof ScrapeCleanError),
  );
const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

describe('text', () => {
  test('UTF-16 by its byte order mark', () => {
    expect(read(Uint8Array.from([0xff, 0xfe, 0x41, 0x00])).map(({ text }) => text)).toEqual(['A']);
    expect(read(Uint8Array.from([0xfe, 0xff, 0x00, 0x41])).map(({ text }) => text)).toEqual(['A']);
  });
  test('invalid UTF-8 is counted, with its line', () => {
    const info = emptyInfo();
    read(Buffer.concat([bytes('é ä ö ü ß\nñ'), Uint8Array.from([0xff, 0x0a, 0xff])]), info);
    expect(info).toMatchObject({ encoding: 'utf-8', replaced: 2, replacedAt: 2, lines: 3 });
  });
  test.each([
    ['empty', new Uint8Array(0)],
    ['binary', Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 1])],
    ['unsupported', Uint8Array.from([0xfd, 0x37, 0x7a, 0x58, 0x5a, 0])],
    ['unsupported', bytes('BZh91AY&SY')],
    ['line-too-long', bytes('x'.repeat((256 << 10) + 1))],
    ['page-too-long', bytes(`${'x'.repeat(1 << 17)}\n`.repeat(520))],
  ])('%s is refused', (code, content) => {
    expect(() => read(content)).toThrow(expect.objectContaining({ code }) as ScrapeCleanError);
  });
});

test('one long word is a line like others', () => {
  for (const sign of ['a', '1', '漢', ' ', ':', '.'])
    expect(read(bytes(`x${sign.repeat(200_000)}x\nend`))).toHaveLength(1);
});

describe('standard input', () => {
  test.each([1, 1000])('is kept and read twice with a limit of %i bytes', async (limit) => {
    const kept = await spool(Readable.from([bytes('one '), bytes('two')]), limit);
    const text = () => Buffer.concat([...kept.chunks()].map((chunk) => Buffer.from(chunk))).toString();
    expect([text(), text()]).toEqual(['one two', 'one two']);
    kept.close();
  });
  test('of a broken stream leaves no file', async () => {
    const broken = Readable.from(
      (async function* () {
        yield bytes('one');
        throw new Error('gone');
      })(),
    );
    await expect(spool(broken, 1)).rejects.toThrow('gone');
  });
});
