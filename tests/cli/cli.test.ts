// The program as a user has it: the packed tarball, installed into an empty folder.

import { execFileSync, spawn, spawnSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse as parseCsv } from 'csv-parse/sync';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { caseNames } from '../fixtures.ts';
import { validator } from '../schema.ts';

const project = fileURLToPath(new URL('../../', import.meta.url));
const fixtures = join(project, 'test-fixtures');
const site = join(fixtures, 'listing--three-pages-of-a-site/pages');
let root = '';
let bin = '';
const at = (...path: string[]): string => join(root, ...path);

beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'scrape-clean-cli-'));
  const [tarball] = JSON.parse(
    execFileSync('npm', ['pack', '--json', '--pack-destination', root], {
      cwd: project,
      encoding: 'utf8',
    }).replace(/^[^[]*/, ''),
  ) as { filename: string }[];
  writeFileSync(at('package.json'), '{"private":true}');
  execFileSync('npm', ['install', '--no-audit', '--no-fund', at(tarball!.filename)], {
    cwd: root,
    stdio: 'pipe',
  });
  bin = at('node_modules/.bin/scrape-clean');
}, 300_000);
afterAll(() => rmSync(root, { recursive: true, force: true }));

interface Result {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

function scrapeClean(
  args: readonly string[],
  options: { input?: string | Buffer; env?: Record<string, string>; cwd?: string } = {},
): Result {
  const { status, stdout, stderr } = spawnSync(bin, [...args], {
    cwd: options.cwd ?? root,
    input: options.input ?? '',
    encoding: 'utf8',
    env: { ...process.env, ...options.env },
    maxBuffer: 1 << 28,
  });
  return { code: status, out: stdout, err: stderr };
}

describe('formats', () => {
  test('json through a pipe to jq', () => {
    const { status, stdout } = spawnSync(
      'sh',
      ['-c', `"${bin}" "${site}" -q --format json | jq 'map(.date) | length'`],
      { encoding: 'utf8' },
    );
    if (spawnSync('jq', ['--version']).status === 0) expect([status, stdout]).toEqual([0, '15\n']);
    expect(JSON.parse(scrapeClean([site, '-f', 'json']).out)).toHaveLength(15);
  });
  test('ndjson is the default and is what the golden file says', () => {
    expect(scrapeClean([site]).out).toBe(readFileSync(join(site, '../expected.ndjson'), 'utf8'));
  });
  test.each(['json', 'csv', 'md'])('%s is what the golden file says', (format) => {
    const golden = join(fixtures, '../tests/cli/golden', `listing.${format}`);
    const { out } = scrapeClean([site, '-f', format]);
    if (process.env['UPDATE_CASES'] === '1') writeFileSync(golden, out);
    expect(out).toBe(readFileSync(golden, 'utf8'));
  });
  test('csv has a row a record', () =>
    expect(parseCsv(scrapeClean([site, '-f', 'csv']).out, { columns: true })).toHaveLength(15));
  test('json of nothing is an empty array', () => {
    const { code, out, err } = scrapeClean([
      join(fixtures, 'segments--page-without-delimiter/page.txt'),
      '-f',
      'json',
    ]);
    expect([code, JSON.parse(out)]).toEqual([0, []]);
    expect(err).toContain(
      'page.txt: nothing on the pages of this site delimits records; no record was made; name the delimiter with --delimiter',
    );
  });
});

describe('determinism', () => {
  test('time zone, locale and standard input change nothing', () => {
    const plain = scrapeClean([site]).out;
    for (const env of [
      { TZ: 'Pacific/Kiritimati', LANG: 'tr_TR.UTF-8', LC_ALL: 'tr_TR.UTF-8' },
      { TZ: 'America/St_Johns', LANG: 'C' },
    ])
      expect(scrapeClean([site], { env }).out).toBe(plain);
    const page = readFileSync(join(site, '001.txt'));
    const file = scrapeClean([join(site, '001.txt')]).out;
    expect(scrapeClean(['-', '--stdin-name', '001.txt'], { input: page }).out).toBe(file);
    expect(scrapeClean([], { input: page }).out).toBe(file.replaceAll('"file":"001.txt"', '"file":"-"'));
  });
  test('nothing of the machine stands in the output', () => {
    expect(scrapeClean([site, '--ledger', at('machine.ndjson')]).out).not.toContain(project);
    expect(readFileSync(at('machine.ndjson'), 'utf8')).not.toContain(project);
  });
});

describe('output', () => {
  test('-o writes a file once, and over it only with --force', () => {
    expect(scrapeClean([site, '-o', at('out.ndjson')])).toMatchObject({ code: 0, out: '' });
    expect(scrapeClean([site, '-o', at('out.ndjson')])).toMatchObject({
      code: 2,
      err: expect.stringContaining('exists; choose another name, or overwrite it with --force') as string,
    });
    expect(scrapeClean([site, '-o', at('out.ndjson'), '--force']).code).toBe(0);
    expect(readdirSync(root).filter((name) => name.endsWith('.tmp'))).toEqual([]);
  });
  test('with a profile, the records of a page come before the next one is there', async () => {
    expect(scrapeClean(['learn', site, '-o', at('profile.json')]).code).toBe(0);
    const pages = ['001.txt', '002.txt', '003.txt'].map((file) => readFileSync(join(site, file)));
    const child = spawn(bin, ['-', '-q', '-p', at('profile.json')], { cwd: root });
    const out: string[] = [];
    const first = new Promise<void>((resolve) => {
      child.stdout.on('data', (chunk) => {
        out.push(String(chunk));
        resolve();
      });
    });
    // A page ends where the text of the next one begins.
    child.stdin.write(Buffer.concat([pages[0]!, pages[1]!]));
    await first;
    expect(out.join('').split('\n')).toHaveLength(6);
    child.stdin.end(pages[2]!);
    await new Promise((resolve) => child.on('close', resolve));
    const files = scrapeClean([site, '-q']).out.replaceAll(
      /"file":"00\d.txt","index":\d+,"lines":\[\d+,\d+\]/g,
      '',
    );
    expect(out.join('').replaceAll(/"file":"-","index":\d+,"lines":\[\d+,\d+\]/g, '')).toBe(files);
  });
  test('a device is written into', () => {
    expect(scrapeClean([site, '-o', '/dev/null'])).toMatchObject({ code: 0, out: '' });
  });
  test('an input is never written over, and a missing folder is told', () => {
    writeFileSync(at('page.txt'), readFileSync(join(site, '001.txt')));
    expect(scrapeClean([at('page.txt'), '-o', at('page.txt'), '--force'])).toMatchObject({
      code: 2,
      err: expect.stringContaining('is an input and would be written over') as string,
    });
    expect(scrapeClean([site, '-o', at('no/such/out.json')])).toMatchObject({
      code: 2,
      err: expect.stringContaining('cannot be written (ENOENT)') as string,
    });
  });
  test('--out-dir has a file an input', () => {
    expect(scrapeClean([site, '--out-dir', at('dir'), '-f', 'json']).code).toBe(0);
    expect(readdirSync(at('dir')).sort()).toEqual(['001.json', '002.json', '003.json']);
    expect(JSON.parse(readFileSync(at('dir/002.json'), 'utf8'))).toHaveLength(5);
  });
  test('--out-dir with md has a file a record, inside of the folder', () => {
    expect(scrapeClean([site, '--out-dir', at('md'), '-f', 'md']).code).toBe(0);
    expect(readdirSync(at('md/001')).sort()).toEqual([
      '2011-05-14-anna-holm-keeps-the-log-again.md',
      '2011-05-21-new-glass-for-the-western-pane.md',
      '2011-05-25-keeper-rescues-three-sailors-off-the-reef.md',
      '2011-05-28-a-quiet-winter-by-the-gauge.md',
      '2011-05-30-ferry-timetable-changes-for-the-summer.md',
    ]);
  });
  test('a reader that goes away ends the program quietly', () => {
    const { status, stderr } = spawnSync(
      'bash',
      ['-c', `"${bin}" "${site}" -q -f json | head -c 1; exit "\${PIPESTATUS[0]}"`],
      { encoding: 'utf8' },
    );
    expect([status, stderr]).toEqual([0, '']);
  });
  test('--dedupe leaves out copies, which are marked else', () => {
    const twice = join(fixtures, 'records--the-same-article-on-two-pages/pages');
    const marks = scrapeClean([twice])
      .out.trimEnd()
      .split('\n')
      .map((line) => (JSON.parse(line) as { duplicateOf: string | null }).duplicateOf);
    expect(marks.filter((mark) => mark !== null)).toEqual(['001.txt#2', '001.txt#3', '001.txt#4']);
    expect(scrapeClean([twice, '--dedupe']).out.trimEnd().split('\n')).toHaveLength(7);
  });
  test('--rejects keeps every line that was dropped, with its place and the rule', () => {
    expect(scrapeClean([site, '--rejects', at('rejects.txt')]).code).toBe(0);
    const lines = readFileSync(at('rejects.txt'), 'utf8').trimEnd().split('\n');
    expect(lines[0]).toBe('001.txt:1\trepeated-across-pages\tSkerry Light Trust');
    expect(lines).toContain('001.txt:34\tbeside-delimiter\tFacebookTwitterPinterestEmail');
  });
  test('the ledger has a head for each file, and fits its schema', () => {
    expect(scrapeClean([site, '--ledger', at('ledger.ndjson')]).code).toBe(0);
    const lines = readFileSync(at('ledger.ndjson'), 'utf8')
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as Record<string, unknown>);
    const valid = validator('ledger');
    for (const line of lines) expect(valid(line), JSON.stringify(valid.errors)).toBe(true);
    expect(lines.filter((line) => 'sha256' in line).map(({ file }) => file)).toEqual([
      '001.txt',
      '002.txt',
      '003.txt',
    ]);
  });
});

describe('bad input', () => {
  beforeAll(() => {
    mkdirSync(at('bad/empty-folder'), { recursive: true });
    mkdirSync(at('bad/folder.txt'));
    writeFileSync(at('bad/empty.txt'), '');
    writeFileSync(at('bad/binary.txt'), Buffer.from([1, 0, 2, 0]));
    writeFileSync(at('bad/long.txt'), 'x'.repeat(100_000_000));
    writeFileSync(
      at('bad/invalid.txt'),
      Buffer.concat([readFileSync(join(site, '001.txt')), Buffer.from([0x0a, 0xff])]),
    );
  });
  test.each([
    ['missing.txt', 'missing.txt: no such file or directory; check the spelling'],
    ['empty.txt', 'empty.txt: is empty; there is nothing to extract'],
    ['empty-folder', 'empty-folder: holds no file to read; name another folder'],
    ['folder.txt', 'folder.txt: holds no file to read'],
    [
      'binary.txt',
      'binary.txt: is no text (4 of its first 4 bytes are NUL or other control characters); give text dumps',
    ],
    ['long.txt', 'long.txt:1: is longer than 256 Ki characters in one line; break the line'],
  ])('%s is told, and the others go on', (name, message) => {
    const alone = scrapeClean([at('bad', name)]);
    expect([alone.code, alone.out]).toEqual([4, '']);
    expect(alone.err).toContain(message);
    expect(alone.err).not.toContain('    at ');
    const both = scrapeClean([at('bad', name), site, '-q']);
    expect(both.code).toBe(3);
    expect(both.out.trimEnd().split('\n')).toHaveLength(15);
  });
  test('a file that cannot be read is told', () => {
    // Nothing is unreadable for root, so the fault is injected: /proc/self/mem opens and fails to read.
    if (!existsSync('/proc/self/mem')) return;
    expect(scrapeClean(['/proc/self/mem'])).toMatchObject({
      code: 4,
      err: expect.stringContaining('mem: cannot be read (EIO)') as string,
    });
  });
  test('what is neither file nor directory is told', () => {
    expect(scrapeClean(['/dev/null'])).toMatchObject({
      code: 4,
      err: expect.stringContaining('/dev/null: is neither a file nor a directory') as string,
    });
  });
  test('invalid UTF-8 is a warning with its line; --strict makes it exit 1', () => {
    const result = scrapeClean([at('bad/invalid.txt'), '--strict']);
    expect(result.code).toBe(1);
    expect(result.err).toMatch(
      /invalid\.txt:\d+: 1 place is no valid UTF-8 and became U\+FFFD; name the encoding with --encoding, or convert the file/,
    );
  });
  test('stray NULs are a warning with their line, and seen in the records; --strict makes it exit 1', () => {
    const dump = readFileSync(join(site, '001.txt'), 'utf8');
    const at2 = dump.indexOf(' ', dump.length / 2);
    writeFileSync(at('bad/nul.txt'), `${dump.slice(0, at2)}\0${dump.slice(at2)}`);
    const result = scrapeClean([at('bad/nul.txt'), '--strict']);
    expect(result.code).toBe(1);
    expect(result.err).toContain(
      `nul.txt:${dump.slice(0, at2).split('\n').length}: 1 character is NUL and became U+FFFD; see whether the file was cut`,
    );
    expect(result.out.split('\ufffd')).toHaveLength(2);
  });
  test('a file without any delimiter: one warning, no record, exit 0; with --strict 1', () => {
    const page = join(fixtures, 'segments--page-without-delimiter/page.txt');
    expect(scrapeClean([page])).toMatchObject({ code: 0, out: '' });
    expect(scrapeClean([page, '--strict'])).toMatchObject({ code: 1, out: '' });
  });
  test('a page cut off in mid-article: the last record has no date, and a warning', () => {
    const { out, err, code } = scrapeClean([join(fixtures, 'segments--cut-off-in-mid-article/pages')]);
    expect(JSON.parse(out.trimEnd().split('\n').at(-1) ?? '')).toMatchObject({
      date: null,
      title: 'Peder Holm turns eighty',
      warnings: ['cut-off'],
    });
    expect(err).toContain('002.txt:59: the last article has no delimiter: the file seems to be cut off');
    expect(code).toBe(0);
  });
});

describe('usage', () => {
  test.each([
    [['--fromat', 'json', 'x'], "unknown option '--fromat'", 'Did you mean --format?'],
    [['x', '-f', 'xml'], "argument 'xml' is invalid", 'Allowed choices are ndjson, json, csv, md'],
    [['x', '-o', 'a', '--out-dir', 'b'], '--output and --out-dir exclude each other', 'give one of them'],
    [['x', '--excel'], '--excel is for CSV', 'add --format csv'],
    [['x', '-d', '/(a)\\1/'], 'is not understood', 'RE2 runs it in linear time'],
    [['schema', 'nothing'], "there is no schema 'nothing'", 'use one of: record, ledger'],
  ])('%j', (args, what, fix) => {
    const { code, out, err } = scrapeClean(args as string[]);
    expect([code, out]).toEqual([2, '']);
    expect(err).toContain(what);
    expect(err).toContain(fix);
  });
  test('help goes to standard output, examples first, under 80 columns', () => {
    const { code, out } = scrapeClean(['--help']);
    expect(code).toBe(0);
    expect(out.startsWith('Examples:')).toBe(true);
    expect(Math.max(...out.split('\n').map((line) => line.length))).toBeLessThan(80);
  });
  test('version', () =>
    expect(scrapeClean(['-V']).out).toBe(
      `${(JSON.parse(readFileSync(join(project, 'package.json'), 'utf8')) as { version: string }).version}\n`,
    ));
  test('schema prints what ships', () =>
    expect(JSON.parse(scrapeClean(['schema']).out)).toMatchObject({ $id: 'urn:scrape-clean:record:1' }));
  test('-- ends flags', () => {
    writeFileSync(at('-q.txt'), readFileSync(join(site, '001.txt')));
    expect(scrapeClean(['-q', '--', '-q.txt']).out.trimEnd().split('\n')).toHaveLength(5);
  });
});

describe('explain', () => {
  test('says beside each line what became of it and why', () => {
    const { out } = scrapeClean(['explain', join(site, '001.txt'), '--with', site]);
    expect(out).toContain(' title         Ferry timetable changes for the summer  (title-block block=1)');
    expect(out).toContain(' comments      0 comments  (counter-of-delimiter 13-23)');
    expect(out).toMatch(
      /page-chrome {3}© 2001 - 2024 Skerry Light Trust\. skerrylight\.example {2}\(repeated-across-pages pages=3 of=3/,
    );
  });
  test('never sends a control character to the terminal', () => {
    writeFileSync(
      at('evil.txt'),
      `\u001b[2J\u001b]0;owned\u0007 title\n\u202e reversed\n${readFileSync(join(site, '001.txt'), 'utf8')}`,
    );
    const { out } = scrapeClean(['explain', at('evil.txt')]);
    expect(out.replaceAll('\n', '')).not.toMatch(/\p{Cc}|\u202e/u);
    expect(out).toContain('\\u{1b}[2J');
  });
});

test('summary tells files, records, lines and rules; -q tells nothing', () => {
  expect(scrapeClean([site]).err).toMatch(
    /^scrape-clean: 3 files, 15 records; \d+ lines kept, \d+ dropped \(repeated-across-pages \d+, beside-delimiter 15.*\), \d+ blank; 0 warnings, 0 failures; [\d.]+ MB\/s\n$/,
  );
  expect(scrapeClean([site, '-q']).err).toBe('');
});

test('the first interrupt completes the array', async () => {
  mkdirSync(at('many'));
  const page = readFileSync(join(site, '001.txt'));
  for (let i = 0; i < 3000; i++) writeFileSync(at('many', `${i}.txt`), page);
  const child = spawn(bin, [at('many'), '-f', 'json'], { stdio: ['ignore', 'pipe', 'pipe'] });
  let out = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    if (out === '') child.kill('SIGINT');
    out += text;
  });
  const code = await new Promise((done) => child.on('close', done));
  expect(code).toBe(130);
  expect((JSON.parse(out) as unknown[]).length).toBeGreaterThan(0);
});

test('every case runs through the program', () => {
  for (const name of caseNames.slice(0, 3)) {
    const folder = join(fixtures, name);
    expect(scrapeClean([join(folder, 'page.txt')]).out).toBe(
      readFileSync(join(folder, 'expected.ndjson'), 'utf8'),
    );
  }
});
