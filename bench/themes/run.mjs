// One theme: its pages are made, flattened, read back and held against what they were made from.

import { emptyProfile, extract, learn, understand } from '../../dist/index.js';
import { flatteners } from './flatten.mjs';
import { random } from './random.mjs';
import { drawTheme, expected, renderSite } from './theme.mjs';

const words = (text) =>
  text.toLowerCase().match(/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]|[\p{L}\p{N}\p{M}]+/gu) ??
  [];

function overlap(a, b) {
  const left = new Map();
  for (const word of a) left.set(word, (left.get(word) ?? 0) + 1);
  let hit = 0;
  for (const word of b)
    if ((left.get(word) ?? 0) > 0) {
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
  const pages = renderSite(theme, r).map((page, i) => ({
    ...page,
    raw: { file: `${i}.txt`, site: 'site', text: flatteners[flattener](page.blocks), firstLine: 1 },
  }));
  const profile = emptyProfile();
  for (const { raw } of pages) learn(raw, profile);
  const template = understand(profile);
  let gold = 0,
    found = 0,
    pairs = 0,
    perfect = 0;
  const misses = [];
  for (const { raw, records } of pages) {
    const got = extract(raw, template).records;
    gold += records.length;
    found += got.length;
    const free = new Set(got);
    for (const record of records.map((each) => expected(theme, each))) {
      let best = null;
      for (const each of free) {
        const score = overlap(
          words(`${record.title} ${record.body.join(' ')}`),
          words(`${each.title ?? ''} ${each.body.join(' ')}`),
        );
        if (score >= 0.5 && (best === null || score > best.score)) best = { each, score };
      }
      if (best === null) {
        misses.push({ record, got: null });
        continue;
      }
      free.delete(best.each);
      pairs++;
      const { title, date, body } = best.each;
      const same =
        title === record.title &&
        date === record.date &&
        overlap(words(body.join(' ')), words(record.body.join(' '))) >= 0.99;
      if (same) perfect++;
      else misses.push({ record, got: { title, date, body } });
    }
  }
  return {
    number,
    theme,
    flattener,
    segmentation: (2 * pairs) / (gold + found || 1),
    perfect: perfect / gold,
    misses,
    pages,
    template,
  };
}
