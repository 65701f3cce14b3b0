#!/usr/bin/env node
// Random themes: pages made in them, flattened in the manner of each flattener, and read back.
//
//   npm run bench:themes -- [--count 300] [--seed 1] [--worst 10] [--show N]
import { parseArgs } from 'node:util';
import { flatteners } from './themes/flatten.mjs';
import { runTheme } from './themes/run.mjs';

const { values: options } = parseArgs({
  options: {
    count: { type: 'string', default: '300' },
    seed: { type: 'string', default: '1' },
    worst: { type: 'string', default: '0' },
    show: { type: 'string' },
  },
});

if (options.show !== undefined) {
  const { theme, flattener, pages, misses, segmentation, perfect, template } = runTheme(
    Number(options.show),
    Number(options.seed),
  );
  console.log(JSON.stringify({ ...theme, flattener, segmentation, perfect }));
  for (const layout of template.layouts)
    console.log(layout.side, layout.title, layout.leads, layout.evidence);
  console.log(pages[0].raw.text.replace(/\n{3,}/g, '\n\n').slice(0, 3000));
  for (const miss of misses.slice(0, 3)) console.log(JSON.stringify(miss, null, 1).slice(0, 900));
} else {
  const results = Array.from({ length: Number(options.count) }, (_, i) => runTheme(i, Number(options.seed)));
  const mean = (list, figure) => list.reduce((sum, each) => sum + each[figure], 0) / list.length;
  for (const name of Object.keys(flatteners)) {
    const own = results.filter(({ flattener }) => flattener === name);
    console.log(name.padEnd(14), mean(own, 'segmentation').toFixed(3), mean(own, 'perfect').toFixed(3));
  }
  console.log(
    'all'.padEnd(14),
    mean(results, 'segmentation').toFixed(3),
    mean(results, 'perfect').toFixed(3),
    `${results.filter(({ segmentation }) => segmentation < 0.8).length} under 0.8`,
  );
  const worst = [...results]
    .sort((a, b) => a.perfect - b.perfect || a.segmentation - b.segmentation || a.number - b.number)
    .slice(0, Number(options.worst));
  for (const { number, theme, flattener, segmentation, perfect } of worst)
    console.log(
      number,
      flattener,
      segmentation.toFixed(2),
      perfect.toFixed(2),
      Object.entries(theme)
        .filter(([, value]) => value !== 'none' && value !== false)
        .map(([name, value]) => (value === true ? name : `${name}=${value}`))
        .join(' '),
    );
}
