// Records of real sites, to be shown in themes that are not theirs.

import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const lines = (path) => (existsSync(path) ? readFileSync(path, 'utf8').split(/\r?\n/) : []).filter(Boolean);

/** A site's own words may not be known to the program by their region. */
function languageOf(folder) {
  const stated = lines(join(folder, 'SITE.md')).find((line) => line.startsWith('- language: '));
  return stated?.slice('- language: '.length).split('-')[0] ?? 'en';
}

const some = (values) => [...new Set(values.filter(Boolean))].slice(0, 6);

/** The sites of a folder whose records have texts: their language, and what their records say. */
export function readGiven(folder) {
  const unopened = lines(join(folder, 'UNOPENED.txt'));
  return readdirSync(folder)
    .filter((name) => existsSync(join(folder, name, 'gold.ndjson')) && !unopened.includes(name))
    .sort()
    .map((name) => {
      const gold = lines(join(folder, name, 'gold.ndjson')).map((line) => JSON.parse(line));
      // A record that stands on two pages of its site is one.
      const titles = new Map(gold.map((record) => [record.title, record]));
      return {
        name,
        language: languageOf(join(folder, name)),
        records: [...titles.values()].filter(({ title, body }) => title && body.length > 0),
        authors: some(gold.map(({ author }) => author)),
        categories: some(gold.flatMap(({ category }) => category)),
      };
    })
    .filter(({ records }) => records.length >= 12);
}
