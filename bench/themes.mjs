#!/usr/bin/env node
// Random themes: pages made in them, flattened in the manner of each flattener, and read back.
//
//   npm run bench:themes -- [--count 300] [--seed 1] [--worst 10] [--show N]
import { parseArgs } from 'node:util';
import { emptyProfile, extract, learn, understand } from '../dist/index.js';
import { flatteners } from './themes/flatten.mjs';
import { random } from './themes/random.mjs';
import { drawTheme, expected, renderSite } from './themes/theme.mjs';

const { values: options } = parseArgs({ options: { count: { type: 'string', default: '300' }, seed: { type: 'string', default: '1' }, worst: { type: 'string', default: '0' }, show: { type: 'string' } } });

const words = (text) => text.toLowerCase().match(/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]|[\p{L}\p{N}\p{M}]+/gu) ?? [];

function overlap(a, b) {
  const left = new Map();
  for (const word of a) left.set(word, (left.get(word) ?? 0) + 1);
  let hit = 0;
  for (const word of b) if ((left.get(word) ?? 0) > 0) {
    hit++;
    left.set(word, left.get(word) - 1);
  }
  return a.length + b.length === 0 ? 1 : (2 * hit) / (a.length + b.length);
}

/** One theme, read back: the share of records found and of records that are right in title, date and body. */
export function runTheme(number, seed) {
  const r = random(seed * 100_003 + number);
  const theme = drawTheme(r);
  const names = Object.keys(flatteners);
  const flattener = names[number % names.length];
  const pages = renderSite(theme, r).map((page, i) => ({ ...page, raw: { file: `${i}.txt`, site: 'site', text: flatteners[flattener](page.blocks), firstLine: 1 } }));
  const profile = emptyProfile('site');
  for (const { raw } of pages) learn(raw, profile);
  const template = understand(profile);
  let gold = 0, found = 0, pairs = 0, perfect = 0;
  const misses = [];
  for (const { raw, records } of pages) {
    const got = extract(raw, template).records;
    gold += records.length;
    found += got.length;
    const free = new Set(got);
    for (const record of records.map((each) => expected(theme, each))) {
      let best = null;
      for (const each of free) {
        const score = overlap(words(`${record.title} ${record.body.join(' ')}`), words(`${each.title ?? ''} ${each.body.join(' ')}`));
        if (score >= 0.5 && (best === null || score > best.score)) best = { each, score };
      }
      if (best === null) {
        misses.push({ record, got: null });
        continue;
      }
      free.delete(best.each);
      pairs++;
      const { title, date, body } = best.each;
      const same = title === record.title && (date === record.date) && overlap(words(body.join(' ')), words(record.body.join(' '))) >= 0.99;
      if (same) perfect++;
      else misses.push({ record, got: { title, date, body } });
    }
  }
  return { number, theme, flattener, segmentation: (2 * pairs) / (gold + found || 1), perfect: perfect / gold, misses, pages, template };
}

if (process.argv[1]?.endsWith('themes.mjs')) {
  if (options.show !== undefined) {
    const { theme, flattener, pages, misses, segmentation, perfect, template } = runTheme(Number(options.show), Number(options.seed));
    console.log(JSON.stringify({ ...theme, flattener, segmentation, perfect }));
    for (const layout of template.layouts) console.log(layout.side, layout.title, layout.leads, layout.evidence);
    console.log(pages[0].raw.text.replace(/\n{3,}/g, '\n\n').slice(0, 3000));
    for (const miss of misses.slice(0, 3)) console.log(JSON.stringify(miss, null, 1).slice(0, 900));
  } else {
    const results = Array.from({ length: Number(options.count) }, (_, i) => runTheme(i, Number(options.seed)));
    const mean = (list, figure) => list.reduce((sum, each) => sum + each[figure], 0) / list.length;
    for (const name of Object.keys(flatteners)) {
      const own = results.filter(({ flattener }) => flattener === name);
      console.log(name.padEnd(14), mean(own, 'segmentation').toFixed(3), mean(own, 'perfect').toFixed(3));
    }
    console.log('all'.padEnd(14), mean(results, 'segmentation').toFixed(3), mean(results, 'perfect').toFixed(3), `${results.filter(({ segmentation }) => segmentation < 0.8).length} under 0.8`);
    const worst = [...results].sort((a, b) => a.perfect - b.perfect || a.segmentation - b.segmentation || a.number - b.number).slice(0, Number(options.worst));
    for (const { number, theme, flattener, segmentation, perfect } of worst) console.log(number, flattener, segmentation.toFixed(2), perfect.toFixed(2), Object.entries(theme).filter(([, value]) => value !== 'none' && value !== false).map(([name, value]) => (value === true ? name : `${name}=${value}`)).join(' '));
  }
}
