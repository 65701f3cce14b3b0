// The command line in this process: what it writes, and the exit code it sets.

import { copyFileSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { main } from '../../src/cli/main.ts';
import { outputNames, RecordNames } from '../../src/cli/names.ts';
import { Terminal } from '../../src/cli/terminal.ts';
import { recordWith } from '../record.ts';

const fixtures = fileURLToPath(new URL('../../test-fixtures/', import.meta.url));
const site = join(fixtures, 'listing--three-pages-of-a-site/pages');
let folder = '';
let out = '';
let err = '';

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'scrape-clean-main-'));
  out = '';
  err = '';
  vi.spyOn(process.stdout, 'write').mockImplementation((text: unknown, ...rest: unknown[]) => {
    out += String(text);
    const done = rest.at(-1);
    if (typeof done === 'function') done();
    return true;
  });
  vi.spyOn(process.stderr, 'write').mockImplementation((text) => {
    err += String(text);
    return true;
  });
});
afterEach(() => {
  vi.restoreAllMocks();
  process.exitCode = 0;
  process.removeAllListeners('SIGINT');
  process.removeAllListeners('SIGTERM');
  rmSync(folder, { recursive: true, force: true });
});

async function call(...args: string[]): Promise<number> {
  await main(args);
  return Number(process.exitCode);
}

test('extract is the default command', async () => {
  expect(await call(site, '-v')).toBe(0);
  expect(out).toBe(readFileSync(join(site, '../expected.ndjson'), 'utf8'));
  expect(err).toContain('001.txt: 5 records');
});

test.each([
  [['-f', 'json', '--out-dir', 'DIR/a']],
  [['-f', 'md', '--out-dir', 'DIR/b']],
  [['-f', 'csv', '--excel', '-o', 'DIR/c.csv', '--ledger', 'DIR/l.ndjson', '--dedupe']],
])('extract %j', async (args) => {
  expect(await call(site, ...args.map((arg) => arg.replace('DIR', folder)))).toBe(0);
  expect(out).toBe('');
});

test('explain and schema', async () => {
  expect(await call('explain', site, '-q')).toBe(0);
  expect(out).toContain('title-block');
  expect(await call('schema', 'ledger')).toBe(0);
  expect(out).toContain('urn:scrape-clean:ledger:1');
});

test.each([
  [4, ['missing']],
  [3, ['missing', site]],
  [2, [site, '-o', site]],
  [2, ['--nothing']],
  [0, ['--help']],
  [4, ['explain', 'missing']],
  [2, ['explain', site, '--with', 'missing']],
])('exit code %i for %j', async (code, args) => {
  expect(await call(...args)).toBe(code);
});

test('--debug shows where an expected error comes from', async () => {
  await call('missing', '--debug');
  expect(err).toMatch(/\n\s+at /);
});

test('a fault of the program has an exit code of its own', async () => {
  vi.mocked(process.stdout.write).mockImplementation(() => {
    throw new Error('broken');
  });
  expect(await call('schema')).toBe(70);
  expect(err).toContain('internal error: broken; please report it');
});

test('names of records are unique, safe and not too long', () => {
  const names = new RecordNames();
  const next = (title: string | null, date: string | null = '2011-05-25') =>
    names.next(recordWith({ title, date }));
  expect([
    next('../../etc/passwd'),
    next('A/B: “c”'),
    next('a b c'),
    next('A b C'),
    next(null, null),
    next('سجل العواصف'),
  ]).toEqual([
    '2011-05-25-etc-passwd.md',
    '2011-05-25-a-b-c.md',
    '2011-05-25-a-b-c-2.md',
    '2011-05-25-a-b-c-3.md',
    'undated-untitled.md',
    '2011-05-25-سجل-العواصف.md',
  ]);
  expect(Buffer.byteLength(next('\u{1f6a2} '.repeat(5) + 'ship '.repeat(90)))).toBeLessThan(120);
});

test('names of outputs never meet and never leave the folder', () => {
  expect(outputNames(['a.txt', 'b/a.txt', 'c.html', 'c.txt', '../up.txt', '-'], '.json')).toEqual([
    'a.json',
    'b/a.json',
    'c.html.json',
    'c.txt.json',
    '__/up.json',
    'stdin.json',
  ]);
  expect(outputNames(['a.md', 'a.txt', 'a.txt.txt'], '.json')).toEqual([
    'a.md.json',
    'a.txt.json',
    'a.txt.txt.json',
  ]);
});

test('progress is drawn on a terminal after a second, and cleared', () => {
  vi.useFakeTimers({ toFake: ['performance'] });
  const drawn: string[] = [];
  const stream = {
    isTTY: true,
    write: (text: string) => drawn.push(text) > 0,
  } as unknown as NodeJS.WriteStream;
  const terminal = new Terminal(stream, { quiet: false, verbose: false });
  terminal.progress(1, 4);
  expect(drawn).toEqual([]);
  vi.advanceTimersByTime(1500);
  terminal.progress(2, 4);
  terminal.tell('done');
  expect(drawn).toEqual([
    '\r[###############...............] 2/4 files',
    '\r\u001b[2K',
    'scrape-clean: done\n',
  ]);
  vi.useRealTimers();
});

test('check prints what differs from kept records, and exits with 1', async () => {
  const kept = join(folder, 'kept.ndjson');
  await call(site, '-q', '-o', kept);
  expect(await call('check', site, '--against', kept)).toBe(0);
  expect(out).toBe('');
  expect(err).toContain('15 records kept, 15 now: 0 changed, 0 missing, 0 added');

  const records = readFileSync(kept, 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
  records[0] = { ...records[0], date: '2001-02-03', body: ['Other words.', ...records[0].body.slice(1)] };
  const [gone] = records.splice(2, 1);
  records.push({ ...records[3], file: 'gone.txt', id: '0', title: 'Gone' });
  writeFileSync(kept, JSON.stringify(records));
  expect(await call('check', site, '--against', kept)).toBe(1);
  expect(out).toContain(`  - date: "2001-02-03"\n  + date: "2011-05-30"\n`);
  expect(out).toContain('  - body[0]: "Other words."\n');
  expect(out).toContain(`${gone.file}:${gone.lines[0]} ${JSON.stringify(gone.title)} is added\n`);
  expect(out).toContain('"Gone" is missing\n');
  expect(err).toContain('1 changed, 1 missing, 1 added');
});

test.each([
  ['{"id": 1}', 'kept.ndjson:1: is no record; give a file that extract wrote'],
  ['\nno', 'kept.ndjson:2: is no JSON'],
  ['[1]', 'holds something that is no record'],
])('check refuses kept records like %j', async (text, message) => {
  const kept = join(folder, 'kept.ndjson');
  writeFileSync(kept, text);
  expect(await call('check', site, '--against', kept)).toBe(2);
  expect(err).toContain(message);
  expect(await call('check', site)).toBe(2);
  expect(err).toContain('name a file of records (NDJSON or JSON) with --against');
});

test('a file to learn from that cannot be read is told', async () => {
  const empty = join(folder, 'empty.txt');
  writeFileSync(empty, '');
  expect(await call('explain', site, '--with', empty)).toBe(3);
  expect(err).toContain('empty.txt: is empty');
});

test('sites that lie in one folder are told apart: the same records as each alone', async () => {
  const cases = [
    'listing--three-pages-of-a-site',
    'language--arabic',
    'language--german',
    'language--japanese',
    'layout--list-of-titles-with-dates',
  ];
  const alone: string[] = [];
  for (const [number, name] of cases.entries()) {
    const pages = join(fixtures, name, 'pages');
    for (const file of readdirSync(pages)) copyFileSync(join(pages, file), join(folder, `${file}-${number}`));
    await call(pages, '-q');
    alone.push(...out.replaceAll(/"file":"([^"]*)"/g, `"file":"$1-${number}"`).split('\n'));
    out = '';
  }
  expect(await call(folder, '-q')).toBe(0);
  expect(out.split('\n').sort()).toEqual([...alone.filter(Boolean), ''].sort());
  const apart = out;
  out = '';
  expect(await call(folder, '-q', '--site-by', 'folder')).toBe(0);
  expect(out).not.toBe(apart);
});

test('a site is learned once, and its pages are read once from then on', async () => {
  const [all, a, b, ab] = ['all', 'a', 'b', 'ab'].map((name) => join(folder, `${name}.json`));
  expect(await call('learn', site, '-o', all!)).toBe(0);
  expect(err).toBe(
    'scrape-clean: 3 files, 3 pages learned; the profile has seen 3 pages and holds 3 of them\n',
  );
  expect(await call('learn', join(site, '001.txt'), '-o', a!)).toBe(0);
  expect(await call('learn', join(site, '002.txt'), join(site, '003.txt'), '-o', b!)).toBe(0);
  expect(await call('merge', a!, b!, '-o', ab!)).toBe(0);
  expect(readFileSync(ab!)).toEqual(readFileSync(all!));
  // A profile grows by pages, too.
  expect(await call('learn', join(site, '001.txt'), '-p', b!, '-o', b!, '--force')).toBe(0);
  expect(readFileSync(b!)).toEqual(readFileSync(all!));
  out = '';
  expect(await call(site, '-q', '--profile', ab!)).toBe(0);
  expect(out).toBe(readFileSync(join(site, '../expected.ndjson'), 'utf8'));
  const [ledger, other] = [join(folder, 'l.ndjson'), join(folder, 'm.ndjson')];
  expect(await call(site, '-p', all!, '--ledger', ledger)).toBe(0);
  expect(await call(site, '--ledger', other)).toBe(0);
  expect(readFileSync(ledger)).toEqual(readFileSync(other));
});

test('a profile that cannot be used is told', async () => {
  const profile = join(folder, 'p.json');
  expect(await call(site, '-p', profile)).toBe(2);
  expect(err).toBe(
    `scrape-clean: ${profile}: cannot be read (ENOENT); make it with scrape-clean learn INPUT -o FILE\n`,
  );
  writeFileSync(profile, '{"version":1,"pages":0,"sample":[],"delimiter":"/(/"}');
  expect(await call(site, '-p', profile)).toBe(2);
  writeFileSync(profile, '{"version":1,"pages":0,"sample":[]}');
  expect(await call('explain', site, '-p', profile, '--with', site)).toBe(2);
  expect(err).toContain('--profile and --with exclude each other');
  err = '';
  expect(await call('learn', join(folder, 'no.txt'), '-p', profile)).toBe(4);
  expect(out).toBe('');
});

test('what the user wrote into a profile holds', async () => {
  const profile = join(folder, 'p.json');
  expect(await call('learn', site, '-o', profile, '-q')).toBe(0);
  const learned = JSON.parse(readFileSync(profile, 'utf8')) as Record<string, unknown>;
  writeFileSync(profile, JSON.stringify({ ...learned, delimiter: '{date} 2 comments' }));
  expect(await call(site, '-q', '-p', profile)).toBe(0);
  const records = out
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as { comments: number });
  expect(new Set(records.map(({ comments }) => comments))).toEqual(new Set([2]));
});

test('learn tells where the inputs look like several sites', async () => {
  const other = join(fixtures, 'layout--two-kinds-of-pages/pages');
  expect(await call('learn', site, other, '-o', '/dev/null', '--strict')).toBe(1);
  expect(err).toMatch(
    /the inputs look like 2 sites \(.* is of another than .*\), and a profile is of one; learn/,
  );
});

test('check tells where a site is no longer what its profile knows', async () => {
  const profile = join(folder, 'p.json');
  expect(await call('learn', site, '-o', profile, '-q')).toBe(0);
  expect(await call('check', site, '-p', profile)).toBe(0);
  expect(out).toContain('records per page       5.00     5.00\n');
  expect(err).toContain('the site looks as it did when it was learned');
  for (const file of ['001.txt', '002.txt', '003.txt']) {
    const text = readFileSync(join(site, file), 'utf8');
    writeFileSync(join(folder, file), text.replace(/^\w+ [12]\d, 2011 \d comments$/gmu, 'no day'));
  }
  out = '';
  expect(await call('check', join(folder, '*.txt'), '-p', profile)).toBe(1);
  expect(out).toMatch(/records per page +5\.00 +\d\.\d\d {2}drifted/);
  expect(err).toContain('the site has changed: records per page');
  expect(await call('check', join(folder, '*.txt'), '-p', profile, '--max-drift', '2')).toBe(0);
  expect(await call('check', site, '-p', profile, '--max-drift', 'much')).toBe(2);
});
