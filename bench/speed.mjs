// Whole runs, measured side by side: every figure is a ratio to what ran beside it, since machines are noisy.
//
//   npm run bench:speed -- [--corpus DIR] [--megabytes 20] [--rounds 7] [--limits DIR] [--only NAME,…] [--check]
//
// Makes the corpus in DIR, or in a temporary folder. With --limits, the folder of oneoff.py, oneoff.awk and floor.c, these
// run on the same files. Writes bench/results.md; --check compares with bench/floors.json.

import { execFileSync, spawn } from 'node:child_process';
import {
  closeSync,
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { availableParallelism, cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { argv, exit, version } from 'node:process';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { makeCorpus } from './corpus.mjs';

const here = (name) => fileURLToPath(new URL(name, import.meta.url));
const { values } = parseArgs({
  args: argv.slice(2),
  options: {
    corpus: { type: 'string' },
    megabytes: { type: 'string', default: '20' },
    rounds: { type: 'string', default: '7' },
    limits: { type: 'string' },
    only: { type: 'string' },
    check: { type: 'boolean', default: false },
  },
});
const rounds = Number(values.rounds);
const megabytes = Number(values.megabytes);
const temporary = values.corpus === undefined ? mkdtempSync(join(tmpdir(), 'scrape-clean-bench-')) : null;
const root = values.corpus ?? temporary;

const SELF = [here('../bin/scrape-clean.js')];
const node = (...args) => ['node', ...args];
const self = (...args) => node('--import', here('usage.mjs'), ...SELF, '-q', ...args);

/** @returns {{files: number, bytes: number}} */
function prepare() {
  const made = makeCorpus(join(root, 'corpus'), megabytes, 40);
  mkdirSync(join(root, 'five'), { recursive: true });
  for (const name of files(join(root, 'corpus/text/00')).slice(0, 5))
    copyFileSync(join(root, 'corpus/text/00', name), join(root, 'five', name));
  // One file of all dumps of a site after the other.
  const one = openSync(join(root, 'one.txt'), 'w');
  for (const site of files(join(root, 'corpus/text')))
    for (const name of files(join(root, 'corpus/text', site)))
      writeSync(one, readFileSync(join(root, 'corpus/text', site, name)));
  closeSync(one);
  const warc = openSync(join(root, 'pages.warc'), 'w');
  for (const site of files(join(root, 'corpus/html')))
    for (const name of files(join(root, 'corpus/html', site)))
      writeSync(warc, warcRecord(site, name, readFileSync(join(root, 'corpus/html', site, name))));
  closeSync(warc);
  execFileSync('node', [
    ...SELF,
    'learn',
    join(root, 'corpus/text/00'),
    '-q',
    '-o',
    join(root, 'profile.json'),
    '--force',
  ]);
  return made;
}

const files = (folder) => readdirSync(folder).sort();

function warcRecord(site, name, body) {
  const http = Buffer.concat([
    Buffer.from('HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n'),
    body,
  ]);
  const head = [
    'WARC/1.1',
    'WARC-Type: response',
    `WARC-Target-URI: https://site-${site}.example/${name}`,
    'WARC-Date: 2024-01-01T00:00:00Z',
    `WARC-Record-ID: <urn:uuid:00000000-0000-0000-00${site}-0000000${name.slice(0, 5)}>`,
    'Content-Type: application/http; msgtype=response',
    `Content-Length: ${http.length}`,
  ];
  return Buffer.concat([Buffer.from(`${head.join('\r\n')}\r\n\r\n`), http, Buffer.from('\r\n\r\n')]);
}

const text = join(root, 'corpus/text');
const limit = (name) => (values.limits === undefined ? null : join(values.limits, name));
const python = limit('oneoff.py');
const awk = limit('oneoff.awk');

/** Series of commands; the first of each is what the others are held against. */
const series = [
  {
    name: 'start',
    commands: {
      'node -e 0': node('-e', '0'),
      '--version': node(...SELF, '--version'),
      'five files': self(join(root, 'five')),
    },
  },
  {
    name: 'many files',
    bytes: true,
    commands: {
      'Node floor': node('--import', here('usage.mjs'), here('floor.mjs'), text),
      'wc -l': ['sh', '-c', `find '${text}' -type f -exec cat {} + | wc -l`],
      ...(python === null ? {} : { 'Python one-off': ['python3', python, text] }),
      ...(awk === null
        ? {}
        : { 'mawk one-off': ['sh', '-c', `find '${text}' -type f | sort | xargs mawk -f '${awk}'`] }),
      '-j 1': self('-j', '1', text),
      '-j 2': self('-j', '2', text),
      default: self(text),
    },
  },
  {
    name: 'one site',
    commands: {
      learn: node(
        '--import',
        here('usage.mjs'),
        ...SELF,
        'learn',
        join(text, '00'),
        '-q',
        '-o',
        join(root, 'learned.json'),
        '--force',
      ),
      'two passes': self('-j', '1', join(text, '00')),
      'with --profile': self('-j', '1', '-p', join(root, 'profile.json'), join(text, '00')),
    },
  },
  {
    name: 'one file',
    bytes: true,
    commands: {
      ...(python === null ? {} : { 'Python one-off': ['python3', python, join(root, 'one.txt')] }),
      '-j 1': self('-j', '1', join(root, 'one.txt')),
      stdin: [
        'sh',
        '-c',
        `exec ${self('-')
          .map((part) => `'${part}'`)
          .join(' ')} < '${join(root, 'one.txt')}'`,
      ],
    },
  },
  {
    name: 'HTML and WARC',
    commands: {
      HTML: self('-j', '1', join(root, 'corpus/html')),
      WARC: self('-j', '1', join(root, 'pages.warc')),
    },
  },
];

/** Runs a command; its output goes to a file. */
function once(command) {
  return new Promise((done, failed) => {
    const out = openSync(join(root, 'out'), 'w');
    const start = performance.now();
    const child = spawn(command[0], command.slice(1), { stdio: ['ignore', out, 'ignore', 'pipe'] });
    let usage = '';
    child.stdio[3].on('data', (data) => {
      usage += data;
    });
    child.on('error', failed);
    child.on('close', (code) => {
      closeSync(out);
      const wall = (performance.now() - start) / 1000;
      const { cpu = null, rss = null } = usage === '' ? {} : JSON.parse(usage);
      done({ wall, cpu, rss, code });
    });
  });
}

const median = (list) => [...list].sort((a, b) => a - b)[list.length >> 1];
const shown = (list, digits) =>
  `${median(list).toFixed(digits)} (${Math.min(...list).toFixed(digits)}–${Math.max(...list).toFixed(digits)})`;

async function measure({ commands }) {
  const names = Object.keys(commands);
  const runs = new Map(names.map((name) => [name, []]));
  for (let round = -1; round < rounds; round++)
    // Each round begins with another command, and the first one only warms up.
    for (let i = 0; i < names.length; i++) {
      const name = names[(i + Math.max(0, round)) % names.length];
      const run = await once(commands[name]);
      if (run.code !== 0) throw new Error(`${name} ended with ${run.code}: ${commands[name].join(' ')}`);
      if (round >= 0) runs.get(name).push(run);
    }
  return runs;
}

function table({ name, bytes }, runs, corpus) {
  const [[first, base]] = runs;
  const lines = [
    `## ${name[0].toUpperCase()}${name.slice(1)}`,
    '',
    `| command | wall, s | CPU, s | RSS, MB |${bytes ? ' MB/s |' : ''} wall / ${first} |`,
    `| --- | --- | --- | --- |${bytes ? ' --- |' : ''} --- |`,
  ];
  for (const [command, own] of runs) {
    const walls = own.map(({ wall }) => wall);
    const ratios = own.map(({ wall }, i) => wall / base[i].wall);
    const cpu =
      own[0].cpu === null
        ? '–'
        : shown(
            own.map((run) => run.cpu),
            2,
          );
    const rss = own[0].rss === null ? '–' : Math.max(...own.map((run) => run.rss)).toFixed(0);
    const rate = bytes ? ` ${(corpus.bytes / 1e6 / median(walls)).toFixed(1)} |` : '';
    lines.push(`| ${command} | ${shown(walls, 2)} | ${cpu} | ${rss} |${rate} ${shown(ratios, 2)} |`);
  }
  return [...lines, ''];
}

function figuresOf(results) {
  const figures = {};
  for (const [name, runs] of results)
    for (const [command, own] of runs) {
      const [[, base]] = runs;
      figures[`${name}: ${command}`] = {
        ratio: median(own.map(({ wall }, i) => wall / base[i].wall)),
        ...(own[0].rss === null ? {} : { rss: Math.max(...own.map(({ rss }) => rss)) }),
      };
    }
  return figures;
}

function check(figures) {
  const { speed = {} } = JSON.parse(readFileSync(here('floors.json'), 'utf8'));
  let failed = 0;
  for (const [name, limits] of Object.entries(speed))
    for (const [figure, most] of Object.entries(limits)) {
      const value = figures[name]?.[figure];
      if (value === undefined || value <= most) continue;
      console.error(`${name}: ${figure} is ${value.toFixed(2)}, more than ${most}`);
      failed++;
    }
  return failed;
}

try {
  const corpus = prepare();
  const chosen = series.filter(
    ({ name }) => values.only === undefined || values.only.split(',').includes(name),
  );
  const lines = [
    '# Results of bench:speed',
    '',
    'Written by `npm run bench:speed`; see docs/performance.md for what they mean. Medians with the least and the most;',
    'ratios are taken round by round.',
    '',
    `Node ${version}, ${cpus()[0].model}, ${availableParallelism()} processors; ${rounds} rounds; ${corpus.files} text files of ${(corpus.bytes / 1e6).toFixed(1)} MB in 40 folders, ${corpus.htmlFiles} HTML files of ${(corpus.htmlBytes / 1e6).toFixed(1)} MB.`,
    '',
  ];
  const results = new Map();
  for (const each of chosen) {
    const runs = await measure(each);
    results.set(each.name, runs);
    const rows = table(each, runs, corpus);
    console.log(rows.join('\n'));
    lines.push(...rows);
  }
  if (values.only === undefined) writeFileSync(here('results.md'), lines.join('\n'));
  if (values.check && check(figuresOf(results)) > 0) exit(1);
} finally {
  if (temporary !== null) rmSync(temporary, { recursive: true, force: true });
}
