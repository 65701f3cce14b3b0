// One theme: its pages are made, flattened, read back and held against what they were made from.

import { emptyProfile, extract, learn, understand } from '../../dist/index.js';
import { blockFlatteners } from './blocks.mjs';
import { flatteners } from './flatten.mjs';
import { drawMarkup, renderHtml } from './markup.mjs';
import { random } from './random.mjs';
import { drawBare, drawRich, drawTheme, expected, renderSite } from './theme.mjs';
import { wordsOf } from './words.mjs';

/** How themes are written: as HTML that is flattened, or as blocks without any markup. */
export const renderings = {
  html: { flatteners, write: writeHtml },
  blocks: { flatteners: blockFlatteners, write: (pages, _theme, _seed, flatten) => pages.map(flatten) },
};

// The markup has a source of chance of its own: the records of a theme are the same in both renderings.
function writeHtml(pages, theme, seed, flatten) {
  const r = random(seed ^ 0x2545f491);
  const markup = drawMarkup(theme, r);
  Object.assign(theme, { markup });
  return renderHtml(pages, theme, markup, wordsOf(theme.language, r), r).map(flatten);
}

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

/** Pairs each record with the one read back that shares most words with it. */
function pairUp(records, got) {
  const free = new Set(got);
  return records.map((record) => {
    let best = null;
    for (const each of free) {
      const score = overlap(
        words(`${record.title} ${record.body.join(' ')}`),
        words(`${each.title ?? ''} ${each.body.join(' ')}`),
      );
      if (score >= 0.5 && (best === null || score > best.score)) best = { each, score };
    }
    if (best !== null) free.delete(best.each);
    return { record, got: best?.each ?? null };
  });
}

const isPerfect = ({ record, got }) =>
  got !== null &&
  got.title === record.title &&
  got.date === record.date &&
  overlap(words(got.body.join(' ')), words(record.body.join(' '))) >= 0.99;

/** Share of the records with a field that have it right, or null where none has it. */
function shareRight(pairs, field, given) {
  const own = pairs.filter(({ record }) => record[field] !== null);
  return own.length === 0
    ? null
    : own.filter(({ record, got }) => got !== null && given(got) === record[field]).length / own.length;
}

/** As many pages and records as a theme has, or as there are records given. */
function share(theme, { records }) {
  const pages = Math.min(theme.pages, Math.floor(records.length / 3));
  return { pages, records: Math.min(theme.records, Math.floor(records.length / pages)) };
}

/** A theme and its pages, as one of the flatteners writes them. */
export function makeTheme(number, seed, rendering, { bare = false, rich = false, given = [] } = {}) {
  const r = random(seed * 100_003 + number);
  const theme = drawTheme(r);
  const own = given.length === 0 ? undefined : random((seed * 100_003 + number) ^ 0x7a3c9).pick(given);
  if (own !== undefined)
    Object.assign(theme, { language: own.language, given: own.name, ...share(theme, own) });
  if (bare) Object.assign(theme, { bare: drawBare(theme, random((seed * 100_003 + number) ^ 0x51ed270b)) });
  if (rich) Object.assign(theme, { rich: drawRich(random((seed * 100_003 + number) ^ 0x2f6e2b1)) });
  const { flatteners: all, write } = renderings[rendering];
  const names = Object.keys(all);
  const flattener = names[number % names.length];
  const pages = renderSite(theme, r, own);
  const raws = write(pages, theme, seed * 100_003 + number, all[flattener]).map((text, i) => ({
    file: `${i}.txt`,
    site: 'site',
    text,
    firstLine: 1,
    media: flattener === 'html' ? 'html' : 'text',
  }));
  return { theme, flattener, pages, raws };
}

/**
 * One theme, read back: the share of records found and of records that are right in title, date and body.
 * @param {'html' | 'blocks'} rendering
 * @param {{bare?: boolean, rich?: boolean, given?: object[]}} options whether further values are shown without a label, and whether texts are
 *   more than paragraphs; sites whose records are dressed in the themes (`readGiven`)
 */
export function runTheme(number, seed, rendering = 'html', options = {}) {
  const { theme, flattener, pages, raws } = makeTheme(number, seed, rendering, options);
  const profile = emptyProfile();
  for (const raw of raws) learn(raw, profile);
  const template = understand(profile);
  let found = 0;
  const pairs = raws.flatMap((raw, i) => {
    const got = extract(raw, template).records;
    found += got.length;
    return pairUp(
      pages[i].records.map((record) => expected(theme, record)),
      got,
    );
  });
  const paired = pairs.filter(({ got }) => got !== null).length;
  return {
    number,
    theme,
    flattener,
    segmentation: (2 * paired) / (pairs.length + found || 1),
    perfect: pairs.filter(isPerfect).length / pairs.length,
    author: shareRight(pairs, 'author', (got) => got.author),
    category: shareRight(pairs, 'category', (got) => got.categories[0]),
    comments: shareRight(pairs, 'comments', (got) => got.comments),
    misses: pairs.filter((pair) => !isPerfect(pair)),
    texts: raws.map(({ text }) => text),
    template,
  };
}
