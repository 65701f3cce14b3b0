#!/usr/bin/env node
// Random themes: pages made in them, flattened in the manner of each flattener, and read back.
//
//   npm run bench:themes -- [--count 300] [--seed 1] [--worst 10] [--as html|blocks] [--bare] [--rich] [--records DIR]
//   npm run bench:themes -- --show N [--seed 1] [--as html|blocks] [--bare] [--rich] [--write DIR]
//
// --bare shows persons, terms and figures without a label too. --rich writes headings, lists, quotes, code and short lines
// into the texts, and titles of all kinds. --records dresses the records of real sites in the themes: DIR holds a folder for
// each site, with gold.ndjson and, in SITE.md, its language; those that UNOPENED.txt names are left out. --show tells all of
// one theme; --write writes its pages into a folder, to be read by the program itself.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { readGiven } from './themes/given.mjs';
import { makeTheme, renderings, runTheme } from './themes/run.mjs';

const { values: options } = parseArgs({
  options: {
    count: { type: 'string', default: '300' },
    seed: { type: 'string', default: '1' },
    worst: { type: 'string', default: '0' },
    show: { type: 'string' },
    write: { type: 'string' },
    as: { type: 'string', default: 'html' },
    bare: { type: 'boolean', default: false },
    rich: { type: 'boolean', default: false },
    records: { type: 'string' },
  },
});

const drawn = {
  bare: options.bare,
  rich: options.rich,
  given: options.records === undefined ? [] : readGiven(options.records),
};
if (options.show !== undefined) {
  const { theme, flattener, texts, misses, segmentation, perfect, template } = runTheme(
    Number(options.show),
    Number(options.seed),
    options.as,
    drawn,
  );
  console.log(JSON.stringify({ ...theme, flattener, segmentation, perfect }));
  for (const layout of template.layouts)
    console.log(layout.side, layout.title, layout.leads, layout.evidence);
  console.log(texts[0].replace(/\n{3,}/g, '\n\n').slice(0, 5000));
  if (options.write !== undefined) {
    mkdirSync(options.write, { recursive: true });
    for (const { file, text } of makeTheme(Number(options.show), Number(options.seed), options.as, drawn)
      .raws)
      writeFileSync(join(options.write, file), text);
  }
  for (const miss of misses.slice(0, 3)) console.log(JSON.stringify(miss, null, 1).slice(0, 900));
} else {
  const results = Array.from({ length: Number(options.count) }, (_, i) =>
    runTheme(i, Number(options.seed), options.as, drawn),
  );
  const FIGURES = ['segmentation', 'perfect', 'author', 'category', 'comments'];
  const print = (name, list) => {
    const means = FIGURES.map((figure) => {
      const values = list.map((each) => each[figure]).filter((value) => value !== null);
      return values.reduce((sum, value) => sum + value, 0) / values.length;
    });
    console.log(name.padEnd(22) + means.map((value) => value.toFixed(3).padStart(13)).join(''));
  };
  console.log(' '.repeat(22) + FIGURES.map((figure) => figure.padStart(13)).join(''));
  for (const name of Object.keys(renderings[options.as].flatteners))
    print(
      name,
      results.filter(({ flattener }) => flattener === name),
    );
  print('all', results);
  console.log(`${results.filter(({ segmentation }) => segmentation < 0.8).length} under segmentation 0.8`);
  const worst = [...results]
    .sort((a, b) => a.perfect - b.perfect || a.segmentation - b.segmentation || a.number - b.number)
    .slice(0, Number(options.worst));
  for (const { number, theme, flattener, segmentation, perfect } of worst)
    console.log(
      number,
      flattener,
      segmentation.toFixed(2),
      perfect.toFixed(2),
      Object.entries({ ...theme, ...theme.bare, ...theme.rich, ...theme.markup })
        .filter(([name]) => !['markup', 'bare', 'rich'].includes(name))
        .filter(([, value]) => value !== 'none' && value !== false)
        .map(([name, value]) => (value === true ? name : `${name}=${value}`))
        .join(' '),
    );
}
