// A corpus to measure on: dumps of listing pages of made-up sites, the same for every run of the same arguments.
//
//   node bench/corpus.mjs OUT [MEGABYTES=100] [SITES=40]
//
// OUT/text/SITE/NUMBER.txt and, a twentieth as many, OUT/html/SITE/NUMBER.html.

import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { argv } from 'node:process';
import { pathToFileURL } from 'node:url';
import { random } from './themes/random.mjs';
import { wordsOf } from './themes/words.mjs';

const MONTHS = 'January February March April May June July August September October November December'.split(
  ' ',
);
const ARTICLES = 10;
const PARAGRAPHS = 8;
const HTML_SHARE = 20;

/**
 * @param {string} out a folder that is made anew
 * @param {number} megabytes of text
 * @param {number} sites
 * @returns {{files: number, bytes: number, htmlFiles: number, htmlBytes: number}}
 */
export function makeCorpus(out, megabytes, sites) {
  rmSync(out, { recursive: true, force: true });
  const made = { files: 0, bytes: 0, htmlFiles: 0, htmlBytes: 0 };
  const chrome = Array.from({ length: sites }, (_, site) => chromeOf(site));
  for (let number = 0; made.bytes < megabytes * 1e6; number++) {
    for (let site = 0; site < sites && made.bytes < megabytes * 1e6; site++) {
      const name = `${String(site).padStart(2, '0')}`;
      const page = pageOf(site, number);
      const text = textOf(chrome[site], page);
      write(join(out, 'text', name), `${String(number).padStart(5, '0')}.txt`, text);
      made.files++;
      made.bytes += Buffer.byteLength(text);
      if (number % HTML_SHARE !== 0) continue;
      const html = htmlOf(chrome[site], page);
      write(join(out, 'html', name), `${String(number).padStart(5, '0')}.html`, html);
      made.htmlFiles++;
      made.htmlBytes += Buffer.byteLength(html);
    }
  }
  return made;
}

function write(folder, name, text) {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, name), text);
}

function chromeOf(site) {
  const choose = random(1000 + site);
  const words = wordsOf('en', choose);
  return {
    name: words.name(),
    menu: Array.from({ length: 6 + choose.below(14) }, words.label),
    share: 'FacebookTwitterPinterestEmail',
    recent: Array.from({ length: 5 }, words.title),
    copyright: `© 2003 - 2024 ${words.name()}. All rights reserved.`,
    categories: Array.from({ length: 6 }, words.label),
    stock: Array.from({ length: 3 }, words.paragraph),
  };
}

// What depends on the site and the number of the page alone, so that a smaller corpus is a part of a larger one.
function pageOf(site, number) {
  const choose = random(site * 100_003 + number);
  const words = wordsOf('en', choose);
  return Array.from({ length: ARTICLES }, (_, i) => {
    const day = new Date(Date.UTC(2013, 0, 5) - (number * ARTICLES + i) * 86_400_000);
    return {
      category: choose.below(6),
      title: words.title(),
      // Once in a while a paragraph that the site prints again and again.
      paragraphs: Array.from({ length: 2 + choose.below(PARAGRAPHS) }, () =>
        choose.chance(1 / 60) ? null : words.paragraph(),
      ),
      date: `${MONTHS[day.getUTCMonth()]} ${day.getUTCDate()}, ${day.getUTCFullYear()}`,
      comments: choose.below(9),
      glued: choose.chance(0.3),
    };
  });
}

const counted = (count) => `${count} comment${count === 1 ? '' : 's'}`;

function textOf({ name, menu, share, recent, copyright, categories, stock }, articles) {
  const lines = [name, ...menu.map((entry) => `  • ${entry}`), name, ''];
  for (const { category, title, paragraphs, date, comments, glued } of articles) {
    lines.push(categories[category], '', title, '');
    paragraphs.forEach((paragraph, i) => {
      const own = paragraph ?? stock[category % stock.length];
      lines.push(glued && i === 1 ? own.replace(' ', ` ${title}`) : own, '');
    });
    lines.push(`${date} ${counted(comments)}`, share);
  }
  return `${[...lines, 'Older Posts', 'Recent Posts', ...recent.map((title) => `  • ${title}`), copyright].join('\n')}\n`;
}

function htmlOf({ name, menu, share, recent, copyright, categories, stock }, articles) {
  const items = (titles) =>
    `<ul>${titles.map((title) => `<li><a href="/x">${title}</a></li>`).join('')}</ul>`;
  const article = ({ category, title, paragraphs, date, comments }) =>
    `<div class="post"><p class="cat">${categories[category]}</p><h2><a href="/p">${title}</a></h2>${paragraphs
      .map((paragraph) => `<p>${paragraph ?? stock[category % stock.length]}</p>`)
      .join('\n')}<div class="meta">${date} ${counted(comments)}</div><div>${share}</div></div>`;
  return `<!DOCTYPE html>\n<html lang="en"><head><title>${name}</title></head><body><nav>${items(menu)}</nav>\n${articles
    .map(article)
    .join(
      '\n',
    )}\n<aside><h3>Recent Posts</h3>${items(recent)}</aside><footer>${copyright}</footer></body></html>\n`;
}

if (import.meta.url === pathToFileURL(argv[1] ?? '').href) {
  const [, , out, megabytes = '100', sites = '40'] = argv;
  if (out === undefined || out.startsWith('-')) {
    console.error('usage: node bench/corpus.mjs OUT [MEGABYTES] [SITES]');
    process.exit(2);
  }
  console.log(JSON.stringify(makeCorpus(out, Number(megabytes), Number(sites))));
}
