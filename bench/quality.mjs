#!/usr/bin/env node
// Scores the program on folders of pages with gold records, with the scorer that lies beside the data:
//
//   npm run bench:quality -- DIR… [--check] [--worst N] [--sets all,html,3,1]
//
// DIR holds dumps/ and gold.ndjson (the seeds), or a folder for each site that does. A folder of sites may name, in
// UNOPENED.txt, those that nobody looks at: of these only the means are printed. `--sets` tells how many pages are learned
// from at a time; `html` takes the pages as HTML instead of their dumps. `--check` fails where a mean falls under bench/floors.json.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    check: { type: 'boolean' },
    worst: { type: 'string' },
    sets: { type: 'string', default: 'all,html,3,1' },
  },
});
if (positionals.length === 0) {
  console.error('usage: npm run bench:quality -- DIR… [--check] [--worst N] [--sets all,html,3,1]');
  process.exit(2);
}
const program = fileURLToPath(new URL('../bin/scrape-clean.js', import.meta.url));
const floors = JSON.parse(readFileSync(new URL('floors.json', import.meta.url), 'utf8'));
const FIGURES = [
  'segmentation',
  'body',
  'title',
  'date',
  'author',
  'category',
  'comments',
  'perfect',
  'exact',
];
const scratch = mkdtempSync(join(tmpdir(), 'scrape-clean-bench-'));
let short = 0;

// The scorer lies in the bench folder of the data: beside `sites`, or in `bench` beside the seeds.
function scorerOf(folder) {
  for (let at = resolve(folder); dirname(at) !== at; at = dirname(at)) {
    for (const path of [join(at, 'score-records.mjs'), join(at, 'bench/score-records.mjs')])
      if (existsSync(path)) return path;
  }
  throw new Error(`no score-records.mjs above ${folder}`);
}

function score(site, pagesAtOnce) {
  const dumps = join(site, pagesAtOnce === 'html' ? 'html' : 'dumps');
  const files = readdirSync(dumps)
    .sort()
    .map((name) => join(dumps, name));
  const size = !/^\d/.test(pagesAtOnce) ? files.length : Number(pagesAtOnce);
  let records = '';
  for (let at = 0; at < files.length; at += size) {
    records += execFileSync(process.execPath, [program, '-q', ...files.slice(at, at + size)], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
      maxBuffer: 1 << 30,
    });
  }
  const out = join(scratch, 'records.ndjson');
  writeFileSync(out, records);
  const scorer = scorerOf(site);
  if (options.worst !== undefined && !/^\d/.test(pagesAtOnce))
    execFileSync(process.execPath, [scorer, join(site, 'gold.ndjson'), out, '--worst', options.worst], {
      stdio: ['ignore', 'ignore', 'inherit'],
    });
  return JSON.parse(
    execFileSync(process.execPath, [scorer, join(site, 'gold.ndjson'), out, '--json'], { encoding: 'utf8' }),
  );
}

// Of a field that a site never shows there is no figure, and the mean leaves the site out.
function meanOf(rows) {
  return Object.fromEntries(
    FIGURES.map((figure) => {
      const values = rows.map((row) => row[figure]).filter((value) => value !== null && value !== undefined);
      return [
        figure,
        values.length === 0 ? null : values.reduce((sum, value) => sum + value, 0) / values.length,
      ];
    }),
  );
}

function print(name, row) {
  console.log(
    name.padEnd(22) +
      FIGURES.map((figure) => (row[figure] == null ? '–' : row[figure].toFixed(3)).padStart(13)).join(''),
  );
}

function check(name, row) {
  for (const [figure, floor] of Object.entries(floors[name] ?? {})) {
    if (row[figure] >= floor) continue;
    short++;
    console.error(`${name}: ${figure} ${row[figure].toFixed(4)} is under the floor ${floor}`);
  }
}

// Single articles: html/ and gold.json, for the scorer of texts that lies above; pages whose ids end so are not looked at.
const HELD = { hexadecimal: /[0-5]$/, decimal: /[012]$/ };

function scoreArticles(folder) {
  const gold = JSON.parse(readFileSync(join(folder, 'gold.json'), 'utf8'));
  const ids = Object.keys(gold);
  const out = execFileSync(process.execPath, [program, '-q', join(folder, 'html')], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
    maxBuffer: 1 << 30,
  });
  const records = Map.groupBy
    ? Map.groupBy(lines(out), idOf)
    : lines(out).reduce(
        (all, record) => all.set(idOf(record), [...(all.get(idOf(record)) ?? []), record]),
        new Map(),
      );
  const predictions = Object.fromEntries(
    ids.map((id) => [id, { articleBody: (records.get(id) ?? []).flatMap(({ body }) => body).join('\n') }]),
  );
  const path = join(scratch, 'predictions.json');
  writeFileSync(path, JSON.stringify(predictions));
  const held = ids.every((id) => /^\d+$/.test(id)) ? HELD.decimal : HELD.hexadecimal;
  const groups = {
    all: ids,
    opened: ids.filter((id) => !held.test(id)),
    unopened: ids.filter((id) => held.test(id)),
  };
  const name = basename(resolve(folder));
  console.log(
    `\n${name.padEnd(22)}${['pages', 'F1', 'precision', 'recall', 'under 0.3', 'title', 'author', 'date'].map((figure) => figure.padStart(13)).join('')}`,
  );
  for (const [group, own] of Object.entries(groups)) {
    const subset = join(scratch, 'subset.json');
    writeFileSync(subset, JSON.stringify(own));
    const scorer = join(folder, '..', 'score.mjs');
    const result = JSON.parse(
      execFileSync(
        process.execPath,
        [
          scorer,
          join(folder, 'gold.json'),
          path,
          '--json',
          '--pages',
          '--bootstrap',
          '0',
          '--subset',
          subset,
        ],
        { encoding: 'utf8', maxBuffer: 1 << 28 },
      ),
    );
    const met = (field) => {
      const given = own.filter((id) => gold[id][field] != null);
      const right = given.filter((id) => fold(gold[id][field]) === fold(records.get(id)?.[0]?.[field]));
      if (options.worst !== undefined && group === 'opened')
        for (const id of given.filter((each) => !right.includes(each)).slice(0, Number(options.worst)))
          console.error(id, field, gold[id][field], '|', records.get(id)?.[0]?.[field]);
      return given.length === 0 ? null : right.length / given.length;
    };
    const row = {
      F1: result.f1,
      precision: result.precision,
      recall: result.recall,
      lost: result.pages.filter(({ f1 }) => f1 < 0.3).length,
      title: met('title'),
      author: met('author'),
      date: met('date'),
    };
    console.log(
      `articles (${group})`.padEnd(22) +
        String(own.length).padStart(13) +
        Object.entries(row)
          .map(([figure, value]) =>
            (value == null ? '–' : figure === 'lost' ? String(value) : value.toFixed(3)).padStart(13),
          )
          .join(''),
    );
    if (options.worst !== undefined && group === 'opened')
      for (const { id, f1 } of result.pages.slice(0, Number(options.worst))) console.error(id, f1.toFixed(3));
    if (options.check) check(`${name}:${group}`, row);
  }
}

const lines = (text) =>
  text
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line));
const idOf = ({ file }) => basename(file).replace(/\.html(?:\.gz)?$/, '');
const fold = (value) =>
  value == null ? null : String(value).normalize('NFKC').replace(/\s+/g, ' ').trim().toLowerCase();

for (const folder of positionals) {
  if (existsSync(join(folder, 'gold.json'))) {
    scoreArticles(folder);
    continue;
  }
  const name = basename(resolve(folder));
  const isSite = existsSync(join(folder, 'dumps'));
  const sites = isSite
    ? [folder]
    : readdirSync(folder)
        .sort()
        .map((site) => join(folder, site))
        .filter((site) => existsSync(join(site, 'dumps')));
  const unopened = new Set(
    existsSync(join(folder, 'UNOPENED.txt'))
      ? readFileSync(join(folder, 'UNOPENED.txt'), 'utf8').trim().split('\n')
      : [],
  );
  for (const set of options.sets.split(',')) {
    if (set === 'html' && !sites.some((site) => existsSync(join(site, 'html')))) {
      console.log(`\n${name}: no page as HTML`);
      continue;
    }
    console.log(
      `\n${(set === 'all' ? name : set === 'html' ? `${name}, as HTML` : `${name}, ${set} at a time`).padEnd(22)}${FIGURES.map((figure) => figure.padStart(13)).join('')}`,
    );
    const rows = sites.map((site) => ({ name: basename(resolve(site)), ...score(site, set) }));
    const opened = rows.filter((row) => !unopened.has(row.name));
    for (const row of opened) print(row.name, row);
    const means = isSite
      ? { [name]: meanOf(rows) }
      : {
          mean: meanOf(rows),
          ...(unopened.size === 0
            ? {}
            : { opened: meanOf(opened), unopened: meanOf(rows.filter((row) => unopened.has(row.name))) }),
        };
    for (const [group, row] of Object.entries(means)) {
      if (!isSite) print(`mean (${group})`, row);
      if (options.check) check(`${name}${isSite ? '' : `:${group}`}:${set}`, row);
    }
  }
}
rmSync(scratch, { recursive: true });
process.exitCode = short > 0 ? 1 : 0;
