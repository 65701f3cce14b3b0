// Whatever the theme, the same records: forty random themes of bench/themes, and how much of them must come back.

import { expect, test } from 'vitest';
import { runTheme } from '../../bench/themes/run.mjs';

test.each([
  { rendering: 'html', bare: false, segmentation: 0.955, perfect: 0.94 },
  { rendering: 'blocks', bare: false, segmentation: 0.97, perfect: 0.92 },
  { rendering: 'html', bare: true, segmentation: 0.955, perfect: 0.89 },
  { rendering: 'blocks', bare: true, segmentation: 0.97, perfect: 0.9 },
] as const)(
  'forty random themes, as $rendering, values without labels: $bare',
  ({ rendering, bare, ...least }) => {
    const results = Array.from({ length: 40 }, (_, number) => runTheme(number, 2, rendering, { bare }));
    const mean = (figure: 'segmentation' | 'perfect'): number =>
      results.reduce((sum, result) => sum + result[figure], 0) / results.length;
    const worst = results
      .filter(({ perfect }) => perfect < 0.5)
      .map(({ number, flattener }) => `${number} ${flattener}`);
    expect(mean('segmentation'), `worst: ${worst.join(', ')}`).toBeGreaterThanOrEqual(least.segmentation);
    expect(mean('perfect'), `worst: ${worst.join(', ')}`).toBeGreaterThanOrEqual(least.perfect);
  },
);

test('a theme is the same whenever it is drawn', () => {
  expect(runTheme(3, 2).texts).toEqual(runTheme(3, 2).texts);
});
